import { QUEUE_PAGE_LIMIT } from '../../../shared/contract/queue';
import { desk } from './implementer';

/** Lists over snapshots. */
export const queueProcedures = {
  open: desk.queue.open.handler(({ context, input }) => context.session.desk().queue.open(input.filter, input.sort)),
  page: desk.queue.page.handler(({ context, input: { listId, from, to } }) => ({
    rows: context.session.desk().queue.page(listId, from, Math.min(to, from + QUEUE_PAGE_LIMIT)),
  })),
  news: desk.queue.news.handler(({ context, input }) => context.session.desk().queue.news(input.listId)),
  close: desk.queue.close.handler(({ context, input }) => {
    context.session.desk().queue.close(input.listId);
    return {};
  }),
  counts: desk.queue.counts.handler(({ context }) => context.session.desk().queue.counts()),
};
