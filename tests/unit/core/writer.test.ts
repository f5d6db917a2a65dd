import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { InvariantError } from '../../../electron/core/errors';
import { openDatabase } from '../../../electron/core/storage/open-database';
import { StorageError } from '../../../electron/core/storage/storage-error';
import { startWriter } from '../../../electron/core/storage/writer';
import { Closers } from '../../support/desk-at-portal';
import { summary, summaryPage } from '../../support/summaries';
import { temporaryFolder } from '../../support/temp-folder';
import { openTestStorage, testKey } from '../../support/test-profile';

const closers = new Closers();
afterEach(() => closers.close());

test('a mistake in a write is a broken invariant that quotes no value, not a failure of storage', async () => {
  const storage = await openTestStorage();
  closers.add(() => storage.close());
  const secret = 'Mustermann';
  const error: unknown = await storage.writer
    .run('appendLog', { action: 'session.opened', actor: '', atMs: 1, codes: [`${secret} is no code`] })
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(InvariantError);
  expect(String(error)).toBe('InvariantError: a write threw ZodError');
});

test('what the database refuses is a failure of storage with the code of SQLite', async () => {
  const storage = await openTestStorage();
  closers.add(() => storage.close());
  const db = openDatabase({ file: storage.file, key: testKey() });
  db.exec("CREATE TRIGGER no_summary BEFORE INSERT ON summary BEGIN SELECT RAISE(ABORT, 'refused'); END");
  db.close();
  const error: unknown = await storage.writer
    .run('applySummaryPage', summaryPage([summary(1)]))
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(StorageError);
  expect(error).toMatchObject({ fault: 'failed', sqliteCode: 'SQLITE_CONSTRAINT_TRIGGER' });
});

test('a writer whose thread ended refuses what is asked of it and can be closed', async () => {
  const { folder, remove } = temporaryFolder();
  closers.add(remove);
  const script = path.join(folder, 'dying-writer.mjs');
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', () => process.exit(3));
     parentPort.postMessage({ id: 0, ok: true });`,
  );
  const writer = await startWriter(pathToFileURL(script), { file: 'none', key: testKey(), appBuild: 'test' });
  for (let asked = 0; asked < 2; asked += 1)
    await expect(writer.run('dropMeta', { key: 'any' })).rejects.toBeInstanceOf(StorageError);
  await writer.close();
});
