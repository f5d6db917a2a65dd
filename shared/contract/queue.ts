import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ApplicationStatus, DocumentType, Verdict } from '../portal-api/application';
import { OUTBOX_STATES } from '../domain/outbox-state';
import { errorsOf } from './errors';

/** Rows that a page may ask for at once. */
export const QUEUE_PAGE_LIMIT = 500;

/** Saved views of the queue. `open` is everything still to be decided. */
export const QueueView = z.enum([
  'open',
  'due_today',
  'mine',
  'drafts',
  'flagged',
  'later_attempt',
  'on_desk',
  'decided',
  'broken',
]);
export type QueueView = z.infer<typeof QueueView>;

export const QueueFilter = z.object({
  view: QueueView,
  /** Searches name and reference, folded, by prefix of each word. Never written to the address or a log. */
  search: z.string().max(200).optional(),
  statuses: z.array(ApplicationStatus).optional(),
  levels: z.array(z.int()).optional(),
  documentTypes: z.array(DocumentType).optional(),
  /** Due before this moment, epoch ms. */
  dueBeforeMs: z.int().optional(),
  hasSignals: z.boolean().optional(),
  claim: z.enum(['free', 'mine', 'other']).optional(),
});
export type QueueFilter = z.infer<typeof QueueFilter>;

export const QueueSort = z.object({
  by: z.enum(['due', 'submitted', 'priority', 'name', 'reference', 'level', 'attempt', 'signals']),
  direction: z.enum(['asc', 'desc']),
});
export type QueueSort = z.infer<typeof QueueSort>;

export const QueueRow = z.object({
  applicationId: z.string(),
  reference: z.string(),
  displayName: z.string(),
  levelRequested: z.int(),
  documentTypes: z.array(DocumentType),
  submittedAtMs: z.int(),
  dueAtMs: z.int(),
  priority: z.enum(['normal', 'high', 'urgent']),
  attempt: z.int(),
  signalCount: z.int(),
  status: ApplicationStatus,
  claim: z.object({ holderName: z.string(), mine: z.boolean(), expiresAtMs: z.int() }).optional(),
  /** Share of the application and its media that is on this desk and verified; absent when it is not fetched here. */
  onDeskPercent: z.int().min(0).max(100).optional(),
  hasDraft: z.boolean(),
  /** Our own latest decision about it that is not withdrawn. */
  ourDecision: z.object({ decisionId: z.string(), verdict: Verdict, state: z.enum(OUTBOX_STATES) }).optional(),
  /** The portal's record breaks its own rules: what is wrong first. */
  broken: z.string().optional(),
});
export type QueueRow = z.infer<typeof QueueRow>;

export const queueContract = {
  /** Takes a snapshot of the list in this order; `total` counts everything the desk knows. */
  open: oc
    .input(z.object({ filter: QueueFilter, sort: QueueSort }))
    .output(z.object({ listId: z.string(), count: z.int(), total: z.int() }))
    .errors(errorsOf('NOT_SIGNED_IN')),
  /** Reads rows by position, `from` inclusive to `to` exclusive; rows that vanished meanwhile are null. */
  page: oc
    .input(z.object({ listId: z.string(), from: z.int().min(0), to: z.int().min(0) }))
    .output(z.object({ rows: z.array(QueueRow.nullable()) }))
    .errors(errorsOf('NOT_SIGNED_IN', 'LIST_GONE')),
  /** How many rows the same question would give now that are not in the snapshot. */
  news: oc
    .input(z.object({ listId: z.string() }))
    .output(z.object({ added: z.int(), count: z.int() }))
    .errors(errorsOf('NOT_SIGNED_IN', 'LIST_GONE')),
  close: oc
    .input(z.object({ listId: z.string() }))
    .output(z.object({}))
    .errors(errorsOf('NOT_SIGNED_IN')),
  /** Counts beside the saved views. */
  counts: oc.output(z.record(QueueView, z.int())).errors(errorsOf('NOT_SIGNED_IN')),
};
