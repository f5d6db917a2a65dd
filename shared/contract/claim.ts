import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errorsOf } from './errors';

const Taken = z.object({ applicationId: z.string(), expiresAtMs: z.int() });

export const claimContract = {
  /** Hands out the next application: from the claim-ahead buffer at once, else from the portal. */
  takeNext: oc
    .input(z.object({ after: z.string().optional() }))
    .output(Taken)
    .errors(
      errorsOf(
        'NOT_SIGNED_IN',
        'NOT_ALLOWED',
        'NOTHING_TO_CLAIM',
        'CLAIM_LIMIT',
        'PORTAL_UNREACHABLE',
        'PORTAL_ANSWER_UNUSABLE',
        'SIGN_IN_AGAIN',
      ),
    ),
  take: oc
    .input(z.object({ applicationId: z.string(), reasonCode: z.string().optional() }))
    .output(Taken)
    .errors(
      errorsOf(
        'NOT_SIGNED_IN',
        'NOT_ALLOWED',
        'NOT_FOUND',
        'CLAIMED_BY_OTHER',
        'CLAIM_LIMIT',
        'CLAIM_REASON_NEEDED',
        'ALREADY_CLOSED',
        'PORTAL_UNREACHABLE',
        'PORTAL_ANSWER_UNUSABLE',
        'SIGN_IN_AGAIN',
      ),
    ),
  release: oc
    .input(z.object({ applicationId: z.string() }))
    .output(z.object({}))
    .errors(
      errorsOf('NOT_SIGNED_IN', 'CLAIM_NOT_HELD', 'PORTAL_UNREACHABLE', 'PORTAL_ANSWER_UNUSABLE', 'SIGN_IN_AGAIN'),
    ),
};
