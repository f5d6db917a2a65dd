import { afterEach, beforeEach, expect, test } from 'vitest';
import { deferCheckpoints, keepLogShort, logPages } from '../../../electron/core/storage/checkpoint';
import { type Db, openDatabase } from '../../../electron/core/storage/open-database';
import { summary, summaryPage } from '../../support/summaries';
import { temporaryFolder } from '../../support/temp-folder';
import { openTestStorage, testKey } from '../../support/test-profile';

const SQLITE_OWN_THRESHOLD_PAGES = 1000;
let db: Db;
let remove: () => void;

beforeEach(() => {
  const { folder, remove: removeFolder } = temporaryFolder();
  remove = removeFolder;
  db = openDatabase({ file: `${folder}/desk.db`, key: testKey() });
  db.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT; PRAGMA user_version = 7');
});
afterEach(() => {
  db.close();
  remove();
});

/** Commits of one row each that fills a page of its own. */
const write = (rows: number): void => {
  const insert = db.prepare('INSERT INTO note (text) VALUES (?)');
  for (let row = 0; row < rows; row += 1) insert.run('x'.repeat(3900));
};

test('a commit never copies the write-ahead log back by itself', () => {
  deferCheckpoints(db);
  db.transaction(() => write(SQLITE_OWN_THRESHOLD_PAGES + 200))();
  write(5);
  expect(logPages(db)).toBeGreaterThan(SQLITE_OWN_THRESHOLD_PAGES);
});

test('a long log is copied back, and the log begins anew before the next commit that somebody waits for', () => {
  deferCheckpoints(db);
  write(50);
  keepLogShort(db, 40);
  // One page: the write without content that took the new log's header. The version that it writes is the same one.
  expect(logPages(db)).toBe(1);
  expect(db.pragma('user_version', { simple: true })).toBe(7);
});

test('a log that is short yet is left as it is', () => {
  deferCheckpoints(db);
  write(5);
  const before = logPages(db);
  keepLogShort(db, 1000);
  expect(logPages(db)).toBe(before);
});

test('a log that a reader holds is copied back later, and nothing is lost', () => {
  deferCheckpoints(db);
  write(5);
  const reader = openDatabase({ file: db.name, key: testKey(), readonly: true });
  const rows = reader.prepare('SELECT id FROM note').iterate();
  rows.next();
  write(50);
  keepLogShort(db, 40);
  expect(logPages(db)).toBeGreaterThan(50);
  expect(db.pragma('busy_timeout', { simple: true })).toBe(5000);
  rows.return?.();
  keepLogShort(db, 40);
  expect(logPages(db)).toBe(1);
  expect(reader.prepare('SELECT count(*) FROM note').pluck().get()).toBe(55);
  reader.close();
});

test('the writer applies pages that follow each other in their order: what was removed and came back is there', async () => {
  const storage = await openTestStorage();
  const pages = [
    summaryPage([summary(1), summary(2)]),
    summaryPage([], { removedIds: ['app-1'] }),
    summaryPage([summary(1, { sequence: 9 })], { cursor: 'c9' }),
  ];
  expect(await storage.writer.run('applySummaryPages', { pages })).toEqual({ added: 3 });
  expect(storage.sql.texts('SELECT application_id FROM summary ORDER BY application_id')).toEqual(['app-1', 'app-2']);
  expect(storage.sql.text("SELECT value FROM meta WHERE key = 'feed.cursor'")).toBe('c9');
  await storage.close();
});
