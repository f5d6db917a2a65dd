import { createCipheriv, createDecipheriv } from 'node:crypto';
import { IntegrityError } from '../errors';
import type { Random } from '../ports';

/** What a sealed blob holds; it opens only as what it was sealed as. */
export type SealPurpose = 'database-key' | 'application-body' | 'draft' | 'person-name' | 'device-key';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES;
const CIPHER = 'aes-256-gcm';

interface SealContext {
  /** 32 bytes. */
  key: Uint8Array;
  purpose: SealPurpose;
  /** The one thing it belongs to, such as an application id. */
  id: string;
}

/** Purposes hold no `|`, so purpose and id cannot be cut in another place. */
const additionalData = ({ purpose, id }: SealContext): Buffer =>
  Buffer.from(`countersign/v${VERSION}/${purpose}|${id}`);

/**
 * Encrypts a small blob: version (1 byte), random nonce (12), ciphertext, tag (16).
 * Source: NIST SP 800-38D; random nonces stay far below its 2^32 messages a key.
 */
export function seal(context: SealContext & { plain: Uint8Array; random: Random }): Buffer {
  const nonce = context.random.bytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, context.key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(additionalData(context));
  const ciphertext = cipher.update(context.plain);
  cipher.final();
  return Buffer.concat([Buffer.of(VERSION), nonce, ciphertext, cipher.getAuthTag()]);
}

/**
 * Opens what `seal` made.
 * @throws IntegrityError when it was changed, or sealed under another key, purpose or id.
 */
export function unseal(context: SealContext & { sealed: Uint8Array }): Buffer {
  const { sealed } = context;
  if (sealed.length < HEADER_BYTES + TAG_BYTES) throw new IntegrityError('sealed blob is too short');
  if (sealed[0] !== VERSION) throw new IntegrityError('sealed blob has an unknown version');
  const decipher = createDecipheriv(CIPHER, context.key, sealed.subarray(1, HEADER_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(additionalData(context));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const plain = decipher.update(sealed.subarray(HEADER_BYTES, -TAG_BYTES));
  try {
    decipher.final();
    return plain;
  } catch (cause) {
    plain.fill(0);
    throw new IntegrityError('sealed blob fails authentication', { cause });
  }
}
