import { createHash, timingSafeEqual } from 'node:crypto';

/** 256 bits for tokens and keys alike: neither can be guessed, so neither needs a limit on tries. */
const SECRET_BYTES = 32;

/**
 * Tokens and session keys of one core. A single-use token comes to the page in its address; the page exchanges it for a
 * session key. Only digests are kept, and the digests of keys survive a crash of core through the host.
 */
export class SessionKeys {
  readonly #randomBytes: (count: number) => Buffer;
  readonly #tokenHashes: Buffer[] = [];
  readonly #keyHashes: Buffer[];

  /** @param keyHashes SHA-256 (hex) of keys that stay valid. */
  constructor(randomBytes: (count: number) => Buffer, keyHashes: readonly string[] = []) {
    this.#randomBytes = randomBytes;
    this.#keyHashes = keyHashes.map((hex) => Buffer.from(hex, 'hex'));
  }

  /** Makes a token that opens one page. */
  issueToken(): string {
    const token = this.#randomBytes(SECRET_BYTES).toString('base64url');
    this.#tokenHashes.push(sha256(token));
    return token;
  }

  /** Exchanges a token for a session key and the key's SHA-256 (hex); undefined when it is unknown or was used. */
  redeem(token: string): { sessionKey: string; sha256: string } | undefined {
    const index = indexOfHash(this.#tokenHashes, sha256(token));
    if (index === undefined) return undefined;
    this.#tokenHashes.splice(index, 1);
    const sessionKey = this.#randomBytes(SECRET_BYTES).toString('base64url');
    const keyHash = sha256(sessionKey);
    this.#keyHashes.push(keyHash);
    return { sessionKey, sha256: keyHash.toString('hex') };
  }

  /** Whether this is the session key of one of the desk's pages. */
  accepts(sessionKey: string | undefined): boolean {
    return sessionKey !== undefined && indexOfHash(this.#keyHashes, sha256(sessionKey)) !== undefined;
  }
}

/** Compares with every entry and each in constant time, so that the time taken tells nothing about the entries. */
function indexOfHash(hashes: readonly Buffer[], wanted: Buffer): number | undefined {
  let found: number | undefined;
  for (const [index, hash] of hashes.entries())
    if (hash.length === wanted.length && timingSafeEqual(hash, wanted)) found = index;
  return found;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
