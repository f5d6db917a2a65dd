import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { IntegrityError } from '../errors';
import { deriveKey } from '../keys/derive';
import { nonceOf, saltOfHeader, TAG_BYTES } from './chunked-format';

const CIPHER = 'aes-256-gcm';

/** Seals and opens the chunks of one stored file. */
export class ChunkCipher {
  /** A key object, because a key in a Buffer is prepared anew for every chunk, at half the chunk's cost; Node wipes it when it is collected. */
  readonly #key: KeyObject;
  readonly #header: Buffer;

  /** @throws IntegrityError when `header` is not one of this format. */
  constructor(mediaKey: Uint8Array, header: Buffer) {
    const key = deriveKey({ from: mediaKey, purpose: 'media-file', salt: saltOfHeader(header) });
    this.#key = createSecretKey(key);
    key.fill(0);
    this.#header = header;
  }

  /** The chunk's ciphertext and its tag. */
  seal(index: number, isLast: boolean, plain: Uint8Array): [ciphertext: Buffer, tag: Buffer] {
    const cipher = createCipheriv(CIPHER, this.#key, nonceOf(index, isLast), { authTagLength: TAG_BYTES });
    cipher.setAAD(this.#header);
    const ciphertext = cipher.update(plain);
    cipher.final();
    return [ciphertext, cipher.getAuthTag()];
  }

  /** @throws IntegrityError when the chunk was changed, or is of another place or file. */
  open(index: number, isLast: boolean, sealed: Uint8Array): Buffer {
    const decipher = createDecipheriv(CIPHER, this.#key, nonceOf(index, isLast), { authTagLength: TAG_BYTES });
    decipher.setAAD(this.#header);
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const plain = decipher.update(sealed.subarray(0, -TAG_BYTES));
    try {
      decipher.final();
      return plain;
    } catch (cause) {
      plain.fill(0);
      throw new IntegrityError(`chunk ${index} fails authentication`, { cause });
    }
  }
}
