import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Changes } from '../../../electron/core/portal/changes';
import { createFeedPuller, type FeedPuller } from '../../../electron/core/sync/feed-puller';
import { createLogger, systemClock } from '../../../electron/core/system-ports';
import type { Writer } from '../../../electron/core/storage/writer';
import { summary } from '../../support/summaries';
import { openTestStorage, type TestStorage } from '../../support/test-profile';

const PAGES = 12;
const ROWS = 3;
let storage: TestStorage;
/** Pages in each transaction that the writer was asked for. */
let commits: number[];

beforeEach(async () => {
  storage = await openTestStorage();
  commits = [];
});
afterEach(() => storage.close());

const pageAt = (at: number): Changes => ({
  items: Array.from({ length: ROWS }, (_, row) => summary(at * ROWS + row + 1)),
  broken: [],
  removed: [],
  nextCursor: `c${at + 1}`,
  hasMore: at + 1 < PAGES,
});

/** Counts what passes on its way to the real writer. */
const counted = (writer: Writer): Writer => ({
  ...writer,
  run: (name, args) => {
    if (name === 'applySummaryPages' && typeof args === 'object' && args !== null && 'pages' in args)
      commits.push(args.pages.length);
    return writer.run(name, args);
  },
});

/** A puller of a feed that answers at once; from page `gone` on there is no network. */
function puller(gone = PAGES): FeedPuller {
  const { sql, writer } = storage;
  return createFeedPuller({
    changed: () => undefined,
    sql,
    writer: counted(writer),
    clock: systemClock,
    logger: createLogger('error'),
    client: {
      listChanges: ({ cursor = 'c0' }) => {
        const at = Number(cursor.slice(1));
        return Promise.resolve(
          at < gone
            ? { ok: true, status: 200, value: pageAt(at) }
            : { ok: false, failure: { kind: 'network', reason: 'gone' } },
        );
      },
    },
  });
}

const stored = (): { rows: number | undefined; cursor: string | undefined } => ({
  rows: storage.sql.number('SELECT count(*) FROM summary'),
  cursor: storage.sql.text("SELECT value FROM meta WHERE key = 'feed.cursor'"),
});

test('pages that come faster than they are written share transactions, at most four each, and none is lost', async () => {
  let heard = 0;
  const result = await puller().pull(() => {
    heard += 1;
  });
  expect(result).toEqual({ ok: true, added: PAGES * ROWS, changed: PAGES * ROWS });
  expect(stored()).toEqual({ rows: PAGES * ROWS, cursor: `c${PAGES}` });
  expect(commits.reduce((sum, pages) => sum + pages, 0)).toBe(PAGES);
  expect(Math.max(...commits)).toBeLessThanOrEqual(4);
  expect(commits.length).toBeLessThan(PAGES);
  expect(heard).toBe(commits.length);
});

test('when the portal goes away, what it sent before is kept, and the next pull goes on behind it', async () => {
  expect(await puller(5).pull(() => undefined)).toMatchObject({ ok: false, failure: { kind: 'network' } });
  expect(stored()).toEqual({ rows: 5 * ROWS, cursor: 'c5' });
  expect(puller().isFirst()).toBe(true);
  expect(await puller().pull(() => undefined)).toMatchObject({ ok: true, added: (PAGES - 5) * ROWS });
  expect(stored()).toEqual({ rows: PAGES * ROWS, cursor: `c${PAGES}` });
});
