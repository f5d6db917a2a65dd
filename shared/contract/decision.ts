import { oc } from '@orpc/contract';
import { z } from 'zod';
import { OUTBOX_STATES } from '../domain/outbox-state';
import { Verdict } from '../portal-api/application';
import { DecisionAnchor, DecisionCheck } from '../portal-api/decision';
import { errorsOf } from './errors';

/** What a person decides; core adds ids, digests, times and the signature. `decisionId` is a UUIDv7 made by the decision bar. */
export const DecisionDraft = z.object({
  decisionId: z.uuid(),
  applicationId: z.string(),
  /** Revision and policy version under which the application was opened. */
  revision: z.int(),
  policyVersion: z.int(),
  verdict: Verdict,
  newAttempt: z.enum(['invited', 'not_invited']).optional(),
  reasonCodes: z.array(z.string()).max(40),
  note: z.string().max(4000),
  checks: z.array(DecisionCheck).max(400),
  seen: z
    .array(z.object({ mediaId: z.string(), seenMs: z.int().min(0), playedPercent: z.int().min(0).max(100) }))
    .max(100),
  anchors: z.array(DecisionAnchor).max(200),
  activeMs: z.int().min(0),
});
export type DecisionDraft = z.infer<typeof DecisionDraft>;

/** One decision of this desk with where it is on its way to the portal. */
export const DecisionView = z.object({
  decisionId: z.string(),
  applicationId: z.string(),
  reference: z.string(),
  verdict: Verdict,
  reasonCodes: z.array(z.string()),
  decidedAtMs: z.int(),
  state: z.enum(OUTBOX_STATES),
  /** While held: when it goes out. */
  holdUntilMs: z.int().optional(),
  attempts: z.int(),
  nextAttemptAtMs: z.int().optional(),
  /** The last answer or failure: a problem type, `network`, `timeout`, `unknown_answer`, … */
  lastOutcome: z.string().optional(),
  /** The portal's verified receipt. */
  receipt: z.object({ digest: z.string(), acceptedAtMs: z.int(), revision: z.int() }).optional(),
});
export type DecisionView = z.infer<typeof DecisionView>;

export const decisionContract = {
  /** Signs and saves a decision; it goes out when the hold ends. The same id and content again gives the earlier result. */
  submit: oc
    .input(DecisionDraft)
    .output(DecisionView)
    .errors(
      errorsOf(
        'NOT_SIGNED_IN',
        'NOT_ALLOWED',
        'NOT_FOUND',
        'NOT_ON_DESK',
        'CLAIM_NOT_HELD',
        'REVISION_CHANGED',
        'RULES_BROKEN',
        'ALREADY_DECIDED_HERE',
        'DECISION_ID_REUSED',
        'POLICY_MISSING',
        'DISK_FULL',
        'STORAGE_FAILED',
      ),
    ),
  undo: oc
    .input(z.object({ decisionId: z.string() }))
    .output(DecisionView)
    .errors(errorsOf('NOT_SIGNED_IN', 'NOT_FOUND', 'UNDO_TOO_LATE', 'DISK_FULL', 'STORAGE_FAILED')),
  get: oc
    .input(z.object({ decisionId: z.string() }))
    .output(DecisionView)
    .errors(errorsOf('NOT_SIGNED_IN', 'NOT_FOUND')),
};

export const OutboxCounts = z.object({
  held: z.int(),
  waiting: z.int(),
  sending: z.int(),
  delivered: z.int(),
  needsPerson: z.int(),
});
export type OutboxCounts = z.infer<typeof OutboxCounts>;

export const outboxContract = {
  /** Newest first; at most `limit` rows (default 200). */
  list: oc
    .input(z.object({ limit: z.int().min(1).max(1000).optional() }))
    .output(z.object({ rows: z.array(DecisionView), counts: OutboxCounts }))
    .errors(errorsOf('NOT_SIGNED_IN')),
  /** Tries a waiting row again now. */
  retry: oc
    .input(z.object({ decisionId: z.string() }))
    .output(DecisionView)
    .errors(errorsOf('NOT_SIGNED_IN', 'NOT_FOUND', 'OUTBOX_STATE')),
};
