import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EvidenceReply, type EvidenceFailure } from '../../../shared/contract/evidence';
import type { EvidenceRead } from '../../../electron/core/core';
import { IntegrityError } from '../../../electron/core/errors';
import { HEADER_BYTES, SEALED_CHUNK_BYTES } from '../../../electron/core/media/chunked-format';
import { createEvidenceHandles } from '../../../electron/core/media/evidence-handles';
import { serveEvidencePort } from '../../../electron/core/media/evidence-port';
import { EvidenceReader } from '../../../electron/core/media/evidence-reader';
import { MediaFetcher } from '../../../electron/core/media/media-fetcher';
import type { MediaState } from '../../../electron/core/media/media-record';
import { createPortalClient } from '../../../electron/core/portal/portal-client';
import { createLogger, systemClock, systemRandom } from '../../../electron/core/system-ports';
import { file, drop, startMediaServer, type MediaServer } from '../../fault/media-server';
import { collect, createStore, photoBytes, piecesOf, refOf, storeReady, type StoreFixture } from './media-fixtures';

const bytes = photoBytes(3_000_000);
const ref = refOf('m-1', bytes);
const logger = createLogger('silent');

let server: MediaServer;
let fixture: StoreFixture;
let fetcher: MediaFetcher;
let reader: EvidenceReader;
let session: string | undefined;
let handle: string;

beforeEach(async () => {
  server = await startMediaServer();
  fixture = createStore();
  session = 's-1';
  const handles = createEvidenceHandles(systemClock, systemRandom);
  handle = handles.issue('s-1', 'm-1');
  fetcher = new MediaFetcher({
    store: fixture.store,
    index: fixture.index,
    source: createPortalClient({
      origin: server.origin,
      fetch,
      clock: systemClock,
      accessToken: () => Promise.resolve('token'),
    }),
    clock: systemClock,
    random: systemRandom,
    logger,
    onChanged: () => undefined,
    onProblem: () => undefined,
    onProblemSolved: () => undefined,
    backoff: { baseMs: 3_600_000, capMs: 3_600_000 },
  });
  reader = new EvidenceReader({
    handles,
    index: fixture.index,
    store: fixture.store,
    fetcher,
    currentSession: () => session,
    logger,
  });
});
afterEach(async () => {
  await fetcher.close();
  await server.close();
  fixture.remove();
});

function bodyOf(read: EvidenceRead): ReadableStream<Uint8Array> {
  if (!read.ok) throw new Error(read.code);
  return read.body;
}

const codeOf = (read: EvidenceRead): EvidenceFailure | 'ok' => (read.ok ? 'ok' : read.code);

function damageStoredCopy(chunk: number): void {
  const stored = readFileSync(fixture.pathOf('m-1'));
  const at = HEADER_BYTES + chunk * SEALED_CHUNK_BYTES;
  stored.writeUInt8(stored.readUInt8(at) ^ 1, at);
  writeFileSync(fixture.pathOf('m-1'), stored);
}

/** Files of the store that this process has open; 0 where the system does not tell. */
function openFiles(): number {
  const folder = '/proc/self/fd';
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).filter((name) => {
    try {
      return readlinkSync(`${folder}/${name}`).startsWith(fixture.root);
    } catch {
      // Closed since the folder was listed.
      return false;
    }
  }).length;
}

describe('reading evidence by handle', () => {
  it('gives the whole file or a span, with its type and size', async () => {
    await storeReady(fixture, ref, bytes);
    const whole = await reader.read(handle);
    expect(whole).toMatchObject({ ok: true, contentType: 'image/jpeg', sizeBytes: 3_000_000 });
    expect((await collect(bodyOf(whole))).equals(bytes)).toBe(true);
    const span = await reader.read(handle, { start: 70_000, end: 70_009 });
    expect(span).toMatchObject({ ok: true, sizeBytes: 3_000_000 });
    expect(await collect(bodyOf(span))).toEqual(bytes.subarray(70_000, 70_010));
    expect(await collect(bodyOf(await reader.read(handle, { start: 3_000_000, end: 3_000_009 })))).toHaveLength(0);
  });

  it('closes the file at the end, when it is cancelled, and when it is cancelled before anything was read', async () => {
    await storeReady(fixture, ref, bytes);
    await collect(bodyOf(await reader.read(handle)));
    const started = bodyOf(await reader.read(handle)).getReader();
    await started.read();
    expect(openFiles()).toBe(existsSync('/proc/self/fd') ? 1 : 0);
    await started.cancel();
    await bodyOf(await reader.read(handle)).cancel();
    expect(openFiles()).toBe(0);
  });

  it('needs a session, and a handle of that session', async () => {
    await storeReady(fixture, ref, bytes);
    expect(codeOf(await reader.read('made-up'))).toBe('HANDLE_UNKNOWN');
    session = 's-2';
    expect(codeOf(await reader.read(handle))).toBe('HANDLE_UNKNOWN');
    session = undefined;
    expect(codeOf(await reader.read(handle))).toBe('NOT_SIGNED_IN');
  });

  it.each<[MediaState, EvidenceFailure | 'ok']>([
    ['not_here', 'NOT_HERE'],
    ['damaged', 'DAMAGED'],
    ['refused', 'REFUSED'],
    ['undecodable', 'ok'],
    ['ready', 'ok'],
  ])('of a file that is %s answers %s', async (state, expected) => {
    const record = await storeReady(fixture, ref, bytes);
    await fixture.index.save({ ...record, state });
    const read = await reader.read(handle);
    expect(codeOf(read)).toBe(expected);
    if (read.ok) await read.body.cancel();
  });

  it('of a file without a record answers NOT_HERE', async () => {
    expect(codeOf(await reader.read(handle))).toBe('NOT_HERE');
  });

  it('waits for a file that is on its way', async () => {
    server.serve('m-1', file(bytes));
    await fetcher.start();
    await fetcher.want('a-1', [ref]);
    expect((await collect(bodyOf(await reader.read(handle)))).equals(bytes)).toBe(true);
  });

  it('tries at once for a file that waits out a backoff, and answers NOT_HERE when the portal is still gone', async () => {
    server.serve('m-1', drop, drop, file(bytes));
    await fetcher.start();
    await fetcher.want('a-1', [ref]);
    await fetcher.attempt('m-1');
    expect(codeOf(await reader.read(handle))).toBe('NOT_HERE');
    expect((await collect(bodyOf(await reader.read(handle)))).equals(bytes)).toBe(true);
  });

  it('gives nothing when the session ends while the file is on its way', async () => {
    server.serve('m-1', file(bytes));
    await fetcher.start();
    await fetcher.want('a-1', [ref]);
    const reading = reader.read(handle);
    session = undefined;
    expect(codeOf(await reading)).toBe('NOT_SIGNED_IN');
  });
});

describe('a stored copy that is damaged', () => {
  beforeEach(async () => {
    await storeReady(fixture, ref, bytes);
    server.serve('m-1', file(bytes));
    await fetcher.start();
  });

  it('is replaced before anything is given out when its end is damaged', async () => {
    damageStoredCopy(45);
    expect((await collect(bodyOf(await reader.read(handle)))).equals(bytes)).toBe(true);
    expect(server.ranges('m-1')).toHaveLength(1);
  });

  it('breaks the body off before the damaged piece, and the next read gives the right bytes', async () => {
    damageStoredCopy(20);
    const pieces: Uint8Array[] = [];
    const reading = (async () => {
      for await (const piece of bodyOf(await reader.read(handle))) pieces.push(piece);
    })();
    await expect(reading).rejects.toThrow(IntegrityError);
    expect(Buffer.concat(pieces).equals(bytes.subarray(0, 1024 * 1024))).toBe(true);
    expect((await collect(bodyOf(await reader.read(handle)))).equals(bytes)).toBe(true);
    expect(server.ranges('m-1')).toHaveLength(1);
  });

  it('answers NOT_HERE when the portal cannot replace it now', async () => {
    server.serve('m-1', drop);
    damageStoredCopy(45);
    expect(codeOf(await reader.read(handle))).toBe('NOT_HERE');
    expect(fixture.index.get('m-1')?.state).toBe('waiting');
  });
});

describe('the evidence port', () => {
  let channel: MessageChannel;
  let stop: () => void;
  let replies: EvidenceReply[];
  let arrived: (() => void) | undefined;

  beforeEach(async () => {
    await storeReady(fixture, ref, bytes);
    channel = new MessageChannel();
    replies = [];
    channel.port2.on('message', (message: unknown) => {
      replies.push(EvidenceReply.parse(message));
      arrived?.();
    });
    stop = serveEvidencePort({ port: channel.port1, read: (wanted) => reader.read(wanted), logger });
    channel.port1.start();
  });
  afterEach(() => {
    stop();
    channel.port1.close();
    channel.port2.close();
  });

  /** Resolves once replies fulfil `isEnough`. */
  async function until(isEnough: () => boolean): Promise<void> {
    while (!isEnough())
      await new Promise<void>((resolve) => {
        arrived = resolve;
      });
  }
  const kinds = (id: number): string =>
    replies
      .filter((reply) => reply.id === id)
      .map(({ kind }) => kind)
      .join(' ');
  const bytesOf = (id: number): Buffer =>
    Buffer.concat(replies.flatMap((reply) => (reply.kind === 'chunk' && reply.id === id ? [reply.bytes] : [])));
  const isEnded = (id: number): boolean => / ?(end|failed)$/.test(kinds(id));

  it('sends a file as start, chunks of at most 1 MiB and end', async () => {
    channel.port2.postMessage({ kind: 'read', id: 1, handle });
    await until(() => isEnded(1));
    expect(kinds(1)).toBe('start chunk chunk chunk end');
    expect(replies[0]).toEqual({ kind: 'start', id: 1, contentType: 'image/jpeg', sizeBytes: 3_000_000 });
    expect(bytesOf(1).equals(bytes)).toBe(true);
    expect(
      replies.every((reply) => reply.kind !== 'chunk' || reply.bytes.buffer.byteLength === reply.bytes.length),
    ).toBe(true);
  });

  it('sends many at once without mixing them', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => index + 1);
    for (const id of ids) channel.port2.postMessage({ kind: 'read', id, handle });
    await until(() => ids.every(isEnded));
    for (const id of ids) expect(bytesOf(id).equals(bytes)).toBe(true);
    expect(openFiles()).toBe(0);
  });

  it('answers a failure with its code', async () => {
    channel.port2.postMessage({ kind: 'read', id: 1, handle: 'made-up' });
    await until(() => isEnded(1));
    session = undefined;
    channel.port2.postMessage({ kind: 'read', id: 2, handle });
    await until(() => isEnded(2));
    expect(replies).toEqual([
      { kind: 'failed', id: 1, code: 'HANDLE_UNKNOWN' },
      { kind: 'failed', id: 2, code: 'NOT_SIGNED_IN' },
    ]);
  });

  it('ends a file whose stored copy is damaged in the middle with DAMAGED', async () => {
    damageStoredCopy(20);
    channel.port2.postMessage({ kind: 'read', id: 1, handle });
    await until(() => isEnded(1));
    expect(kinds(1)).toBe('start chunk failed');
    expect(replies.at(-1)).toMatchObject({ code: 'DAMAGED' });
  });

  it('stops after a cancel, and closes the file', async () => {
    channel.port2.postMessage({ kind: 'read', id: 1, handle });
    channel.port2.postMessage({ kind: 'cancel', id: 1 });
    channel.port2.postMessage({ kind: 'cancel', id: 99 });
    channel.port2.postMessage({ kind: 'read', id: 2, handle });
    await until(() => isEnded(2));
    expect(kinds(1)).not.toContain('end');
    expect(openFiles()).toBe(0);
  });

  it('ignores what is not of the protocol', async () => {
    for (const message of [undefined, 'read', { kind: 'read', id: 'x', handle }, { kind: 'write', id: 1 }])
      channel.port2.postMessage(message);
    channel.port2.postMessage({ kind: 'read', id: 5, handle });
    await until(() => isEnded(5));
    expect(new Set(replies.map(({ id }) => id))).toEqual(new Set([5]));
  });

  it('sends nothing more once it is detached', async () => {
    channel.port2.postMessage({ kind: 'read', id: 1, handle });
    await until(() => replies.length > 0);
    stop();
    const before = replies.length;
    channel.port2.postMessage({ kind: 'read', id: 2, handle });
    expect((await piecesOf(bodyOf(await reader.read(handle)))).length).toBe(3);
    expect(replies.length).toBeLessThanOrEqual(before + 1);
    expect(kinds(2)).toBe('');
  });
});
