import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LEA } from '../support/decisions';
import { commandOf, descendantsOf } from '../support/scan-memory';
import { waitUntil } from '../support/wait-until';
import { type Answer, startTarget, type Target } from './loopback-attack-target';

let target: Target;
let handle: string;
let whole: Buffer;
beforeAll(async () => {
  target = await startTarget();
  handle = target.opened.evidence[0]?.handle ?? '';
  whole = (await target.ask(`/media/${handle}`, { headers: target.key })).body;
});
afterAll(() => target.close());

const media = (asked: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  target.ask(`/media/${asked}`, { method, headers: { ...target.key, ...headers } });
const spanOf = (range: string): Promise<Answer> => media(handle, { range });
const unknown = { status: 404, code: 'HANDLE_UNKNOWN' };
const outcomeOf = ({ status, body }: Answer) => ({ status, code: String(JSON.parse(body.toString('utf8')).code) });

describe('a handle', () => {
  test.each([
    ['made up', () => randomBytes(16).toString('base64url')],
    ['changed in one letter', () => (handle.startsWith('A') ? 'B' : 'A') + handle.slice(1)],
    ['cut short', () => handle.slice(0, -1)],
    ['with more behind it', () => `${handle}A`],
    ['with padding', () => `${handle}==`],
    ['with a NUL behind it', () => `${handle}%00`],
    ['the id of the file itself', () => target.opened.evidence[0]?.mediaId ?? ''],
    ['a path', () => '..%2fkeys.json'],
    ['a name every object has', () => '__proto__'],
  ])('that is %s opens nothing', async (_claim, forge) => {
    expect(outcomeOf(await media(forge()))).toEqual(unknown);
  });

  test('opens nothing by another method than GET and HEAD', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect([method, (await media(handle, {}, method)).body.length]).toEqual([method, 0]);
  });
});

describe('a span of a file', () => {
  test.each([
    ['bytes=0-0', 0, 1],
    ['bytes=5-9', 5, 10],
    ['bytes=-7', -7, undefined],
    ['bytes=-99999', 0, undefined],
    ['bytes=3-', 3, undefined],
    ['bytes=3-99999999999999999999', 3, undefined],
  ])('%s is exactly that', async (range, from, to) => {
    const answer = await spanOf(range);
    const wanted = whole.subarray(from, to);
    const start = from < 0 ? whole.length + from : from;
    expect(answer.status).toBe(206);
    expect(answer.body).toEqual(wanted);
    expect(answer.headers).toMatchObject({
      'content-length': String(wanted.length),
      'content-range': `bytes ${start}-${start + wanted.length - 1}/${whole.length}`,
    });
  });

  test.each([() => `bytes=${whole.length}-`, () => 'bytes=99999999999999999999-', () => 'bytes=-0'])(
    'that lies beyond the end is told the size and nothing else',
    async (rangeOf) => {
      const answer = await spanOf(rangeOf());
      expect([answer.status, answer.headers['content-range'], answer.body.length]).toEqual([
        416,
        `bytes */${whole.length}`,
        0,
      ]);
    },
  );

  test.each([
    'bytes=0-0,2-3',
    'bytes=0-9,5-14,0-99',
    `bytes=${Array.from({ length: 1000 }, (_, at) => `${at}-`).join(',')}`,
    'bytes=9-3',
    'bytes=-',
    'bytes=--1',
    'bytes=0x0-0x1',
    'bytes=1e1-2e1',
    'bits=0-1',
    'bytes 0-1',
  ])('that is several or none gets the file once, never its parts over and over', async (range) => {
    const answer = await spanOf(range);
    expect([answer.status, answer.headers['content-range'], answer.body]).toEqual([200, undefined, whole]);
  });

  test('is not told by HEAD, which says how long the file is', async () => {
    for (const headers of [{}, { range: 'bytes=0-1' }, { range: 'bytes=99999-' }]) {
      const answer = await media(handle, { ...headers }, 'HEAD');
      expect([answer.status, answer.headers['content-length'], answer.body.length]).toEqual([
        200,
        String(whole.length),
        0,
      ]);
    }
  });

  test('is never run as a document, sniffed or shared', async () => {
    for (const headers of [{}, { range: 'bytes=0-1' }, { range: 'bytes=99999-' }])
      expect((await media(handle, headers)).headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      });
  });
});

// In this order, since each ends what the one before had.
describe('after its core', () => {
  test.skipIf(process.platform !== 'linux')('was killed, a handle opens nothing, signed in again or not', async () => {
    const core = descendantsOf(target.desk.pid).find((pid) => commandOf(pid).includes('core-process.js')) ?? 0;
    expect(core).toBeGreaterThan(0);
    process.kill(core, 'SIGKILL');
    await waitUntil(() =>
      target.client.session.state().then(
        ({ status }) => status === 'signed_out',
        () => false,
      ),
    );
    expect(outcomeOf(await media(handle))).toEqual({ status: 401, code: 'NOT_SIGNED_IN' });
    await target.client.session.signIn({ personId: LEA });
    expect(outcomeOf(await media(handle))).toEqual(unknown);
  });

  test('was locked, neither a handle nor the session key opens anything', async () => {
    const { evidence } = await target.client.application.get({ applicationId: target.opened.application.id });
    const fresh = evidence[0]?.handle ?? '';
    expect((await media(fresh)).status).toBe(200);
    const next = target.desk.nextUrl();
    await target.client.session.lock().catch(() => undefined);
    await next;
    expect(outcomeOf(await media(fresh))).toEqual({ status: 401, code: 'SESSION_KEY' });
    expect((await target.ask('/rpc/session/state', { method: 'POST', headers: target.key })).status).toBe(401);
  });
});
