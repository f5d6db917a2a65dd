/**
 * The writer: the one connection that changes a profile's database, on a thread of its own, so that a sync of many rows
 * never makes a person wait. Requests are done strictly one after the other, each in one immediate transaction.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { InvariantError } from '../errors';
import { type DeviceKey, loadDeviceKey } from '../keys/device-key';
import { deferCheckpoints, keepLogShort } from './checkpoint';
import { MIGRATIONS } from './migrations';
import { migrate } from './migrate';
import { type Db, openDatabase } from './open-database';
import { createSql, type Sql } from './statements';
import { isStorageFailure, storageErrorOf } from './storage-error';
import { OPENED, type WriteRequest, type WriterAnswer, type WriterStart } from './writer-protocol';
import { type WriteContext, writes } from './writes';

/** What the other side is told of a failure. Messages of unknown errors may quote values, so only their names cross. */
function failure(id: number, error: unknown): WriterAnswer {
  if (!isStorageFailure(error)) {
    const name = error instanceof Error ? error.name : typeof error;
    return {
      id,
      ok: false,
      error: { message: error instanceof InvariantError ? error.message : `a write threw ${name}` },
    };
  }
  const { message, fault, sqliteCode, versions } = storageErrorOf(error);
  return { id, ok: false, error: { message, storage: { fault, sqliteCode, ...(versions ? { versions } : {}) } } };
}

const StoredKey = z.object({ privateKey: z.instanceof(Buffer) });

function deviceKeyOf(sql: Sql): () => DeviceKey {
  let loaded: DeviceKey | undefined;
  return () => {
    if (loaded) return loaded;
    const stored = sql.row(StoredKey, 'SELECT private_key AS privateKey FROM device WHERE one = 1');
    if (!stored) throw new InvariantError('this profile has no signing key');
    loaded = loadDeviceKey(stored.privateKey);
    stored.privateKey.fill(0);
    return loaded;
  };
}

/** Runs one request; the registry's types are what both sides agreed on, the name is checked here. */
function perform(db: Db, context: WriteContext, request: WriteRequest): unknown {
  if (request.name === 'close') {
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    return undefined;
  }
  const write = writes[request.name];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- name and args are paired by the typed client in writer.ts
  const run = write as (context: WriteContext, args: unknown) => unknown;
  return db.transaction(() => run(context, request.args)).immediate();
}

/** What is done after an answer must not undo it: a log that could not be copied back now is copied back later. */
function tidy(db: Db): void {
  try {
    keepLogShort(db);
  } catch (error) {
    if (storageErrorOf(error).fault !== 'locked') throw error;
  }
}

function main(port: NonNullable<typeof parentPort>, start: WriterStart): void {
  const answer = (message: WriterAnswer): void => port.postMessage(message);
  const key = Buffer.from(start.key.buffer, start.key.byteOffset, start.key.byteLength);
  let db: Db;
  try {
    db = openDatabase({ file: start.file, key });
    migrate(db, MIGRATIONS);
    deferCheckpoints(db);
  } catch (error) {
    answer(failure(OPENED, error));
    return;
  } finally {
    key.fill(0);
  }
  const sql = createSql(db);
  const context: WriteContext = { sql, deviceKey: deviceKeyOf(sql), appBuild: start.appBuild };
  port.on('message', (request: WriteRequest) => {
    try {
      answer({ id: request.id, ok: true, value: perform(db, context, request) });
    } catch (error) {
      answer(failure(request.id, error));
    }
    if (request.name === 'close') port.close();
    else tidy(db);
  });
  answer({ id: OPENED, ok: true, value: undefined });
}

if (parentPort) main(parentPort, workerData);
