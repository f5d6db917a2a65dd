import type { Receipt } from '../../../shared/portal-api/decision';
import type { Problem, ProblemType } from '../../../shared/portal-api/problem';
import type { PortalFailure, PortalResult } from './result';
import type { Verified } from './statements';

/** What the answer to a sent decision means for its row. */
export type DeliveryOutcome =
  | { kind: 'delivered'; receipt: Receipt; receiptJws: string }
  | { kind: 'retry'; reason: string; retryAfterMs?: number }
  | { kind: 'conflict' | 'refused' | 'awaiting_person'; type: ProblemType | 'signed_out'; problem?: Problem };

/**
 * What each problem type means for a decision. Final are those that the portal keeps for the same bytes (portal-api.md,
 * `PUT /v1/decisions/{id}`): conflicts and refusals. `awaiting_person`: the same bytes can be taken once somebody has
 * signed in, which also enrols the desk again. Types that have no business in this answer are retried like noise.
 *
 * Source: architecture §7.6.
 */
const MEANING: Readonly<Record<ProblemType, 'conflict' | 'refused' | 'awaiting_person' | 'retry'>> = {
  '/problems/already-decided': 'conflict',
  '/problems/not-your-claim': 'conflict',
  '/problems/revision-changed': 'conflict',
  '/problems/withdrawn': 'conflict',

  '/problems/id-reused': 'refused',
  '/problems/invalid-request': 'refused',
  '/problems/invalid-signature': 'refused',
  '/problems/not-allowed': 'refused',
  '/problems/not-found': 'refused',
  '/problems/rule-broken': 'refused',
  '/problems/unsupported-version': 'refused',

  '/problems/insufficient-authentication': 'awaiting_person',
  '/problems/unauthenticated': 'awaiting_person',
  '/problems/unknown-device': 'awaiting_person',

  '/problems/busy': 'retry',
  '/problems/claim-limit': 'retry',
  '/problems/claimed-by-other': 'retry',
  '/problems/cursor-expired': 'retry',
  '/problems/in-progress': 'retry',
  '/problems/nothing-to-claim': 'retry',
  '/problems/range-not-satisfiable': 'retry',
};

/** Statuses that never end anything, whatever the body says. Source: architecture §7.6. */
const isPassing = (status: number): boolean =>
  status === 408 || status === 425 || status === 429 || status < 400 || status >= 500;

function retry(failure: PortalFailure, reason: string): DeliveryOutcome {
  const waitMs = 'retryAfterMs' in failure ? failure.retryAfterMs : undefined;
  return { kind: 'retry', reason, ...(waitMs !== undefined && { retryAfterMs: waitMs }) };
}

function failureOutcome(failure: PortalFailure): DeliveryOutcome {
  if (failure.kind === 'signed_out') return { kind: 'awaiting_person', type: 'signed_out' };
  if (failure.kind !== 'problem') return retry(failure, failure.kind);
  const { type, problem, status } = failure;
  const kind = isPassing(status) ? 'retry' : MEANING[type];
  return kind === 'retry' ? retry(failure, type) : { kind, type, problem };
}

/**
 * What the answer to a sent decision means. Only a receipt that verifies is a delivery, only a known problem type is final;
 * everything else, however final it looks, is tried again with the same bytes.
 */
export function deliveryOutcome(
  result: PortalResult<{ receipt: string }>,
  verify: (receiptJws: string) => Verified<Receipt>,
): DeliveryOutcome {
  if (!result.ok) return failureOutcome(result.failure);
  const receipt = verify(result.value.receipt);
  return receipt.ok
    ? { kind: 'delivered', receipt: receipt.value, receiptJws: result.value.receipt }
    : { kind: 'retry', reason: `receipt_${receipt.reason}` };
}
