import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MEDIA_MAX_BYTES, type MediaRef } from '../../shared/portal-api/application';
import { MediaFetcher, type MediaFetcherOptions, type MediaProblem } from '../../electron/core/media/media-fetcher';
import { createPortalClient } from '../../electron/core/portal/portal-client';
import { createLogger, systemClock, systemRandom } from '../../electron/core/system-ports';
import { collect, createStore, photoBytes, refOf, type StoreFixture } from '../unit/media/media-fixtures';
import { answer, drop, file, problem, silence, startMediaServer, type MediaServer } from './media-server';

const CHUNK = 65_536;
const bytes = photoBytes(5 * CHUNK + 1000);
const ref = refOf('m-1', bytes);
const other = photoBytes(5 * CHUNK + 1000, 'another photo');

let server: MediaServer;
let fixture: StoreFixture;
let fetcher: MediaFetcher;
let problems: MediaProblem[];
let solved: string[];

function makeFetcher(extra: Partial<MediaFetcherOptions> = {}): MediaFetcher {
  const source = createPortalClient({
    origin: server.origin,
    fetch,
    clock: systemClock,
    accessToken: () => Promise.resolve('token'),
    timeouts: { bodyIdleMs: 300, headersMs: 300 },
  });
  return new MediaFetcher({
    store: fixture.store,
    index: fixture.index,
    source,
    clock: systemClock,
    random: systemRandom,
    logger: createLogger('silent'),
    onChanged: () => undefined,
    onProblem: (found) => problems.push(found),
    onProblemSolved: (mediaId) => solved.push(mediaId),
    backoff: { baseMs: 1, capMs: 5 },
    ...extra,
  });
}

beforeEach(async () => {
  server = await startMediaServer();
  fixture = createStore();
  problems = [];
  solved = [];
  fetcher = makeFetcher();
});
afterEach(async () => {
  await fetcher.close();
  await server.close();
  fixture.remove();
});

/** Wants files and tries until none waits any more. */
async function fetchAll(...refs: MediaRef[]): Promise<void> {
  await fetcher.start();
  await fetcher.want('a-1', refs);
  for (const { id } of refs) while (fixture.index.get(id)?.state === 'waiting') await fetcher.attempt(id);
}

async function storedBytes(mediaId: string): Promise<Buffer> {
  const record = fixture.index.get(mediaId);
  if (record === undefined) throw new Error('no such record');
  const reader = await fixture.store.openFinished(record);
  try {
    return await collect(reader.read());
  } finally {
    await reader.close();
  }
}

async function expectReady(mediaId: string, content: Buffer): Promise<void> {
  expect(fixture.index.get(mediaId)).toMatchObject({ state: 'ready', receivedBytes: content.length });
  expect((await storedBytes(mediaId)).equals(content)).toBe(true);
  expect(fetcher.state(mediaId).state).toBe('ready');
}

describe('evidence over a network that fails', () => {
  it('comes whole when nothing fails', async () => {
    server.serve('m-1', file(bytes));
    await fetchAll(ref);
    await expectReady('m-1', bytes);
    expect(server.ranges('m-1')).toEqual(['']);
    expect(problems).toEqual([]);
  });

  it('goes on after a reset in the middle with the rest only', async () => {
    server.serve('m-1', file(bytes, { resetAfter: 3 * CHUNK + 500 }), file(bytes));
    await fetchAll(ref);
    await expectReady('m-1', bytes);
    expect(server.ranges('m-1')).toEqual(['', `bytes=${3 * CHUNK}-`]);
  });

  it('goes on after several resets, each time from further on', async () => {
    server.serve('m-1', file(bytes, { resetAfter: CHUNK + 9 }), file(bytes, { resetAfter: CHUNK + 9 }), file(bytes));
    await fetchAll(ref);
    await expectReady('m-1', bytes);
    expect(server.ranges('m-1')).toEqual(['', `bytes=${CHUNK}-`, `bytes=${2 * CHUNK}-`]);
  });

  it('starts over when the file is another version by now', async () => {
    server.serve('m-1', file(other, { etag: '"old"', resetAfter: 2 * CHUNK + 1 }), file(bytes, { etag: '"new"' }));
    await fetchAll(ref);
    await expectReady('m-1', bytes);
    expect(server.ranges('m-1')).toEqual(['', `bytes=${2 * CHUNK}-`]);
  });

  it('starts over when the version cannot be told', async () => {
    server.serve('m-1', file(bytes, { etag: 'W/"1"', resetAfter: 2 * CHUNK + 1 }), file(bytes));
    await fetchAll(ref);
    await expectReady('m-1', bytes);
    expect(server.ranges('m-1')).toEqual(['', '']);
  });

  it('starts over when the portal refuses the range', async () => {
    const refused = problem(416, '/problems/range-not-satisfiable');
    server.serve('m-1', file(bytes, { resetAfter: 2 * CHUNK + 1 }), refused, file(bytes));
    await fetchAll(ref);
    await expectReady('m-1', bytes);
    expect(server.ranges('m-1')).toEqual(['', `bytes=${2 * CHUNK}-`, '']);
  });

  it('is asked for again when an answer ends early without saying so', async () => {
    server.serve('m-1', file(bytes, { endAfter: 2 * CHUNK + 1 }), file(bytes));
    await fetchAll(ref);
    await expectReady('m-1', bytes);
    expect(server.ranges('m-1')).toEqual(['', `bytes=${2 * CHUNK}-`]);
  });

  it('outlives refused connections, silence, errors, other servers and pages in its place', async () => {
    const page = '<!doctype html><title>Sign in to the network</title>';
    server.serve(
      'm-1',
      drop,
      silence,
      problem(503, '/problems/busy'),
      answer(502, 'text/html', page),
      answer(404, 'text/html', page),
      answer(200, 'text/html', page),
      answer(200, 'application/json', '{}'),
      file(bytes),
    );
    await fetchAll(ref);
    await expectReady('m-1', bytes);
    expect(problems).toEqual([]);
  });

  it('keeps the part that is here while other answers come between', async () => {
    server.serve(
      'm-1',
      file(bytes, { resetAfter: 2 * CHUNK + 1 }),
      answer(200, 'text/html', '<html>'),
      drop,
      file(bytes),
    );
    await fetchAll(ref);
    await expectReady('m-1', bytes);
    expect(server.ranges('m-1').at(-1)).toBe(`bytes=${2 * CHUNK}-`);
  });

  it('is not_here for the page while the portal cannot be reached, and waits without giving up', async () => {
    server.serve('m-1', drop);
    await fetcher.close();
    fetcher = makeFetcher({ backoff: { baseMs: 3_600_000, capMs: 3_600_000 } });
    await fetcher.start();
    await fetcher.want('a-1', [ref]);
    await fetcher.attempt('m-1');
    expect(fetcher.state('m-1').state).toBe('not_here');
    expect(fixture.index.get('m-1')?.state).toBe('waiting');
    server.serve('m-1', file(bytes));
    fetcher.retryNow();
    await fetcher.attempt('m-1');
    await expectReady('m-1', bytes);
  });

  it('is resumed after a restart of the desk', async () => {
    server.serve('m-1', file(bytes, { resetAfter: 3 * CHUNK + 1 }), silence);
    await fetcher.start();
    await fetcher.want('a-1', [ref]);
    await fetcher.attempt('m-1');
    await fetcher.close();
    expect(fixture.index.get('m-1')).toMatchObject({ state: 'waiting', receivedBytes: 3 * CHUNK, etag: '"v1"' });
    server.serve('m-1', file(bytes));
    fetcher = makeFetcher();
    await fetchAll(ref);
    await expectReady('m-1', bytes);
    expect(server.ranges('m-1').at(-1)).toBe(`bytes=${3 * CHUNK}-`);
  });
});

const sha256 = (content: Buffer): string =>
  `sha-256=:${Buffer.from(refOf('x', content).sha256, 'hex').toString('base64')}:`;

describe('evidence that is not what was announced', () => {
  it('is fetched again, and taken when it is right', async () => {
    server.serve('m-1', file(other), file(other), file(bytes));
    await fetchAll(ref);
    await expectReady('m-1', bytes);
    expect(server.ranges('m-1')).toEqual(['', '', '']);
    expect(problems).toEqual([]);
  });

  it('is damaged after the third time, keeps nothing on disk and is told', async () => {
    server.serve('m-1', file(other));
    await fetchAll(ref);
    expect(fixture.index.get('m-1')).toMatchObject({ state: 'damaged', failure: 'digest', receivedBytes: 0 });
    expect(server.ranges('m-1')).toHaveLength(3);
    expect(problems).toEqual([{ kind: 'media_damaged', mediaId: 'm-1', applicationId: 'a-1', reason: 'digest' }]);
    expect(existsSync(fixture.pathOf('m-1'))).toBe(false);
    expect(existsSync(fixture.pathOf('m-1', '.part'))).toBe(false);
  });

  it('is fetched once more when a person asks, and the problem ends', async () => {
    server.serve('m-1', file(other));
    await fetchAll(ref);
    server.serve('m-1', file(bytes));
    await fetcher.refetch('m-1');
    await fetcher.attempt('m-1');
    await expectReady('m-1', bytes);
    expect(solved).toEqual(['m-1']);
  });

  const html = Buffer.from('<!doctype html>'.padEnd(bytes.length));
  it.each([
    ['of another length', 'damaged', 'wrong_size', ref, file(bytes.subarray(1))],
    ['longer than it says', 'damaged', 'wrong_size', ref, file(Buffer.concat([bytes, bytes]), { endAfter: 7 * CHUNK })],
    [
      'larger than the desk takes',
      'refused',
      'too_large',
      ref,
      file(bytes, { headers: { 'content-length': String(MEDIA_MAX_BYTES + 1) } }),
    ],
    [
      'announced with another digest',
      'damaged',
      'digest',
      ref,
      file(bytes, { headers: { 'repr-digest': sha256(other) } }),
    ],
    ['of another type', 'refused', 'content_type', ref, file(bytes, { contentType: 'image/png' })],
    ['HTML under the right type', 'refused', 'bytes_type', refOf('m-1', html), file(html)],
    [
      'a photo where a clip is announced',
      'refused',
      'bytes_type',
      { ...ref, contentType: 'video/mp4' as const },
      file(bytes, { contentType: 'video/mp4' }),
    ],
  ])('%s: is %s', async (_name, state, failure, announced, served) => {
    server.serve('m-1', served);
    await fetchAll(announced);
    expect(fixture.index.get('m-1')).toMatchObject({ state, failure });
    expect(problems).toHaveLength(1);
    expect(existsSync(fixture.pathOf('m-1'))).toBe(false);
    expect(existsSync(fixture.pathOf('m-1', '.part'))).toBe(false);
  });

  it('is never asked for when it is announced too large, in bytes or pixels', async () => {
    await fetchAll(
      refOf('m-1', bytes, { sizeBytes: MEDIA_MAX_BYTES + 1 }),
      refOf('m-2', bytes, { widthPx: 50_000_000, heightPx: 2 }),
    );
    expect(fixture.index.list().map(({ state, failure }) => [state, failure])).toEqual([
      ['refused', 'too_large'],
      ['refused', 'too_many_pixels'],
    ]);
    expect(server.ranges('m-1')).toEqual([]);
    expect(problems.map(({ kind }) => kind)).toEqual(['media_refused', 'media_refused']);
  });

  it('is not_here when the portal has no such file, and asked for again with the next copy of the application', async () => {
    await fetchAll(ref);
    expect(fixture.index.get('m-1')).toMatchObject({ state: 'not_here', failure: 'not_found' });
    expect(problems.map(({ kind }) => kind)).toEqual(['media_missing']);
    server.serve('m-1', file(bytes));
    await fetcher.want('a-1', [ref]);
    await fetcher.attempt('m-1');
    await expectReady('m-1', bytes);
  });

  it('under a known id with another digest replaces the old file', async () => {
    server.serve('m-1', file(bytes));
    await fetchAll(ref);
    const before = fixture.pathOf('m-1');
    server.serve('m-1', file(other));
    await fetchAll(refOf('m-1', other));
    await expectReady('m-1', other);
    expect(existsSync(before)).toBe(false);
  });
});

describe('many files', () => {
  const refs = Array.from({ length: 12 }, (_, index) => refOf(`m-${index}`, photoBytes(10_000, `photo ${index}`)));

  it('come a few at a time, all of them, although some fail', async () => {
    for (const [index, each] of refs.entries()) {
      const content = photoBytes(10_000, `photo ${index}`);
      if (index % 3 === 0) server.serve(each.id, drop, file(content));
      else server.serve(each.id, file(content));
    }
    await fetchAll(...refs);
    expect(fixture.index.list().every(({ state }) => state === 'ready')).toBe(true);
    expect(server.mostAtOnce()).toBeLessThanOrEqual(3);
  });

  it('do not keep what is on screen waiting', async () => {
    for (const { id } of refs.slice(0, 11)) server.serve(id, silence);
    server.serve('m-11', file(photoBytes(10_000, 'photo 11')));
    await fetcher.start();
    await fetcher.want('a-1', refs);
    await fetcher.attempt('m-11');
    expect(fixture.index.get('m-11')?.state).toBe('ready');
    expect(server.ranges('m-10')).toEqual([]);
  });

  it('wanted twice at once are fetched once', async () => {
    server.serve('m-1', file(bytes));
    await fetcher.start();
    await Promise.all([fetcher.want('a-1', [ref]), fetcher.want('a-1', [ref])]);
    await fetcher.attempt('m-1');
    await fetcher.want('a-1', [ref]);
    await fetcher.attempt('m-1');
    expect(server.ranges('m-1')).toHaveLength(1);
  });

  it('of an application that is forgotten leave nothing behind, even in the middle of coming', async () => {
    server.serve('m-1', file(bytes, { resetAfter: 2 * CHUNK + 1 }), silence);
    await fetcher.start();
    await fetcher.want('a-1', [ref]);
    await fetcher.attempt('m-1');
    const waiting = fetcher.attempt('m-1');
    await fetcher.forget('a-1');
    await waiting;
    expect(fixture.index.list()).toEqual([]);
    const left = readdirSync(fixture.root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(left).toEqual([]);
  });
});

describe('evidence that the page cannot decode', () => {
  it('is marked, told, and fetched again when a person asks', async () => {
    server.serve('m-1', file(bytes));
    await fetchAll(ref);
    await fetcher.reportUndecodable('m-1');
    expect(fetcher.state('m-1')).toEqual({ state: 'undecodable', receivedBytes: bytes.length });
    expect(problems.map(({ kind }) => kind)).toEqual(['media_undecodable']);
    await fetcher.refetch('m-1');
    await fetcher.attempt('m-1');
    await expectReady('m-1', bytes);
  });
});
