import type { Policy } from '../../../shared/portal-api/policy';
import type { Problem, ProblemType } from '../../../shared/portal-api/problem';
import { DeskError } from '../errors';
import type { PortalFailure } from '../portal/result';

function ofProblem(problem: Problem, policy: Policy): DeskError {
  switch (problem.type) {
    case '/problems/nothing-to-claim':
      return new DeskError('NOTHING_TO_CLAIM');
    case '/problems/claim-limit':
      return new DeskError('CLAIM_LIMIT', { maxHeld: policy.claims.maxHeld });
    case '/problems/claimed-by-other':
      return problem.holder && problem.expiresAt
        ? new DeskError('CLAIMED_BY_OTHER', {
            holderName: problem.holder.name,
            expiresAtMs: Date.parse(problem.expiresAt),
          })
        : new DeskError('PORTAL_ANSWER_UNUSABLE', { reason: problem.type });
    case '/problems/already-decided':
    case '/problems/withdrawn':
      return new DeskError('ALREADY_CLOSED');
    case '/problems/not-found':
      return new DeskError('NOT_FOUND');
    case '/problems/not-allowed':
      return new DeskError('NOT_ALLOWED');
    case '/problems/not-your-claim':
      return new DeskError('CLAIM_NOT_HELD');
    case '/problems/unauthenticated':
    case '/problems/insufficient-authentication':
      return new DeskError('SIGN_IN_AGAIN');
    case '/problems/invalid-request':
      return new DeskError('CLAIM_REASON_NEEDED');
    default:
      return new DeskError('PORTAL_ANSWER_UNUSABLE', { reason: problem.type });
  }
}

/** Answers to extending a claim that say it is not ours any more; to anything else, a busy portal above all, it still is. */
const LOST: ReadonlySet<ProblemType> = new Set([
  '/problems/already-decided',
  '/problems/claimed-by-other',
  '/problems/not-allowed',
  '/problems/not-found',
  '/problems/not-your-claim',
  '/problems/withdrawn',
  // Both are about taking it anew, so the claim itself had ended.
  '/problems/claim-limit',
  '/problems/invalid-request',
]);

/** Whether the answer to extending a claim ends it. */
export const isClaimLost = (failure: PortalFailure): boolean =>
  failure.kind === 'problem' && failure.status < 500 && LOST.has(failure.type);

/** What a person hears when the portal did not give a claim. */
export function claimFailure(failure: PortalFailure, policy: Policy): DeskError {
  switch (failure.kind) {
    case 'problem':
      return ofProblem(failure.problem, policy);
    case 'invalid':
      return new DeskError('PORTAL_ANSWER_UNUSABLE', { reason: failure.reason });
    case 'unknown_answer':
      return new DeskError('PORTAL_ANSWER_UNUSABLE', { reason: 'unknown_answer' });
    case 'network':
    case 'timeout':
    case 'aborted':
    case 'signed_out':
      return new DeskError('PORTAL_UNREACHABLE');
  }
}
