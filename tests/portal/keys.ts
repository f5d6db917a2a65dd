import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { SIGNATURE_ALGORITHM, type PublicKeyJwk } from '../../shared/portal-api';

/** PKCS#8 wrapping of a raw Ed25519 seed. Source: RFC 8410 §7. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A signing key that is the same for the same name. */
export interface SigningKeys {
  publicKey: PublicKeyJwk;
  verifyKey: KeyObject;
  /** Signs a JSON payload as compact JWS with the given `typ`. Deterministic, as Ed25519 is. */
  signCompact: (typ: string, payload: unknown) => string;
}

const base64url = (value: string | Buffer): string => Buffer.from(value).toString('base64url');

/** SHA-256 as lower-case hexadecimal digits. */
export const sha256Hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** The payload of a JWS: a text as it stands, anything else as JSON. */
const textOf = (payload: unknown): string => (typeof payload === 'string' ? payload : JSON.stringify(payload));

/**
 * Makes a key from a name. It is a reference portal's key: whoever knows the name knows the key.
 * Signing is synchronous (`node:crypto`, not `jose`), so that a receipt is made inside the transaction that stores it.
 */
export function createSigningKeys(name: string): SigningKeys {
  const secret = createHash('sha256').update(`countersign reference portal ${name}`).digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, secret]), format: 'der', type: 'pkcs8' });
  const verifyKey = createPublicKey(privateKey);
  const x = verifyKey.export({ format: 'jwk' }).x ?? '';
  const kid = `key-${sha256Hex(x).slice(0, 16)}`;
  return {
    publicKey: { kty: 'OKP', crv: 'Ed25519', x, kid },
    verifyKey,
    signCompact: (typ, payload) => {
      const signed = `${base64url(JSON.stringify({ alg: SIGNATURE_ALGORITHM, kid, typ }))}.${base64url(textOf(payload))}`;
      return `${signed}.${base64url(sign(null, Buffer.from(signed), privateKey))}`;
    },
  };
}
