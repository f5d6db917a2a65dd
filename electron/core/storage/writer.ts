import { Worker } from 'node:worker_threads';
import { InvariantError } from '../errors';
import { StorageError } from './storage-error';
import { OPENED, type WriteRequest, type WriterAnswer, type WriterStart } from './writer-protocol';
import type { WriteArgs, WriteName, WriteResult } from './writes';

/** The one way to change a profile's database. */
export interface Writer {
  /**
   * Runs one write in a transaction of its own and resolves once it is committed.
   * @throws StorageError when SQLite refused or the writer is gone, InvariantError when the write itself is wrong; nothing of
   * the write is kept then.
   */
  run<Name extends WriteName>(name: Name, args: WriteArgs<Name>): Promise<WriteResult<Name>>;
  /** Finishes what was asked, checkpoints and closes. */
  close(): Promise<void>;
}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

const errorOf = ({ message, storage }: Extract<WriterAnswer, { ok: false }>['error']): Error =>
  storage ? new StorageError(storage.fault, message, storage) : new InvariantError(message);

/**
 * Starts the writer's thread and opens (or makes, or migrates) the database.
 * @param script the worker's bundle
 * @throws StorageError as `openDatabase` and `migrate` do.
 */
export async function startWriter(script: URL, start: WriterStart): Promise<Writer> {
  const worker = new Worker(script, { workerData: start });
  const waiting = new Map<number, Waiting>();
  let lastId = OPENED;

  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: WriterAnswer) => {
    const caller = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) caller?.resolve(answer.value);
    else caller?.reject(errorOf(answer.error));
  });
  let isGone = false;
  worker.on('error', failAll);
  worker.on('exit', () => {
    isGone = true;
    failAll(new StorageError('failed', 'the writer ended'));
  });

  let closing: Promise<void> | undefined;
  const ask = (id: number, request?: WriteRequest): Promise<unknown> =>
    new Promise((resolve, reject) => {
      // Nobody answers for a thread that ended: what is asked of it would wait for ever.
      if (isGone) reject(new StorageError('failed', 'the writer ended'));
      else waiting.set(id, { resolve, reject });
      if (request) worker.postMessage(request);
    });
  const send = (name: WriteRequest['name'], args: unknown): Promise<unknown> => {
    lastId += 1;
    return ask(lastId, { id: lastId, name, args });
  };

  try {
    await ask(OPENED);
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  const closeNow = async (): Promise<void> => {
    try {
      await send('close', undefined);
    } finally {
      await worker.terminate();
    }
  };
  return {
    run: async (name, args) => {
      if (closing) throw new StorageError('failed', 'the writer is closed');
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker runs the write of this very name
      return (await send(name, args)) as WriteResult<typeof name>;
    },
    close: () => {
      closing ??= isGone ? Promise.resolve() : closeNow();
      return closing;
    },
  };
}
