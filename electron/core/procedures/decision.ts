import { readDecisions, readOutboxCounts } from '../storage/reads/outbox';
import { desk } from './implementer';

/** Rows of the outbox when a page does not say how many. */
const OUTBOX_ROWS = 200;

/** Deciding, and taking back. */
export const decisionProcedures = {
  submit: desk.decision.submit.handler(({ context, input }) => context.session.desk().decisions.submit(input)),
  undo: desk.decision.undo.handler(({ context, input }) => context.session.desk().decisions.undo(input.decisionId)),
  get: desk.decision.get.handler(({ context, input }) => context.session.desk().decisions.get(input.decisionId)),
};

/** Decisions on their way. */
export const outboxProcedures = {
  list: desk.outbox.list.handler(({ context, input }) => {
    const { sql } = context.session.desk();
    return { rows: readDecisions(sql, input.limit ?? OUTBOX_ROWS), counts: readOutboxCounts(sql) };
  }),
  retry: desk.outbox.retry.handler(({ context, input }) => context.session.desk().outbox.retry(input.decisionId)),
};
