import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { KEYRING_SHARE_BYTES, KeyringError, type Keyring } from '../host/keyring';
import { createPrivateFile, readPrivateFile, replacePrivateFile } from '../host/share-file';
import type { ElectronApi } from './electron-api';

/** Linux backends that keep the key beside what it protects, or that nobody knows. Source: Electron, safeStorage. */
const UNSAFE_BACKENDS: ReadonlySet<string> = new Set(['basic_text', 'unknown']);

export interface SystemKeyringOptions {
  safeStorage: ElectronApi['safeStorage'];
  profileRoot: string;
  platform: NodeJS.Platform;
}

/**
 * The share under the operating system's keyring: the profile holds it encrypted with a key that the system keeps.
 * (The share passes through a string here, which cannot be zeroed; it opens nothing alone.)
 */
export function createSystemKeyring({ safeStorage, profileRoot, platform }: SystemKeyringOptions): Keyring {
  const file = path.join(profileRoot, 'keyring-system');
  const make = async (): Promise<Buffer> => {
    const share = randomBytes(KEYRING_SHARE_BYTES);
    const sealed = await safeStorage.encryptStringAsync(share.toString('base64'));
    return (await createPrivateFile(file, sealed)) ? share : await unseal(await readPrivateFile(file));
  };
  const unseal = async (sealed: Buffer | undefined): Promise<Buffer> => {
    const { result, shouldReEncrypt } = await safeStorage
      .decryptStringAsync(sealed ?? Buffer.alloc(0))
      .catch((cause) => {
        throw new KeyringError('KEYRING_DAMAGED', 'the system keyring does not open the stored share', { cause });
      });
    const share = Buffer.from(result, 'base64');
    if (share.length !== KEYRING_SHARE_BYTES)
      throw new KeyringError('KEYRING_DAMAGED', `the stored share does not have ${KEYRING_SHARE_BYTES} bytes`);
    // The system's key has changed or a better one is there now: while both open, the share moves to the new one.
    if (shouldReEncrypt) await replacePrivateFile(file, await safeStorage.encryptStringAsync(result));
    return share;
  };
  return {
    async readShare() {
      await refuseUnsafe(safeStorage, platform);
      const sealed = await readPrivateFile(file);
      const share = sealed ? await unseal(sealed) : await make();
      const copy = new Uint8Array(share);
      share.fill(0);
      return copy;
    },
  };
}

async function refuseUnsafe(safeStorage: ElectronApi['safeStorage'], platform: NodeJS.Platform): Promise<void> {
  if (platform === 'linux' && UNSAFE_BACKENDS.has(safeStorage.getSelectedStorageBackend()))
    throw new KeyringError('KEYRING_NOT_SECURE', 'this session has no keyring that keeps a secret');
  if (!(await safeStorage.isAsyncEncryptionAvailable()))
    throw new KeyringError('KEYRING_UNAVAILABLE', 'the system keyring is locked or missing');
}
