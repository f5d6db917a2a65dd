import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Verdict } from '../../../shared/portal-api/application';
import { Id, Instant, Level, Sha256Hex } from '../../../shared/portal-api/primitives';
import type { PublicKeyJwk } from '../../../shared/portal-api/statement';
import { IntegrityError } from '../errors';
import type { DeviceKey } from '../keys/device-key';
import { parseCanonicalJson, toCanonicalJson } from './canonical';
import { LOG_ENTRY_JWS_TYPE, signJws, verifyJws } from './jws';

/** What a log entry can say. Source: assurance LOG-16. */
export const LogAction = z.enum([
  'application.purged',
  'application.viewed',
  'authorisation.failed',
  'claim.released',
  'claim.taken',
  'decision.conflicted',
  'decision.delivered',
  'decision.refused',
  'decision.resolved',
  'decision.signed',
  'decision.undone',
  'device.enrolled',
  'evidence.viewed',
  'export.made',
  'policy.changed',
  'session.ended',
  'session.locked',
  'session.opened',
]);
export type LogAction = z.infer<typeof LogAction>;

/**
 * The payload of one entry: ids, codes, digests and times; no personal data, because an entry outlives the purge of what it
 * speaks about. `prev` is the leaf hash of the entry before (empty for the first), a quick local check; the proof is the tree.
 * Absent members mean "does not apply".
 */
export const LogEntry = z.strictObject({
  v: z.literal(1),
  seq: z.int().min(0),
  prev: z.union([z.literal(''), Sha256Hex]),
  time: Instant,
  /** Opaque person id. */
  actor: Id,
  action: LogAction,
  application: Id.optional(),
  decision: Id.optional(),
  verdict: Verdict.optional(),
  level: z.union([z.literal(0), Level]).optional(),
  /** Reason codes, problem types, outcomes: identifiers, never sentences. */
  codes: z.array(z.string().regex(/^[\w./:-]{1,80}$/)).max(60),
  /** `decision` and `receipt` are of exact JWS bytes, `checks` of their canonical JSON, `evidence` of the files. */
  digests: z.strictObject({
    decision: Sha256Hex.optional(),
    receipt: Sha256Hex.optional(),
    checks: Sha256Hex.optional(),
    evidence: z.array(Sha256Hex).max(100).optional(),
  }),
  policyVersion: z.int().min(1).optional(),
  appBuild: z.string().regex(/^[\w.+-]{1,60}$/),
});
export type LogEntry = z.infer<typeof LogEntry>;

/** Leaf hash of an entry's exact bytes, SHA-256(0x00 || bytes). Source: RFC 6962 §2.1. */
export function leafHash(bytes: Uint8Array | string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(bytes).digest();
}

/** Signs an entry; the result's exact ASCII bytes are the leaf, stored as they are and never serialised again. */
export function signEntry(entry: LogEntry, key: DeviceKey): string {
  return signJws(Buffer.from(toCanonicalJson(LogEntry, entry)), { typ: LOG_ENTRY_JWS_TYPE, key });
}

/**
 * The entry in a leaf, after its signature and canonical form were checked.
 * @throws IntegrityError
 */
export function readEntry(jws: string, keys: readonly PublicKeyJwk[]): LogEntry {
  const verified = verifyJws(jws, { typ: LOG_ENTRY_JWS_TYPE, keys });
  if (!verified.ok) throw new IntegrityError(`log entry: ${verified.reason}`);
  return parseCanonicalJson(LogEntry, verified.payload);
}
