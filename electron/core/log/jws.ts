/**
 * Compact JWS over exact bytes, synchronous (decisions are signed inside a database transaction). One algorithm, one `typ`
 * per kind, known keys only; whoever verifies says what is allowed, the header never does.
 * Source: RFC 7515 §7.1, RFC 8037 §3.1, RFC 9864 (`Ed25519`), RFC 8725 §3 (allow-lists, explicit typing).
 */
import { z } from 'zod';
import { SIGNATURE_ALGORITHM, type PublicKeyJwk } from '../../../shared/portal-api/statement';
import { InvariantError } from '../errors';
import { verifyEd25519, type DeviceKey } from '../keys/device-key';

/** Protected header of everything that is signed here. A header with `crit` asks for what nobody here understands. */
const JwsHeader = z.object({
  alg: z.literal(SIGNATURE_ALGORITHM),
  typ: z.string().min(1),
  kid: z.string().min(1),
  crit: z.never().optional(),
});

/** `typ` of a log entry. */
export const LOG_ENTRY_JWS_TYPE = 'countersign-log-entry+jws';

export interface DecodedJws {
  typ: string;
  kid: string;
  payload: Buffer;
  /** The ASCII bytes that are signed: header and payload parts with their dot. */
  signingInput: Buffer;
  signature: Buffer;
}

export type VerifiedJws =
  | { ok: true; payload: Buffer; kid: string }
  | { ok: false; reason: 'malformed' | 'wrong_type' | 'unknown_key' | 'wrong_signature' };

/** Strict base64url: no padding, no other alphabet, no stray bits at the end. */
function decodePart(part: string): Buffer | undefined {
  const bytes = Buffer.from(part, 'base64url');
  return bytes.toString('base64url') === part ? bytes : undefined;
}

function parseHeader(bytes: Buffer): z.infer<typeof JwsHeader> | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return JwsHeader.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Takes a compact JWS apart without judging its signature; undefined when it is not one of ours. */
export function decodeJws(jws: string): DecodedJws | undefined {
  const [headerPart, payloadPart, signaturePart, ...rest] = jws.split('.');
  if (headerPart === undefined || payloadPart === undefined || signaturePart === undefined || rest.length > 0) return;
  const headerBytes = decodePart(headerPart);
  const payload = decodePart(payloadPart);
  const signature = decodePart(signaturePart);
  if (headerBytes === undefined || payload === undefined || signature === undefined) return;
  const header = parseHeader(headerBytes);
  if (header === undefined) return;
  const signingInput = Buffer.from(`${headerPart}.${payloadPart}`, 'ascii');
  return { typ: header.typ, kid: header.kid, payload, signingInput, signature };
}

/** Verifies a compact JWS of kind `typ` against the known keys, by `kid`. Never throws. */
export function verifyJws(jws: string, allowed: { typ: string; keys: readonly PublicKeyJwk[] }): VerifiedJws {
  const decoded = decodeJws(jws);
  if (decoded === undefined) return { ok: false, reason: 'malformed' };
  if (decoded.typ !== allowed.typ) return { ok: false, reason: 'wrong_type' };
  const key = allowed.keys.find(({ kid }) => kid === decoded.kid);
  if (key === undefined) return { ok: false, reason: 'unknown_key' };
  if (!verifyEd25519(key, decoded.signingInput, decoded.signature)) return { ok: false, reason: 'wrong_signature' };
  return { ok: true, payload: decoded.payload, kid: decoded.kid };
}

/** Joins a protected header, given as its exact JSON text, and a payload, and signs both. */
export function compactJws(headerJson: string, payload: Uint8Array, key: Pick<DeviceKey, 'sign'>): string {
  const signingInput = `${Buffer.from(headerJson).toString('base64url')}.${Buffer.from(payload).toString('base64url')}`;
  return `${signingInput}.${key.sign(Buffer.from(signingInput, 'ascii')).toString('base64url')}`;
}

/**
 * Signs the exact `payload` as a compact JWS, and verifies it at once: a signature that a fault in memory or in the
 * library made wrong never leaves here. The header's members are in canonical order.
 * @throws InvariantError when the fresh signature does not verify.
 */
export function signJws(payload: Uint8Array, { typ, key }: { typ: string; key: DeviceKey }): string {
  const jws = compactJws(JSON.stringify({ alg: SIGNATURE_ALGORITHM, kid: key.kid, typ }), payload, key);
  const verified = verifyJws(jws, { typ, keys: [key.publicKey] });
  if (!verified.ok || !verified.payload.equals(payload)) throw new InvariantError('a fresh signature does not verify');
  return jws;
}
