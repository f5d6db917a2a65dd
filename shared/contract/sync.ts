import { oc } from '@orpc/contract';
import { z } from 'zod';
import { OutboxCounts } from './decision';
import { errorsOf } from './errors';

/** Something in the portal's data that could not be used; it never stops the rest. */
export const SyncProblem = z.object({
  kind: z.enum([
    'summary_broken',
    'application_broken',
    'media_missing',
    'media_damaged',
    'media_refused',
    'media_undecodable',
    'policy_unusable',
  ]),
  applicationId: z.string().optional(),
  reference: z.string().optional(),
  /** What is wrong, in the portal's field names; never a value. */
  reason: z.string(),
  atMs: z.int(),
});
export type SyncProblem = z.infer<typeof SyncProblem>;

export const SyncStatus = z.object({
  portal: z.object({
    state: z.enum(['unknown', 'reachable', 'unreachable', 'sign_in_needed']),
    sinceMs: z.int(),
    /** Why it is unreachable, as a failure kind. */
    reason: z.string().optional(),
  }),
  /** `first` while the feed is read from its beginning. */
  feed: z.object({
    state: z.enum(['idle', 'first', 'catching_up']),
    lastSyncAtMs: z.int().optional(),
    known: z.int(),
  }),
  workingSet: z.object({ applications: z.int(), ready: z.int(), bytesMissing: z.int() }),
  outbox: OutboxCounts,
  log: z.object({ entries: z.int(), unanchored: z.int(), oldestUnanchoredAtMs: z.int().optional() }),
  policyVersion: z.int().optional(),
  clockOffsetMs: z.int(),
  problems: z.array(SyncProblem),
});
export type SyncStatus = z.infer<typeof SyncStatus>;

export const syncContract = {
  status: oc.output(SyncStatus).errors(errorsOf('NOT_SIGNED_IN')),
  /** Pulls the feed now instead of at the next turn. */
  now: oc.output(z.object({})).errors(errorsOf('NOT_SIGNED_IN')),
};
