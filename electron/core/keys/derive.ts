import { hkdfSync } from 'node:crypto';

/** Every key of this project has this many bytes (AES-256). */
export const KEY_BYTES = 32;

/** What a derived key is for; two purposes never give the same key. */
export type KeyPurpose =
  | 'wrap-keyring'
  | 'application-keys'
  | 'person-names'
  | 'application-body'
  | 'media'
  | 'media-file';

export interface DeriveOptions {
  /** The secret it comes from, 32 bytes. */
  from: Uint8Array;
  purpose: KeyPurpose;
  /** What exactly it is for, such as a media id; the same secret gives another key for another id. */
  id?: string;
  /** Random bytes stored beside what the key protects. */
  salt?: Uint8Array;
}

/** Derives a 32-byte key by HKDF-SHA-256. The caller zeroes the result after use. Source: RFC 5869. */
export function deriveKey({ from, purpose, id = '', salt = new Uint8Array(0) }: DeriveOptions): Buffer {
  return Buffer.from(hkdfSync('sha256', from, salt, `countersign/v1/${purpose}|${id}`, KEY_BYTES));
}

/** The key that an application's stored body and drafts are sealed with. */
export function deriveBodyKey(applicationKey: Uint8Array, applicationId: string): Buffer {
  return deriveKey({ from: applicationKey, purpose: 'application-body', id: applicationId });
}

/** The key of one file of evidence; each stored copy of the file derives its own from this one by its header's salt. */
export function deriveMediaKey(applicationKey: Uint8Array, mediaId: string): Buffer {
  return deriveKey({ from: applicationKey, purpose: 'media', id: mediaId });
}
