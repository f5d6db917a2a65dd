import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { SessionState } from './session';

/** What a page hears; each event says which queries to ask again. */
export const DeskEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session.changed'), session: SessionState }),
  z.object({ type: z.literal('queue.changed') }),
  z.object({ type: z.literal('application.changed'), applicationId: z.string() }),
  z.object({ type: z.literal('evidence.changed'), applicationId: z.string(), mediaId: z.string() }),
  z.object({ type: z.literal('outbox.changed'), decisionId: z.string() }),
  z.object({ type: z.literal('claims.changed') }),
  z.object({ type: z.literal('policy.changed') }),
  z.object({ type: z.literal('sync.changed') }),
]);
export type DeskEvent = z.infer<typeof DeskEvent>;

export const eventsContract = {
  /** One stream per page, opened before sign-in; it starts with the session's state. */
  subscribe: oc.output(eventIterator(DeskEvent)),
};
