import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Application } from '../portal-api/application';
import { CheckAnswer } from '../portal-api/policy';
import { DecisionAnchor } from '../portal-api/decision';
import { Verdict } from '../portal-api/application';
import { DecisionView } from './decision';
import { errorsOf } from './errors';

/**
 * Where the bytes of one file are: `ready` on this desk and verified; `fetching`; `not_here` (the portal is gone or did not
 * have them); `damaged` (they were not what the portal announced, and fetching again did not help); `refused` (a type or size the desk does not take);
 * `undecodable` (the page reported that it does not open).
 */
export const EvidenceState = z.enum(['ready', 'fetching', 'not_here', 'damaged', 'refused', 'undecodable']);
export type EvidenceState = z.infer<typeof EvidenceState>;

/** One file of evidence as the page may ask for it; `handle` is random, bound to this session and expires. */
export const EvidenceHandle = z.object({
  mediaId: z.string(),
  handle: z.string(),
  state: EvidenceState,
  receivedBytes: z.int(),
});
export type EvidenceHandle = z.infer<typeof EvidenceHandle>;

/** Work in progress on one application, saved as it is made. */
export const Draft = z.object({
  answers: z.array(z.object({ checkId: z.string(), subject: z.string(), answer: CheckAnswer, reason: z.string() })),
  reasonCodes: z.array(z.string()),
  note: z.string(),
  anchors: z.array(DecisionAnchor),
  seen: z.array(z.object({ mediaId: z.string(), seenMs: z.int(), playedPercent: z.int() })),
  chosenVerdict: Verdict.optional(),
  newAttempt: z.enum(['invited', 'not_invited']).optional(),
  activeMs: z.int(),
});
export type Draft = z.infer<typeof Draft>;

export const ClaimView = z.object({
  state: z.enum(['free', 'ours', 'expired', 'held_by_other']),
  holderName: z.string().optional(),
  expiresAtMs: z.int().optional(),
});

export const ApplicationView = z.object({
  application: Application,
  claim: ClaimView,
  evidence: z.array(EvidenceHandle),
  draft: Draft.optional(),
  /** Our latest decision about it that is not withdrawn. */
  ourDecision: DecisionView.optional(),
  /** Highest level these documents reach under the policy in force. */
  reachableLevel: z.int(),
  policyVersion: z.int(),
  /** A newer revision that waits beside an undelivered decision of ours. */
  newerRevision: z.int().optional(),
});
export type ApplicationView = z.infer<typeof ApplicationView>;

export const applicationContract = {
  /** One full application; fetches it when it is not on this desk. */
  get: oc
    .input(z.object({ applicationId: z.string() }))
    .output(ApplicationView)
    .errors(
      errorsOf(
        'NOT_SIGNED_IN',
        'NOT_FOUND',
        'NOT_ON_DESK',
        'RECORD_BROKEN',
        'POLICY_MISSING',
        'PORTAL_ANSWER_UNUSABLE',
      ),
    ),
  saveDraft: oc
    .input(z.object({ applicationId: z.string(), draft: Draft }))
    .output(z.object({ savedAtMs: z.int() }))
    .errors(errorsOf('NOT_SIGNED_IN', 'NOT_FOUND', 'DISK_FULL', 'STORAGE_FAILED')),
  /** The page reports a file that does not decode. */
  reportUndecodable: oc
    .input(z.object({ applicationId: z.string(), mediaId: z.string() }))
    .output(z.object({}))
    .errors(errorsOf('NOT_SIGNED_IN', 'NOT_FOUND')),
  /** Fetches one file again that is damaged, missing or does not decode. */
  refetchEvidence: oc
    .input(z.object({ applicationId: z.string(), mediaId: z.string() }))
    .output(z.object({}))
    .errors(errorsOf('NOT_SIGNED_IN', 'NOT_FOUND')),
};
