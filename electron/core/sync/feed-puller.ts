import { IntegrityError } from '../errors';
import type { Clock, Logger } from '../ports';
import type { PortalClient } from '../portal/portal-client';
import type { PortalFailure } from '../portal/result';
import { readMeta } from '../storage/reads/meta';
import type { Sql } from '../storage/statements';
import type { Writer } from '../storage/writer';

/** How one pull of the feed ended. */
export type PullResult = { ok: true; added: number; changed: number } | { ok: false; failure: PortalFailure };

export interface FeedPuller {
  /** Pulls page by page until there is no more; page and cursor commit together, so it goes on where it stopped. */
  pull(onPage: () => void): Promise<PullResult>;
  /** `first` until the feed was read to its end once. */
  isFirst(): boolean;
}

export interface FeedPullerOptions {
  sql: Sql;
  writer: Writer;
  clock: Clock;
  logger: Logger;
  client: Pick<PortalClient, 'listChanges'>;
}

/** Rows swept in one transaction at the end of a restarted feed. */
const SWEEP_ROWS = 500;
/** A feed that says "more" for ever is not one. 2,000,000 summaries at 500 a page. */
const MAX_PAGES = 4000;

export function createFeedPuller({ sql, writer, clock, logger, client }: FeedPullerOptions): FeedPuller {
  const generation = (): number => Number(readMeta(sql, 'feed.generation') ?? '1');
  const restart = async (): Promise<void> => {
    logger.info('the feed starts over');
    await writer.run('dropMeta', { key: 'feed.cursor' });
    await writer.run('setMeta', { key: 'feed.sweep', value: 'wanted' });
    await writer.run('setMeta', { key: 'feed.generation', value: String(generation() + 1) });
  };

  /** Only once the restarted feed was read to its end is it known what the portal no longer shows. */
  const sweep = async (): Promise<void> => {
    if (readMeta(sql, 'feed.sweep') !== 'wanted') return;
    for (let dropped = SWEEP_ROWS; dropped === SWEEP_ROWS;)
      ({ dropped } = await writer.run('sweepGeneration', { generation: generation(), limit: SWEEP_ROWS }));
    await writer.run('dropMeta', { key: 'feed.sweep' });
  };

  type Page = Extract<Awaited<ReturnType<typeof client.listChanges>>, { ok: true }>['value'];
  const apply = async (page: Page): Promise<number> => {
    const nowMs = clock.nowMs();
    const { added } = await writer.run('applySummaryPage', {
      items: page.items,
      broken: page.broken.flatMap(({ id, reference, reason }) =>
        id === undefined ? [] : [{ applicationId: id, reference: reference ?? id, reason }],
      ),
      removedIds: page.removed.map(({ id }) => id),
      nextCursor: page.nextCursor,
      generation: generation(),
      nowMs,
    });
    for (const { id, reference, reason } of page.broken)
      await writer.run('noteProblem', {
        subject: `summary:${id ?? reference ?? reason}`,
        kind: 'summary_broken',
        applicationId: id ?? null,
        reference: reference ?? null,
        reason,
        atMs: nowMs,
      });
    return added;
  };

  return {
    isFirst: () => readMeta(sql, 'feed.complete') === undefined,
    pull: async (onPage) => {
      let added = 0;
      let changed = 0;
      for (let pages = 0; pages < MAX_PAGES; pages += 1) {
        const cursor = readMeta(sql, 'feed.cursor');
        const answer = await client.listChanges(cursor === undefined ? {} : { cursor });
        if (!answer.ok) {
          const { failure } = answer;
          if (failure.kind !== 'problem' || failure.problem.type !== '/problems/cursor-expired' || cursor === undefined)
            return answer;
          await restart();
          continue;
        }
        const page = answer.value;
        if (page.items.length > 0 || page.removed.length > 0 || page.broken.length > 0 || page.nextCursor !== cursor) {
          added += await apply(page);
          changed += page.items.length + page.removed.length + page.broken.length;
          onPage();
        }
        if (page.hasMore) continue;
        await sweep();
        if (readMeta(sql, 'feed.complete') === undefined)
          await writer.run('setMeta', { key: 'feed.complete', value: '1' });
        return { ok: true, added, changed };
      }
      throw new IntegrityError('the feed does not end');
    },
  };
}
