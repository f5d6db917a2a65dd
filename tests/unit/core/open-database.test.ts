import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../../electron/core/storage/migrate';
import { MIGRATIONS } from '../../../electron/core/storage/migrations';
import { CONNECTION_PRAGMAS, openDatabase } from '../../../electron/core/storage/open-database';
import { StorageError } from '../../../electron/core/storage/storage-error';
import { temporaryFolder } from '../../support/temp-folder';

const removers: Array<() => void> = [];
const newFile = (): string => {
  const { folder, remove } = temporaryFolder();
  removers.push(remove);
  return path.join(folder, 'desk.db');
};
const key = (byte = 1): Buffer => Buffer.alloc(32, byte);
const faultOf = (run: () => unknown): string => {
  try {
    run();
    return 'none';
  } catch (error) {
    if (error instanceof StorageError) return error.fault;
    throw error;
  }
};

afterEach(() => {
  for (const remove of removers.splice(0)) remove();
});

test.each([
  ['the first connection', false],
  ['a later connection', false],
  ['a read connection', true],
])('every pragma reads back as it was set on %s', (_which, readonly) => {
  const file = newFile();
  const first = openDatabase({ file, key: key() });
  first.exec('CREATE TABLE t (a) STRICT'.replace('a)', 'a INTEGER)'));
  const db = openDatabase({ file, key: key(), readonly });
  // The build resets `synchronous` at the first statement after WAL, so it is read after one.
  db.prepare('SELECT count(*) FROM t').get();
  const read = CONNECTION_PRAGMAS.map(([name]) => [name, db.pragma(name, { simple: true })]);
  expect(read).toEqual(CONNECTION_PRAGMAS.map(([name, , value]) => [name, value]));
  db.close();
  first.close();
});

test('the file is not plain SQLite and holds no stored text in clear', () => {
  const file = newFile();
  const db = openDatabase({ file, key: key() });
  db.exec("CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES ('canary-zoe-aubertin')");
  db.close();
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
  expect(bytes.includes('canary-zoe-aubertin')).toBe(false);
});

test('another key does not open it and changes nothing', () => {
  const file = newFile();
  openDatabase({ file, key: key(1) })
    .exec('CREATE TABLE t (a INTEGER) STRICT')
    .close();
  const before = readFileSync(file);
  expect(faultOf(() => openDatabase({ file, key: key(2) }))).toBe('wrong_key');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a damaged page is reported as damage, not as data', () => {
  const file = newFile();
  const db = openDatabase({ file, key: key() });
  db.exec('CREATE TABLE t (a TEXT) STRICT');
  const insert = db.prepare('INSERT INTO t VALUES (?)');
  for (let n = 0; n < 2000; n += 1) insert.run('x'.repeat(50));
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const bytes = readFileSync(file);
  const place = Math.floor(bytes.length / 2);
  bytes[place] = (bytes[place] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
  const damaged = openDatabase({ file, key: key() });
  expect(() => damaged.prepare('SELECT sum(length(a)) FROM t').get()).toThrow(/malformed|not a database|disk image/);
  damaged.close();
});

test('migrations bring an empty database to the newest version, and again change nothing', () => {
  const db = openDatabase({ file: newFile(), key: key() });
  migrate(db, MIGRATIONS);
  expect(schemaVersion(db)).toBe(MIGRATIONS.length);
  migrate(db, MIGRATIONS);
  expect(schemaVersion(db)).toBe(MIGRATIONS.length);
  db.close();
});

test.each(MIGRATIONS.slice(0, -1).map((_, index) => index + 1))(
  'a database of version %i keeps its rows on its way to the newest',
  (version) => {
    const db = openDatabase({ file: newFile(), key: key() });
    migrate(db, MIGRATIONS.slice(0, version));
    db.exec(`INSERT INTO summary (application_id, sequence, revision, generation, reference, reference_key, display_name, name_key,
      submitted_at, due_at, priority, level_requested, document_types, attempt, status, is_open, signal_count, locale)
      VALUES ('app-1', 1, 1, 1, 'UT-1', 'ut 1', 'Name', 'name', 1, 1, 0, 1, 1, 1, 0, 1, 0, 'en')`);
    migrate(db, MIGRATIONS);
    expect(schemaVersion(db)).toBe(MIGRATIONS.length);
    const sorted = db.prepare('SELECT application_id FROM summary WHERE is_open = 1 ORDER BY reference_key').pluck();
    expect(sorted.all()).toEqual(['app-1']);
    db.close();
  },
);

test('a migration that fails leaves the version before it whole', () => {
  const db = openDatabase({ file: newFile(), key: key() });
  expect(() => migrate(db, ['CREATE TABLE a (x INTEGER) STRICT', 'CREATE TABLE b (y INTEGER) STRICT; broken'])).toThrow(
    /syntax error/,
  );
  expect(schemaVersion(db)).toBe(1);
  expect(db.prepare("SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table'").pluck().get()).toBe('a');
  db.close();
});

test('a database from a newer version is refused and not touched', () => {
  const file = newFile();
  const db = openDatabase({ file, key: key() });
  db.pragma('user_version = 99');
  db.close();
  const before = readFileSync(file);
  const newer = openDatabase({ file, key: key() });
  expect(faultOf(() => migrate(newer, MIGRATIONS))).toBe('from_newer_version');
  newer.close();
  expect(readFileSync(file).equals(before)).toBe(true);
});
