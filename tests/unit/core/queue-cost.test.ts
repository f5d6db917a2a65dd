import { afterEach, beforeEach, expect, test } from 'vitest';
import type { QueueSort } from '../../../shared/contract/queue';
import { createQueueService, type QueueService } from '../../../electron/core/queue/queue-service';
import type { Sql } from '../../../electron/core/storage/statements';
import { systemClock, systemRandom } from '../../../electron/core/system-ports';
import { summary, summaryPage } from '../../support/summaries';
import { openTestStorage, type TestStorage } from '../../support/test-profile';

const ROWS = 400;
const BY_DUE: QueueSort = { by: 'due', direction: 'asc' };
let storage: TestStorage;
let queue: QueueService;
let cost: { statements: number; checkedRows: number };

/** Counts the statements that run and the rows that are checked, on their way to the real database. */
function counted(sql: Sql): Sql {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- belongs to what it counts for
  const statement = <Result>(result: Result): Result => {
    cost.statements += 1;
    return result;
  };
  return {
    ...sql,
    number: (text, ...values) => statement(sql.number(text, ...values)),
    numbers: (text, ...values) => statement(sql.numbers(text, ...values)),
    row: (schema, text, ...values) => statement(sql.row(schema, text, ...values)),
    rows: (schema, text, ...values) => {
      const rows = statement(sql.rows(schema, text, ...values));
      cost.checkedRows += rows.length;
      return rows;
    },
  };
}

const costOf = (work: () => unknown): typeof cost => {
  cost = { statements: 0, checkedRows: 0 };
  work();
  return cost;
};

beforeEach(async () => {
  storage = await openTestStorage();
  const items = Array.from({ length: ROWS }, (_, n) => summary(n + 1));
  await storage.writer.run('applySummaryPage', summaryPage(items));
  queue = createQueueService({ sql: counted(storage.sql), personId: 'me', clock: systemClock, random: systemRandom });
});
afterEach(() => storage.close());

test('a list is opened without reading one of its rows', () => {
  const opened = costOf(() => queue.open({ view: 'open', search: 'person' }, BY_DUE));
  expect(opened.checkedRows).toBe(0);
  expect(opened.statements).toBeLessThanOrEqual(3);
});

test.each([0, 200, 300])('a page from row %i costs one statement and exactly its own rows', (from) => {
  const { listId } = queue.open({ view: 'open' }, BY_DUE);
  expect(costOf(() => queue.page(listId, from, from + 100))).toEqual({ statements: 1, checkedRows: 100 });
});

test('the counts of all views and the news of a list read no rows either', () => {
  const { listId } = queue.open({ view: 'open' }, BY_DUE);
  expect(costOf(() => queue.news(listId))).toEqual({ statements: 1, checkedRows: 0 });
  const counts = costOf(() => queue.counts());
  expect(counts.checkedRows).toBe(0);
  expect(counts.statements).toBeLessThanOrEqual(6);
});
