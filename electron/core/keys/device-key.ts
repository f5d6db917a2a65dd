import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { PublicKeyJwk } from '../../../shared/portal-api/statement';
import { IntegrityError } from '../errors';
import type { Random } from '../ports';

/** A desk's signing key, loaded. Signing is synchronous: it happens inside a database transaction. */
export interface DeviceKey {
  /** RFC 7638 thumbprint of the public key. */
  readonly kid: string;
  readonly publicKey: PublicKeyJwk;
  /** A 64-byte Ed25519 signature. Source: RFC 8032 §5.1.6. */
  sign(bytes: Uint8Array): Buffer;
}

/** What stands before the 32-byte seed in the PKCS #8 form of an Ed25519 private key. Source: RFC 8410 §7. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_BYTES = 32;

const Ed25519Point = z.object({ x: z.string() });

/** RFC 7638 thumbprint: SHA-256 over the required members in lexicographic order, base64url. */
export function thumbprintOf(x: string): string {
  return createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url');
}

/** A new private key as PKCS #8 bytes, to be stored encrypted; the caller zeroes them after use. */
export function generateDeviceKey(random: Random): Buffer {
  const seed = random.bytes(SEED_BYTES);
  const pkcs8 = Buffer.concat([PKCS8_PREFIX, seed]);
  seed.fill(0);
  return pkcs8;
}

/**
 * Loads a private key from its PKCS #8 bytes.
 * @throws IntegrityError when they are not an Ed25519 key.
 */
export function loadDeviceKey(pkcs8: Buffer): DeviceKey {
  const privateKey = readPrivateKey(pkcs8);
  const { x } = Ed25519Point.parse(createPublicKey(privateKey).export({ format: 'jwk' }));
  const kid = thumbprintOf(x);
  const publicKey: PublicKeyJwk = { kty: 'OKP', crv: 'Ed25519', x, kid };
  return { kid, publicKey, sign: (bytes) => sign(null, bytes, privateKey) };
}

function readPrivateKey(pkcs8: Buffer): KeyObject {
  try {
    const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (cause) {
    throw new IntegrityError('the device key cannot be read', { cause });
  }
  throw new IntegrityError('the device key is not Ed25519');
}

/** True when `signature` is that of `bytes` under the public key; false for anything else, an unusable key included. */
export function verifyEd25519(publicKey: PublicKeyJwk, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    const { kty, crv, x } = publicKey;
    return verify(null, bytes, createPublicKey({ key: { kty, crv, x }, format: 'jwk' }), signature);
  } catch {
    // OpenSSL refuses points that are not on the curve; for a verifier that is one more wrong signature.
    return false;
  }
}
