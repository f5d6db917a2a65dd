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
  /** Pulls page by page until there is no more; pages and cursor commit together, so it goes on where it stopped. */
  pull(onCommit: () => void): Promise<PullResult>;
  /** `first` until the feed was read to its end once. */
  isFirst(): boolean;
}

export interface FeedPullerOptions {
  sql: Sql;
  writer: Writer;
  clock: Clock;
  logger: Logger;
  client: Pick<PortalClient, 'listChanges'>;
  /** Called with the ids of what committed pages speak about. */
  changed: (applicationIds: readonly string[]) => void;
}

/** Rows swept in one transaction at the end of a restarted feed. */
const SWEEP_ROWS = 500;
/**
 * Pages that are written in one transaction at most, when the portal is faster than the disk. A commit costs by the index pages it
 * touches, which hardly grow with its rows; a decision made meanwhile waits for one such transaction.
 */
const PAGES_PER_COMMIT = 4;
/** A feed that says "more" for ever is not one. 2,000,000 summaries at 500 a page. */
const MAX_PAGES = 4000;

type Page = Extract<Awaited<ReturnType<PortalClient['listChanges']>>, { ok: true }>['value'];

const changesIn = ({ items, removed, broken }: Page): number => items.length + removed.length + broken.length;

export function createFeedPuller({ sql, writer, clock, logger, client, changed }: FeedPullerOptions): FeedPuller {
  const generation = (): number => Number(readMeta(sql, 'feed.generation') ?? '1');
  const restart = async (): Promise<void> => {
    logger.info('the feed starts over');
    await writer.run('restartFeed', undefined);
  };

  /** Only once the restarted feed was read to its end is it known what the portal no longer shows. */
  const sweep = async (): Promise<void> => {
    if (readMeta(sql, 'feed.sweep') !== 'wanted') return;
    for (let dropped = SWEEP_ROWS; dropped === SWEEP_ROWS;)
      ({ dropped } = await writer.run('sweepGeneration', { generation: generation(), limit: SWEEP_ROWS }));
    await writer.run('dropMeta', { key: 'feed.sweep' });
  };

  const apply = async (pages: readonly Page[]): Promise<number> => {
    const nowMs = clock.nowMs();
    const { added } = await writer.run('applySummaryPages', {
      pages: pages.map((page) => ({
        items: page.items,
        broken: page.broken.flatMap(({ id, reference, reason }) =>
          id === undefined ? [] : [{ applicationId: id, reference: reference ?? id, reason }],
        ),
        removed: page.removed,
        nextCursor: page.nextCursor,
        generation: generation(),
        nowMs,
      })),
    });
    // Those with an id are noted with their page; of these nothing else is known here.
    for (const { id, reference, reason } of pages.flatMap(({ broken }) => broken))
      if (id === undefined)
        await writer.run('noteProblem', {
          subject: `summary:${reference ?? reason}`,
          kind: 'summary_broken',
          applicationId: null,
          reference: reference ?? null,
          reason,
          atMs: nowMs,
        });
    return added;
  };

  /** Pages on their way into the database: the next are fetched while the writer is busy with those before. */
  const createPipe = (onCommit: () => void) => {
    let gathered: Page[] = [];
    let committing: Promise<void> | undefined;
    const total = { added: 0, changed: 0 };
    const commit = async (pages: Page[]): Promise<void> => {
      total.added += await apply(pages);
      changed(pages.flatMap(({ items, removed }) => [...items, ...removed].map(({ id }) => id)));
      total.changed += pages.reduce((sum, page) => sum + changesIn(page), 0);
      onCommit();
    };
    const start = (): void => {
      const pages = gathered;
      gathered = [];
      committing = commit(pages).finally(() => {
        committing = undefined;
      });
      // Its failure is heard when the next page is put in or at the end; until then it must not count as unhandled.
      committing.catch(() => undefined);
    };
    const wait = async (): Promise<void> => {
      await committing;
    };
    return {
      total,
      put: async (page: Page): Promise<void> => {
        gathered.push(page);
        if (gathered.length >= PAGES_PER_COMMIT) await wait();
        if (committing === undefined) start();
      },
      /** Resolves once all of it is committed. */
      end: async (): Promise<void> => {
        await wait();
        if (gathered.length > 0) start();
        await wait();
      },
    };
  };

  /** Asks for page after page. The cursor of what is fetched runs ahead of the stored one, which is that of what is committed. */
  const read = async (pipe: ReturnType<typeof createPipe>): Promise<{ failure?: PortalFailure }> => {
    let cursor = readMeta(sql, 'feed.cursor');
    let isRestarted = false;
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const answer = await client.listChanges(cursor === undefined ? {} : { cursor });
      if (!answer.ok) {
        const { failure } = answer;
        if (failure.kind !== 'problem' || failure.problem.type !== '/problems/cursor-expired' || isRestarted)
          return { failure };
        await pipe.end();
        await restart();
        // A portal that expires what it has just given out is asked again later, not at once.
        isRestarted = true;
        cursor = undefined;
        continue;
      }
      const page = answer.value;
      if (changesIn(page) > 0 || page.nextCursor !== cursor) await pipe.put(page);
      cursor = page.nextCursor;
      if (!page.hasMore) return {};
    }
    throw new IntegrityError('the feed does not end');
  };

  return {
    isFirst: () => readMeta(sql, 'feed.complete') === undefined,
    pull: async (onCommit) => {
      const pipe = createPipe(onCommit);
      try {
        const { failure } = await read(pipe);
        if (failure) return { ok: false, failure };
      } finally {
        // What came before the portal went away is kept.
        await pipe.end();
      }
      await sweep();
      if (readMeta(sql, 'feed.complete') === undefined)
        await writer.run('setMeta', { key: 'feed.complete', value: '1' });
      return { ok: true, ...pipe.total };
    },
  };
}
