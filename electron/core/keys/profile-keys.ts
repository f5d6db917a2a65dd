/**
 * The top of the key hierarchy of one profile (architecture §8).
 *
 *   keyring share ──HKDF──► wrapping key ──opens──► database key ──HKDF──► key of application-keys.db
 *                                                                └──HKDF──► key that seals names outside the database
 *
 * The database key is random and is stored only wrapped, in `<profileDir>/keys.json`.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileErrorCode, createFileDurably } from '../files/durable-write';
import { DeskError, IntegrityError } from '../errors';
import type { Random } from '../ports';
import { deriveKey, KEY_BYTES } from './derive';
import { formatKeyFile, parseKeyFile, type KeyringWrap } from './key-file';
import { seal, unseal } from './seal';

export interface ProfileKeys {
  readonly databaseKey: Buffer;
  readonly applicationKeysKey: Buffer;
  readonly nameSealKey: Buffer;
  /** Zeroes all of them. */
  dispose(): void;
}

export interface ProfileKeysOptions {
  /** Absolute; made with mode 0700 when missing. */
  profileDir: string;
  /** 32 bytes of the operating system's keyring; zeroed by whoever made it. */
  keyringShare: Uint8Array;
  random: Random;
}

const SEAL = { purpose: 'database-key', id: 'keyring' } as const;

const wrappingKey = (share: Uint8Array, salt: Uint8Array): Buffer =>
  deriveKey({ from: share, purpose: 'wrap-keyring', salt });

function wrap(databaseKey: Buffer, { keyringShare, random }: ProfileKeysOptions): KeyringWrap {
  const salt = random.bytes(KEY_BYTES);
  const key = wrappingKey(keyringShare, salt);
  try {
    const sealedKey = seal({ ...SEAL, key, plain: databaseKey, random });
    return { kind: 'keyring', salt: salt.toString('base64'), sealedKey: sealedKey.toString('base64') };
  } finally {
    key.fill(0);
  }
}

function unwrap(wrapped: KeyringWrap, keyringShare: Uint8Array): Buffer {
  const key = wrappingKey(keyringShare, Buffer.from(wrapped.salt, 'base64'));
  try {
    return unseal({ ...SEAL, key, sealed: Buffer.from(wrapped.sealedKey, 'base64') });
  } catch (error) {
    // The file's checksum holds, so the share is not the one it was wrapped with.
    if (error instanceof IntegrityError) throw new DeskError('PROFILE_KEY_UNAVAILABLE', undefined, error);
    throw error;
  } finally {
    key.fill(0);
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes the key file unless another process made one meanwhile. A new key beside old databases would hide that theirs is lost. */
function createKeyFile(file: string, options: ProfileKeysOptions): void {
  if (readdirSync(options.profileDir).some((name) => name.endsWith('.db'))) throw new DeskError('PROFILE_DAMAGED');
  const databaseKey = options.random.bytes(KEY_BYTES);
  try {
    createFileDurably(file, formatKeyFile(wrap(databaseKey, options)), options.random.bytes(8).toString('hex'));
  } finally {
    databaseKey.fill(0);
  }
}

function keysFrom(databaseKey: Buffer): ProfileKeys {
  const applicationKeysKey = deriveKey({ from: databaseKey, purpose: 'application-keys' });
  const nameSealKey = deriveKey({ from: databaseKey, purpose: 'person-names' });
  const dispose = (): void => {
    for (const key of [databaseKey, applicationKeysKey, nameSealKey]) key.fill(0);
  };
  return { databaseKey, applicationKeysKey, nameSealKey, dispose };
}

/**
 * Opens the keys of a profile, or makes them when the profile is new.
 * @throws DeskError `PROFILE_KEY_UNAVAILABLE` (another keyring share), `PROFILE_DAMAGED` (the key file is unusable, or missing
 * beside databases) or `PROFILE_FROM_NEWER_VERSION`; nothing is changed then.
 */
export function openProfileKeys(options: ProfileKeysOptions): ProfileKeys {
  if (options.keyringShare.length !== KEY_BYTES) throw new DeskError('PROFILE_KEY_UNAVAILABLE');
  mkdirSync(options.profileDir, { recursive: true, mode: 0o700 });
  const file = path.join(options.profileDir, 'keys.json');
  if (readIfThere(file) === undefined) createKeyFile(file, options);
  // Always read back: what is used is what a restart will find.
  const databaseKey = unwrap(parseKeyFile(readFileSync(file, 'utf8')), options.keyringShare);
  if (databaseKey.length !== KEY_BYTES) throw new DeskError('PROFILE_DAMAGED');
  return keysFrom(databaseKey);
}
