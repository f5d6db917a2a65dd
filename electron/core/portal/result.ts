import type { Problem, ProblemType } from '../../../shared/portal-api/problem';

/** Which limit ran out: until the headers (connecting included), between two pieces of the body, or for the whole call. */
export type TimeLimit = 'headers' | 'body' | 'total';

/**
 * Why a call gave no usable answer.
 *
 * - `problem`: the portal says why, as problem+json of a known type; dispatch on `type`, never on texts.
 * - `unknown_answer`: anything else with a status: a proxy's page, a problem of an unknown type, a redirect. Never final.
 * - `invalid`: a success whose body breaks its schema; `reason` names the first broken field, never a value.
 * - `network`, `timeout`, `aborted`: no answer. The request may have taken effect.
 * - `signed_out`: there is no access token; nothing was sent.
 */
export type PortalFailure =
  | { kind: 'problem'; type: ProblemType; problem: Problem; status: number; retryAfterMs?: number }
  | { kind: 'unknown_answer'; status: number; contentType: string; retryAfterMs?: number }
  | { kind: 'invalid'; status: number; reason: string }
  | { kind: 'network'; reason: string }
  | { kind: 'timeout'; limit: TimeLimit }
  | { kind: 'aborted' }
  | { kind: 'signed_out' };

/** A usable answer. `serverDateMs` is its `Date` header in epoch milliseconds. */
interface PortalSuccess<T> {
  ok: true;
  value: T;
  status: number;
  etag?: string;
  serverDateMs?: number;
}

/** What a call came to. Expected failures are values; nothing of the kind is ever thrown. */
export type PortalResult<T> = PortalSuccess<T> | { ok: false; failure: PortalFailure; serverDateMs?: number };

/** The answer to a conditional request. */
export type Fetched<T> = { kind: 'fresh'; body: T } | { kind: 'not_modified' };
