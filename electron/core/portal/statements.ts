import type { z } from 'zod';
import { Receipt } from '../../../shared/portal-api/decision';
import { PersonStatement } from '../../../shared/portal-api/person';
import { Policy } from '../../../shared/portal-api/policy';
import { STATEMENT_TYPES, type PublicKeyJwk } from '../../../shared/portal-api/statement';
import { verifyJws } from '../log/jws';

/** Why a statement does not hold. */
type StatementFault =
  | 'malformed'
  | 'wrong_type'
  | 'unknown_key'
  | 'wrong_signature'
  | 'invalid_payload'
  | 'expired'
  | 'about_something_else';

export type Verified<T> = { ok: true; value: T } | { ok: false; reason: StatementFault };

/** What a receipt has to be about: this decision, and exactly these bytes. */
interface ReceiptSubject {
  decisionId: string;
  /** SHA-256 of the JWS that was sent, as hexadecimal digits. */
  digest: string;
}

/** Judges what the portal has signed. Nothing here throws, whatever it is given. */
export interface StatementVerifier {
  /** A statement about a person that has not expired at `nowMs`. */
  person: (jws: string, nowMs: number) => Verified<PersonStatement>;
  /** A policy that has not expired at `nowMs`; absent fields have their safest values. */
  policy: (jws: string, nowMs: number) => Verified<Policy>;
  /** A receipt for these very bytes. Receipts do not expire. */
  receipt: (jws: string, subject: ReceiptSubject) => Verified<Receipt>;
}

function parsePayload<Schema extends z.ZodType>(schema: Schema, payload: Uint8Array): Verified<z.output<Schema>> {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    const parsed = schema.safeParse(json);
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, reason: 'invalid_payload' };
  } catch {
    return { ok: false, reason: 'invalid_payload' };
  }
}

const unexpired = <T extends { expiresAt: string }>(statement: Verified<T>, nowMs: number): Verified<T> =>
  statement.ok && Date.parse(statement.value.expiresAt) <= nowMs ? { ok: false, reason: 'expired' } : statement;

/**
 * Makes the verifier for a desk's pinned keys: one algorithm, the exact `typ` of each kind, keys by `kid` among the pinned.
 * Source: RFC 8725 §3.1, §3.11; portal-api.md (signed statements).
 */
export function createStatementVerifier(pinnedKeys: readonly PublicKeyJwk[]): StatementVerifier {
  const open = <Schema extends z.ZodType>(jws: string, typ: string, schema: Schema): Verified<z.output<Schema>> => {
    const verified = verifyJws(jws, { typ, keys: pinnedKeys });
    return verified.ok ? parsePayload(schema, verified.payload) : verified;
  };
  return {
    person: (jws, nowMs) => unexpired(open(jws, STATEMENT_TYPES.person, PersonStatement), nowMs),
    policy: (jws, nowMs) => unexpired(open(jws, STATEMENT_TYPES.policy, Policy), nowMs),
    receipt: (jws, { decisionId, digest }) => {
      const receipt = open(jws, STATEMENT_TYPES.receipt, Receipt);
      const isAbout = receipt.ok && receipt.value.decisionId === decisionId && receipt.value.digest === digest;
      return receipt.ok && !isAbout ? { ok: false, reason: 'about_something_else' } : receipt;
    },
  };
}
