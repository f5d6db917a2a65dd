import { z } from 'zod';
import { CompactJws } from './primitives';

/** `typ` headers of what the portal signs; a statement of one kind can never pass for another. */
export const STATEMENT_TYPES = {
  person: 'countersign-person+jws',
  policy: 'countersign-policy+jws',
  receipt: 'countersign-receipt+jws',
} as const;

/** `typ` header of what a desk signs. */
export const DECISION_JWS_TYPE = 'countersign-decision+jws';

/** The only signature algorithm in use. Source: RFC 9864 (fully specified `Ed25519`). */
export const SIGNATURE_ALGORITHM = 'Ed25519';

/** A signed statement of the portal: JWS with a pinned key, so that it holds offline until its `expiresAt`. */
export const StatementEnvelope = z.object({ statement: CompactJws }).meta({ id: 'StatementEnvelope' });

/** An Ed25519 public key as JWK. Source: RFC 8037 §2. */
export const PublicKeyJwk = z
  .object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().min(40).max(50), kid: z.string().min(1) })
  .meta({ id: 'PublicKeyJwk' });
export type PublicKeyJwk = z.infer<typeof PublicKeyJwk>;
