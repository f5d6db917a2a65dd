/** Why the keyring gives no share; the host tells the person in words of its own. */
export type KeyringErrorCode = 'KEYRING_UNAVAILABLE' | 'KEYRING_NOT_SECURE' | 'KEYRING_DAMAGED';

export class KeyringError extends Error {
  readonly code: KeyringErrorCode;

  constructor(code: KeyringErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'KeyringError';
    this.code = code;
  }
}

/** Length of the keyring's share of the key hierarchy. */
export const KEYRING_SHARE_BYTES = 32;

/** Keeps this desk's share of the key hierarchy. The share alone never opens anything. */
export interface Keyring {
  /**
   * The 32 bytes, made on first use and the same for ever after; a fresh copy each time, for the caller to zero.
   * @throws {KeyringError} when there is no safe place for them, or what is stored cannot be read back. A share that
   *   cannot be read is never replaced: that would cost what it protects.
   */
  readShare(): Promise<Uint8Array<ArrayBuffer>>;
}
