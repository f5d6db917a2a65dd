import type { QueueFilter, QueueSort } from '../../shared/contract/queue';
import { createQueueService, type QueueService } from '../../electron/core/queue/queue-service';
import { openDatabase, type Db } from '../../electron/core/storage/open-database';
import { createSql } from '../../electron/core/storage/statements';
import { systemClock, systemRandom } from '../../electron/core/system-ports';
import { testKey } from '../support/test-profile';
import type { Benchmark } from './harness/benchmark';
import { costFigure, type Figure, rawLimit, type RawLimit } from './harness/figure';
import { timeSync } from './harness/measure';

const OPEN_BUDGET_MS = 150;
const PAGE_BUDGET_MS = 5;
const PAGE_ROWS = 100;
const OPENS = { warmUp: 5, repeat: 40 };
const PAGES = { warmUp: 50, repeat: 500 };

const BY_DUE: QueueSort = { by: 'due', direction: 'asc' };
const FILTER: QueueFilter = { view: 'open', levels: [2], documentTypes: ['passport'], hasSignals: true };
/** What is opened, and the bare statement that reads as many ids in as good an order. */
const LISTS: ReadonlyArray<{ name: string; filter: QueueFilter; sort: QueueSort; raw: string }> = [
  { name: 'by due', filter: { view: 'open' }, sort: BY_DUE, raw: 'summary_by_due' },
  { name: 'filtered by level, type and signals', filter: FILTER, sort: BY_DUE, raw: 'summary_by_due' },
  {
    name: 'filtered, by name',
    filter: FILTER,
    sort: { by: 'name', direction: 'asc' },
    raw: 'summary_by_name',
  },
  { name: 'by name', filter: { view: 'open' }, sort: { by: 'name', direction: 'asc' }, raw: 'summary_by_name' },
  { name: 'by signals', filter: { view: 'open' }, sort: { by: 'signals', direction: 'desc' }, raw: 'summary_by_due' },
  {
    name: 'by reference',
    filter: { view: 'open' },
    sort: { by: 'reference', direction: 'asc' },
    raw: 'summary_by_due',
  },
];
const SEARCHES = ['m', 'ash', 'ashwick ada', 'zz'] as const;

/** Reads all ids along one index, with nothing around it. */
function bareScan(db: Db, index: string): RawLimit {
  const scan = db.prepare(`SELECT row_id FROM summary INDEXED BY ${index} WHERE is_open = 1`).pluck();
  return rawLimit(
    'bare scan of its index',
    timeSync(() => scan.all(), OPENS),
  );
}

function bareMatch(db: Db, words: string): RawLimit {
  const match = db.prepare('SELECT rowid FROM summary_fts WHERE summary_fts MATCH ?').pluck();
  const expression = words
    .split(' ')
    .map((word) => `"${word}"*`)
    .join(' ');
  return rawLimit(
    'bare FTS match',
    timeSync(() => match.all(expression), OPENS),
  );
}

function openFigures(db: Db, queue: QueueService): Figure[] {
  const measure = (filter: QueueFilter, sort: QueueSort): number[] => timeSync(() => queue.open(filter, sort), OPENS);
  const lists = LISTS.map(({ name, filter, sort, raw }) =>
    costFigure({
      name: `queue open ${name}`,
      values: measure(filter, sort),
      limit: bareScan(db, raw),
      judged: 'p95',
      budget: OPEN_BUDGET_MS,
    }),
  );
  const searches = SEARCHES.map((search) =>
    costFigure({
      name: `queue open, search "${search}"`,
      values: measure({ view: 'open', search }, BY_DUE),
      limit: bareMatch(db, search),
      judged: 'p95',
      budget: OPEN_BUDGET_MS,
    }),
  );
  return [...lists, ...searches];
}

function pageFigures(db: Db, queue: QueueService): Figure[] {
  const { listId, count } = queue.open({ view: 'open' }, BY_DUE);
  const ids = db.prepare('SELECT row_id FROM summary INDEXED BY summary_by_due WHERE is_open = 1').pluck().all();
  const one = db.prepare('SELECT * FROM summary WHERE row_id = ?');
  const places = { start: 0, middle: Math.floor(count / 2), end: Math.max(0, count - PAGE_ROWS) };
  return Object.entries(places).map(([place, at]) => {
    // Each run a little further, so that no page is read twice in a row.
    const from = (run: number): number => Math.max(0, Math.min(count - PAGE_ROWS, at + (at === 0 ? run : -run)));
    const raw = timeSync((run) => ids.slice(from(run), from(run) + PAGE_ROWS).map((id) => one.get(id)), PAGES);
    const values = timeSync((run) => queue.page(listId, from(run), from(run) + PAGE_ROWS), PAGES);
    return costFigure({
      name: `queue page of ${PAGE_ROWS}, ${place}`,
      values,
      limit: rawLimit('the rows by key, bare', raw),
      judged: 'p99',
      budget: PAGE_BUDGET_MS,
    });
  });
}

function countFigures(db: Db, queue: QueueService): Figure[] {
  const scan = db.prepare('SELECT count(*) FROM summary INDEXED BY summary_by_due WHERE is_open = 1').pluck();
  const raw = rawLimit(
    'bare count of its index',
    timeSync(() => scan.get(), OPENS),
  );
  const { listId } = queue.open({ view: 'open' }, BY_DUE);
  return [
    costFigure({ name: 'queue counts of all views', values: timeSync(() => queue.counts(), OPENS), limit: raw }),
    costFigure({ name: 'queue news of a list', values: timeSync(() => queue.news(listId), OPENS) }),
  ];
}

/** Lists in core: opened, filtered, sorted, searched, counted and read by position. */
export const queueBenchmark: Benchmark = async ({ filledDatabase }) => {
  const db = openDatabase({ file: await filledDatabase(), key: testKey(), readonly: true });
  const queue = createQueueService({
    sql: createSql(db),
    personId: 'person-bench',
    clock: systemClock,
    random: systemRandom,
  });
  try {
    return [...openFigures(db, queue), ...pageFigures(db, queue), ...countFigures(db, queue)];
  } finally {
    db.close();
  }
};
