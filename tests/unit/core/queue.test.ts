import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { QueueFilter, QueueSort } from '../../../shared/contract/queue';
import { createQueueService, type QueueService } from '../../../electron/core/queue/queue-service';
import { listQuery, searchExpression } from '../../../electron/core/storage/reads/queue-query';
import { systemClock, systemRandom } from '../../../electron/core/system-ports';
import { summary, summaryPage } from '../../support/summaries';
import { openTestStorage, type TestStorage } from '../../support/test-profile';

const OPEN: QueueFilter = { view: 'open' };
const BY_DUE: QueueSort = { by: 'due', direction: 'asc' };
let storage: TestStorage;
let queue: QueueService;

const references = (filter: QueueFilter, sort = BY_DUE): Array<string | undefined> => {
  const { listId, count } = queue.open(filter, sort);
  return queue.page(listId, 0, count).map((row) => row?.reference);
};

beforeEach(async () => {
  storage = await openTestStorage();
  queue = createQueueService({ sql: storage.sql, personId: 'me', clock: systemClock, random: systemRandom });
});
afterEach(() => storage.close());

test('a list is read by position in the order of its snapshot, and rows that come later do not shift it', async () => {
  await storage.writer.run('applySummaryPage', summaryPage([summary(2), summary(3)]));
  const { listId } = queue.open(OPEN, BY_DUE);
  await storage.writer.run('applySummaryPage', summaryPage([summary(1), summary(4)]));
  expect(queue.page(listId, 0, 2).map((row) => row?.applicationId)).toEqual(['app-2', 'app-3']);
  expect(queue.news(listId)).toEqual({ added: 2, count: 2 });
});

test('a row that vanished leaves its place empty', async () => {
  await storage.writer.run('applySummaryPage', summaryPage([summary(1), summary(2)]));
  const { listId } = queue.open(OPEN, BY_DUE);
  await storage.writer.run('applySummaryPage', summaryPage([], { removedIds: ['app-1'] }));
  expect(queue.page(listId, 0, 2).map((row) => row?.applicationId ?? null)).toEqual([null, 'app-2']);
});

test.each<[string, string, string]>([
  ['without accents', 'nguyen', 'UT-0001'],
  ['with letters that do not decompose', 'ostergard', 'UT-0002'],
  ['by the beginning of each word in any order', 'lan ngu', 'UT-0001'],
  ['by reference', 'ut-0003', 'UT-0003'],
  ['in another script', 'ياسمين', 'UT-0003'],
])('search finds %s', async (_how, search, reference) => {
  const names = ['Nguyễn, Thị Lan', 'Østergård, Mira', 'الحداد, ياسمين'];
  await storage.writer.run(
    'applySummaryPage',
    summaryPage(names.map((displayName, n) => summary(n + 1, { displayName }))),
  );
  expect(references({ ...OPEN, search })).toEqual([reference]);
});

test('what is typed into the search is never taken as query language', () => {
  expect(searchExpression('a" OR name_key:* NEAR(')).toBe('"a"* "or"* "name"* "key"* "near"*');
  expect(searchExpression(' *"- ')).toBeUndefined();
});

test('a name that changed is found by its new form and no longer by its old one', async () => {
  await storage.writer.run('applySummaryPage', summaryPage([summary(1, { displayName: 'Old Name' })]));
  await storage.writer.run('applySummaryPage', summaryPage([summary(1, { displayName: 'New Form', sequence: 2 })]));
  expect(references({ ...OPEN, search: 'old' })).toEqual([]);
  expect(references({ ...OPEN, search: 'new' })).toEqual(['UT-0001']);
});

test('filters narrow by status, level, type, due time, signals and claim', async () => {
  const farMs = Date.now() + 86_400_000;
  const claim = (id: string) => ({ holder: { id, name: id }, expiresAt: new Date(farMs).toISOString() });
  await storage.writer.run(
    'applySummaryPage',
    summaryPage([
      summary(1, { levelRequested: 2, documentTypes: ['health_card', 'national_id'] }),
      summary(2, { status: 'flagged', signalCount: 2 }),
      summary(3, { status: 'claimed', claim: claim('me') }),
      summary(4, { status: 'claimed', claim: claim('you') }),
      summary(5, { status: 'approved' }),
    ]),
  );
  expect(references({ ...OPEN, levels: [2] })).toEqual(['UT-0001']);
  expect(references({ ...OPEN, documentTypes: ['national_id'] })).toEqual(['UT-0001']);
  expect(references({ ...OPEN, statuses: ['flagged'] })).toEqual(['UT-0002']);
  expect(references({ ...OPEN, hasSignals: true })).toEqual(['UT-0002']);
  expect(references({ ...OPEN, claim: 'mine' })).toEqual(['UT-0003']);
  expect(references({ ...OPEN, claim: 'other' })).toEqual(['UT-0004']);
  expect(references({ ...OPEN, claim: 'free' })).toEqual(['UT-0001', 'UT-0002']);
  expect(references({ ...OPEN, dueBeforeMs: 1_800_000_002_500 })).toEqual(['UT-0001', 'UT-0002']);
  expect(references({ view: 'decided' })).toEqual(['UT-0005']);
  expect(queue.counts()).toMatchObject({ open: 4, mine: 1, flagged: 1, decided: 1 });
});

test.each<[QueueSort['by'], string[]]>([
  ['name', ['UT-0002', 'UT-0003', 'UT-0001']],
  ['priority', ['UT-0001', 'UT-0003', 'UT-0002']],
  ['level', ['UT-0001', 'UT-0002', 'UT-0003']],
  ['reference', ['UT-0001', 'UT-0002', 'UT-0003']],
])('rows are sorted by %s', async (by, expected) => {
  await storage.writer.run(
    'applySummaryPage',
    summaryPage([
      summary(1, { displayName: 'Zoé', levelRequested: 1 }),
      summary(2, { displayName: 'Ábel', levelRequested: 2, priority: 'urgent' }),
      summary(3, { displayName: 'Mira', levelRequested: 3, priority: 'high' }),
    ]),
  );
  expect(references(OPEN, { by, direction: 'asc' })).toEqual(expected);
});

test('the list used longest ago goes when too many are open, and says so', () => {
  const first = queue.open(OPEN, BY_DUE).listId;
  for (let n = 0; n < 8; n += 1) queue.open(OPEN, BY_DUE);
  expect(() => queue.page(first, 0, 1)).toThrow('LIST_GONE');
});

describe('query plans', () => {
  const moment = { personId: 'me', nowMs: 1, dayEndMs: 2 };
  const planOf = (filter: QueueFilter, sort: QueueSort): string => {
    const { text, values } = listQuery(filter, sort, moment);
    const rows = storage.sql.db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values);
    return rows.map((row) => JSON.stringify(row)).join(' ');
  };
  test.each<[QueueSort['by'], string]>([
    ['due', 'summary_by_due'],
    ['submitted', 'summary_by_submitted'],
    ['priority', 'summary_by_priority'],
    ['name', 'summary_by_name'],
    ['reference', 'summary_by_reference'],
  ])('the open list by %s is read from a covering index without sorting', (by, index) => {
    const plan = planOf(
      { ...OPEN, levels: [2], documentTypes: ['passport'], hasSignals: true },
      { by, direction: 'asc' },
    );
    expect(plan).toContain(`USING COVERING INDEX ${index}`);
    expect(plan).not.toContain('TEMP B-TREE');
  });
  test('the small views use their own indexes', () => {
    expect(planOf({ view: 'mine' }, BY_DUE)).toContain('summary_by_claim');
    expect(planOf({ view: 'drafts' }, BY_DUE)).toContain('summary_by_draft');
    expect(planOf({ view: 'broken' }, BY_DUE)).toContain('summary_by_broken');
  });
});
