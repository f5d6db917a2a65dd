import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComposedCore } from '../../../electron/core/core-process';
import type { CoreToHost } from '../../../electron/core/host-contract';
import { serveDesk } from '../../../electron/loopback/serve-desk';
import type { DeskContract } from '../../../shared/contract';
import { LOOPBACK_SESSION_HEADER, LoopbackSessionAnswer } from '../../../shared/contract/evidence';
import { createCoreDouble, type CoreDouble } from '../host/fixtures/core-double';

const clip = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);
const told: CoreToHost[] = [];
let folder: string;
let core: CoreDouble;
let desk: ComposedCore;
let origin: string;
let key: string;

const openSession = (token: string | undefined): Promise<Response> =>
  fetch(`${origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
const withKey = (extra: Record<string, string> = {}): Record<string, string> => ({
  [LOOPBACK_SESSION_HEADER]: key,
  ...extra,
});
const media = (range: string | undefined, method = 'GET'): Promise<Response> =>
  fetch(`${origin}/media/clip`, { method, headers: withKey(range === undefined ? {} : { range }) });
const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());

const postAs = (body: string, type: string): Promise<Response> =>
  fetch(`${origin}/session`, { method: 'POST', headers: { 'content-type': type }, body });
const client = (): ContractRouterClient<DeskContract> =>
  createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: withKey() }));

/** Sends headers that `fetch` does not let a caller set. */
const rawStatus = (pathname: string, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const request = httpRequest(new URL(pathname, origin), { headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    request.on('error', reject).end();
  });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'countersign-page-'));
  await writeFile(path.join(folder, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><p>desk</p>');
  core = createCoreDouble({ files: new Map([['clip', clip]]) });
  desk = await serveDesk({
    core,
    loopback: { port: 0, pageRoot: folder, sessionKeyHashes: [] },
    tell: (message) => told.push(message),
  });
  origin = `http://127.0.0.1:${desk.ready.port}`;
  key = LoopbackSessionAnswer.parse(await (await openSession(desk.ready.token)).json()).sessionKey;
});

afterAll(async () => {
  await desk.stopServing?.();
  await rm(folder, { recursive: true });
});

describe('the session exchange', () => {
  test('a token opens one session and is refused the second time', async () => {
    const token = desk.issueToken?.();
    expect((await openSession(token)).status).toBe(200);
    expect((await openSession(token)).status).toBe(403);
  });

  test('a token that was never given out is refused', async () => {
    expect((await openSession('x'.repeat(43))).status).toBe(403);
    expect((await openSession('short')).status).toBe(403);
  });

  test('the host learns the digest of a key, never the key', () => {
    expect(told).toContainEqual({ type: 'session_key_issued', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(JSON.stringify(told)).not.toContain(key);
  });

  test('a body of another type or size is refused', async () => {
    expect((await postAs('{"token":"x"}', 'text/plain')).status).toBe(415);
    expect((await postAs(JSON.stringify({ token: 'x'.repeat(2000) }), 'application/json')).status).toBe(413);
  });
});

describe('who may ask', () => {
  test.each(['/rpc/session/state', '/media/clip'])('%s is refused without a session key', async (pathname) => {
    expect((await fetch(origin + pathname)).status).toBe(401);
    expect((await fetch(origin + pathname, { headers: { [LOOPBACK_SESSION_HEADER]: 'wrong' } })).status).toBe(401);
  });

  test.each([
    ['another host name', { host: 'localhost' }],
    ['a rebound name', { host: 'evil.example' }],
    ['another origin', { origin: 'http://127.0.0.1:1' }],
    ['an opaque origin', { origin: 'null' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of another port', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused, with the right key as well', async (_claim, headers) => {
    expect(await rawStatus('/rpc/session/state', withKey(headers))).toBe(403);
    expect(await rawStatus('/', headers)).toBe(403);
  });

  test('the page itself needs no key, opened by hand or by its own origin', async () => {
    expect(await rawStatus('/', { 'sec-fetch-site': 'none' })).toBe(200);
    expect(await rawStatus('/', { 'sec-fetch-site': 'same-origin', origin })).toBe(200);
  });
});

describe('the desk contract over HTTP', () => {
  test('procedures answer, and no answer may be cached', async () => {
    expect(await client().session.state()).toMatchObject({ status: 'signed_out' });
    const answer = await fetch(`${origin}/rpc/session/state`, { method: 'POST', headers: withKey() });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('an event stream delivers and ends when the page goes', async () => {
    const abort = new AbortController();
    const stream = await client().events.subscribe(undefined, { signal: abort.signal });
    expect((await stream.next()).value).toMatchObject({ type: 'session.changed' });
    abort.abort();
    await expect(stream.next()).rejects.toThrow(/abort/i);
  });

  test('a body above the limit is refused', async () => {
    const body = new Uint8Array(8 * 1024 * 1024 + 1);
    const answer = await fetch(`${origin}/rpc/session/state`, { method: 'POST', headers: withKey(), body });
    expect(answer.status).toBe(413);
  });

  test('an unknown procedure is not found', async () => {
    await expect(client().sync.status()).rejects.toSatisfy(
      (error) => error instanceof ORPCError && error.status === 404,
    );
  });
});

describe('evidence', () => {
  test('a whole file comes with its type and length and may not be kept or sniffed', async () => {
    const answer = await media(undefined);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '1000',
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(await bytesOf(answer)).toEqual(clip);
  });

  test.each([
    ['bytes=0-0', 0, 0],
    ['bytes=10-19', 10, 19],
    ['bytes=990-', 990, 999],
    ['bytes=-5', 995, 999],
    ['bytes=-5000', 0, 999],
    ['bytes=900-5000', 900, 999],
  ])('%s is answered with exactly that span', async (range, start, end) => {
    const answer = await media(range);
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end}/1000`);
    expect(answer.headers.get('content-length')).toBe(String(end - start + 1));
    expect(await bytesOf(answer)).toEqual(clip.slice(start, end + 1));
  });

  test.each(['bytes=1000-', 'bytes=-0'])('%s cannot be satisfied', async (range) => {
    const answer = await media(range);
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe('bytes */1000');
  });

  test.each(['bytes=0-1,5-6', 'items=0-1', 'bytes=9-1', 'bytes=-', 'nonsense'])(
    '%s gets the whole file',
    async (range) => {
      const answer = await media(range);
      expect(answer.status).toBe(200);
      expect(await bytesOf(answer)).toEqual(clip);
    },
  );

  test('a range with If-Range gets the whole file, since there is no validator', async () => {
    const answer = await fetch(`${origin}/media/clip`, { headers: withKey({ range: 'bytes=0-1', 'if-range': '"x"' }) });
    expect(answer.status).toBe(200);
    expect(await bytesOf(answer)).toEqual(clip);
  });

  test('HEAD tells the length without the bytes', async () => {
    const answer = await media(undefined, 'HEAD');
    expect(answer.headers.get('content-length')).toBe('1000');
    expect(await bytesOf(answer)).toHaveLength(0);
  });

  test('an unknown handle is told by its code', async () => {
    const answer = await fetch(`${origin}/media/other`, { headers: withKey() });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ code: 'HANDLE_UNKNOWN' });
  });
});

test('closing ends open event streams', async () => {
  const other = await serveDesk({
    core: createCoreDouble(),
    loopback: { port: 0, pageRoot: folder, sessionKeyHashes: [] },
    tell: () => undefined,
  });
  const otherOrigin = `http://127.0.0.1:${other.ready.port}`;
  const session = await fetch(`${otherOrigin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: other.ready.token }),
  });
  const { sessionKey } = LoopbackSessionAnswer.parse(await session.json());
  const link = new RPCLink({ url: `${otherOrigin}/rpc`, headers: { [LOOPBACK_SESSION_HEADER]: sessionKey } });
  const there: ContractRouterClient<DeskContract> = createORPCClient(link);
  const stream = await there.events.subscribe();
  await stream.next();
  await other.stopServing?.();
  await expect(stream.next()).rejects.toBeInstanceOf(Error);
});
