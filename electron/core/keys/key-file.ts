import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { DeskError } from '../errors';

const FORMAT = 'countersign-profile-keys';
const VERSION = 1;

/** The database key under a key derived from the keyring's share: HKDF salt and sealed key, both base64. */
export const KeyringWrap = z.object({ kind: z.literal('keyring'), salt: z.base64(), sealedKey: z.base64() });
export type KeyringWrap = z.infer<typeof KeyringWrap>;

/** Wraps of kinds that this version does not know are carried along, so that a later one can add them. */
const Wraps = z.array(z.looseObject({ kind: z.string() })).min(1);

const KeyFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  wraps: Wraps,
  /** SHA-256 over the canonical wraps: tells a damaged file from a wrong share. It protects nothing else. */
  checksum: z.string(),
});
const AnyVersion = z.object({ format: z.literal(FORMAT), version: z.int() });

const checksumOf = (wraps: z.infer<typeof Wraps>): string =>
  createHash('sha256')
    .update(canonicalize(wraps) ?? '')
    .digest('hex');

const damaged = (cause?: unknown): DeskError => new DeskError('PROFILE_DAMAGED', undefined, cause);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged(cause);
  }
}

/** The text of a key file with one wrap. */
export function formatKeyFile(wrap: KeyringWrap): string {
  const wraps = [wrap];
  return `${JSON.stringify({ format: FORMAT, version: VERSION, wraps, checksum: checksumOf(wraps) }, undefined, 2)}\n`;
}

/**
 * The keyring wrap in the text of a key file.
 * @throws DeskError `PROFILE_DAMAGED`, `PROFILE_FROM_NEWER_VERSION`, or `PROFILE_KEY_UNAVAILABLE` when it holds no keyring wrap.
 */
export function parseKeyFile(text: string): KeyringWrap {
  const json = parseJson(text);
  const versioned = AnyVersion.safeParse(json);
  if (versioned.success && versioned.data.version > VERSION)
    throw new DeskError('PROFILE_FROM_NEWER_VERSION', { found: versioned.data.version, known: VERSION });
  const file = KeyFile.safeParse(json);
  if (!file.success) throw damaged(file.error);
  if (checksumOf(file.data.wraps) !== file.data.checksum) throw damaged();
  const wrap = file.data.wraps.find(({ kind }) => kind === 'keyring');
  if (wrap === undefined) throw new DeskError('PROFILE_KEY_UNAVAILABLE');
  const keyring = KeyringWrap.safeParse(wrap);
  if (!keyring.success) throw damaged(keyring.error);
  return keyring.data;
}
