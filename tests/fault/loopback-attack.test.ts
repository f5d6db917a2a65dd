import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOOPBACK_SESSION_HEADER } from '../../shared/contract/evidence';
import { type Answer, startTarget, type Target } from './loopback-attack-target';

let target: Target;
let handle: string;
beforeAll(async () => {
  target = await startTarget();
  handle = target.opened.evidence[0]?.handle ?? '';
});
afterAll(() => target.close());

/** Everything that gives something away, and a request that gets it with the right headers. */
const GIVING = (): ReadonlyArray<readonly [path: string, method: string]> => [
  ['/rpc/session/state', 'POST'],
  ['/rpc/queue/counts', 'POST'],
  [`/media/${handle}`, 'GET'],
];

/** What these headers get there: the status, and whether more than a code came with it. */
async function gotWith(headers: Record<string, string>): Promise<string[]> {
  const got: string[] = [];
  for (const [path, method] of GIVING()) {
    const { status, body } = await target.ask(path, { method, headers });
    got.push(body.length < 40 ? String(status) : `${status} and ${body.length} bytes`);
  }
  return got;
}
const refused = (status: number): string[] => GIVING().map(() => String(status));

const keyText = (): string => Object.values(target.key)[0] ?? '';
const own = (): string => new URL(target.origin).host;
const corsOf = ({ headers }: Answer): string[] =>
  Object.keys(headers).filter((name) => name.startsWith('access-control-'));

test('with the right key, and nothing else unusual, everything is answered', async () => {
  expect((await target.ask('/rpc/session/state', { method: 'POST', headers: target.key })).status).toBe(200);
  expect((await target.ask(`/media/${handle}`, { headers: target.key })).status).toBe(200);
});

describe('a page of somebody else in the same browser', () => {
  test.each([
    ['a name that was rebound to 127.0.0.1', (port: number) => `evil.example:${port}`],
    ['a name that only begins with the address', (port: number) => `127.0.0.1.evil.example:${port}`],
    ['localhost', (port: number) => `localhost:${port}`],
    ['another spelling of the address', (port: number) => `127.1:${port}`],
    ['the address as a number', (port: number) => `2130706433:${port}`],
    ['the address without the port', () => '127.0.0.1'],
    ['IPv6', (port: number) => `[::1]:${port}`],
  ])('that came by %s gets nothing, not even the page', async (_claim, hostOf) => {
    const host = hostOf(target.port);
    expect(await gotWith({ ...target.key, host })).toEqual(refused(403));
    expect((await target.ask('/', { headers: { host } })).status).toBe(403);
  });

  test('cannot send two names, an empty one or none', async () => {
    const twice = `GET / HTTP/1.1\r\nHost: ${own()}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`;
    expect(await target.raw(twice)).not.toMatch(/^HTTP\/1\.1 200/);
    expect(await target.raw('GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n')).not.toMatch(/^HTTP\/1\.1 200/);
    expect(await target.raw('GET / HTTP/1.0\r\n\r\n')).not.toMatch(/^HTTP\/1\.[01] 200/);
  });

  test.each([
    ['another site', () => 'https://evil.example'],
    ['another port of this machine', () => 'http://127.0.0.1:1'],
    ['localhost at this port', () => `http://localhost:${target.port}`],
    ['this address under another scheme', () => `https://${own()}`],
    ['an address that only begins like this one', () => `${target.origin}.evil.example`],
    ['a sandboxed frame', () => 'null'],
  ])('from %s gets nothing, with the right key as well', async (_claim, originOf) => {
    expect(await gotWith({ ...target.key, origin: originOf() })).toEqual(refused(403));
  });

  test.each(['cross-site', 'same-site'])(
    'whose request is %s gets nothing, with the right key as well',
    async (site) => {
      expect(await gotWith({ ...target.key, 'sec-fetch-site': site })).toEqual(refused(403));
      expect((await target.ask('/', { headers: { 'sec-fetch-site': site } })).status).toBe(403);
    },
  );

  test('is never told that it may read an answer, asked before or after', async () => {
    for (const [path, method] of GIVING())
      for (const origin of ['https://evil.example', target.origin]) {
        const preflight = await target.ask(path, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': method,
            'access-control-request-headers': LOOPBACK_SESSION_HEADER,
          },
        });
        expect(preflight.status).toBeGreaterThanOrEqual(400);
        expect(corsOf(preflight)).toEqual([]);
        expect(corsOf(await target.ask(path, { method, headers: { ...target.key, origin } }))).toEqual([]);
      }
  });

  test('cannot make a session by a form', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
      expect(
        (await target.ask('/session', { method: 'POST', headers: { 'content-type': type }, body: '{}' })).status,
      ).toBe(415);
  });
});

describe('a session key', () => {
  test.each([
    ['missing', () => ({})],
    ['empty', () => ({ [LOOPBACK_SESSION_HEADER]: '' })],
    ['of another desk', () => ({ [LOOPBACK_SESSION_HEADER]: 'A'.repeat(43) })],
    ['cut short', () => ({ [LOOPBACK_SESSION_HEADER]: keyText().slice(0, -1) })],
    ['with more behind it', () => ({ [LOOPBACK_SESSION_HEADER]: `${keyText()}A` })],
    ['in another letter case', () => ({ [LOOPBACK_SESSION_HEADER]: keyText().toLowerCase() })],
    ['among others', () => ({ [LOOPBACK_SESSION_HEADER]: `x, ${keyText()}` })],
    ['as a cookie', () => ({ cookie: `${LOOPBACK_SESSION_HEADER}=${keyText()}` })],
    ['as a bearer token', () => ({ authorization: `Bearer ${keyText()}` })],
  ])('that is %s opens nothing', async (_claim, headersOf) => {
    expect(await gotWith({ ...headersOf() })).toEqual(refused(401));
  });

  test('in the address opens nothing', async () => {
    for (const [path, method] of GIVING()) {
      const answer = await target.ask(`${path}?${LOOPBACK_SESSION_HEADER}=${keyText()}`, { method });
      expect(answer.status).toBe(401);
    }
  });
});

describe('the token of an address', () => {
  test('opens one session, however many ask for it at once', async () => {
    const token = await target.anotherToken();
    const answers = await Promise.all(Array.from({ length: 20 }, () => target.exchange(token)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 403)).toHaveLength(19);
    expect((await target.exchange(token)).status).toBe(403);
  });

  test('opens nothing from the query, where logs and other programs see it, and is not used up there', async () => {
    const token = await target.anotherToken();
    const json = { 'content-type': 'application/json' };
    const asked = [
      await target.ask(`/?token=${token}`),
      await target.ask(`/session?token=${token}`),
      await target.ask(`/session?token=${token}`, { method: 'POST', headers: json }),
      await target.ask(`/session?token=${token}`, { method: 'POST', headers: json, body: '{}' }),
    ];
    for (const { body } of asked) expect(body.toString('utf8')).not.toContain('sessionKey');
    expect((await target.exchange(token)).status).toBe(200);
  });

  test('is not told by its length: neither a short, a long nor a strange one is accepted', async () => {
    for (const token of ['', 'x', 'x'.repeat(43), 'x'.repeat(200), 'x'.repeat(201), '\0'.repeat(43), 'é'.repeat(43)])
      expect((await target.exchange(token)).status).toBe(403);
    expect((await target.exchange('x'.repeat(5000))).status).toBe(413);
  });
});

test('no answer sets a cookie, and none may be kept', async () => {
  const { key } = target;
  const json = { 'content-type': 'application/json' };
  const answers: Record<string, Answer> = {
    page: await target.ask('/'),
    'page by HEAD': await target.ask('/', { method: 'HEAD' }),
    'no such file': await target.ask('/nothing.js'),
    'another method': await target.ask('/', { method: 'PUT' }),
    session: await target.ask('/session', { method: 'POST', headers: json, body: '{}' }),
    'session of another type': await target.ask('/session', { method: 'POST', body: '{}' }),
    'session too large': await target.exchange('x'.repeat(5000)),
    call: await target.ask('/rpc/session/state', { method: 'POST', headers: key }),
    'call without key': await target.ask('/rpc/session/state', { method: 'POST' }),
    'no such call': await target.ask('/rpc/no/such', { method: 'POST', headers: key }),
    'a call that fails': await target.ask('/rpc/application/get', { method: 'POST', headers: key, body: '{"json":7}' }),
    file: await target.ask(`/media/${handle}`, { headers: key }),
    'file by HEAD': await target.ask(`/media/${handle}`, { method: 'HEAD', headers: key }),
    span: await target.ask(`/media/${handle}`, { headers: { ...key, range: 'bytes=0-1' } }),
    'no such span': await target.ask(`/media/${handle}`, { headers: { ...key, range: 'bytes=999999-' } }),
    'no such file of evidence': await target.ask('/media/none', { headers: key }),
    'file without key': await target.ask(`/media/${handle}`),
    'another name': await target.ask('/', { headers: { host: 'evil.example' } }),
  };
  expect(Object.entries(answers).map(([name, { headers }]) => [name, headers['cache-control']])).toEqual(
    Object.keys(answers).map((name) => [name, 'no-store']),
  );
  for (const { headers } of Object.values(answers)) expect(headers['set-cookie']).toBeUndefined();
  expect(new Set(Object.values(answers).map(({ status }) => status))).toEqual(
    new Set([200, 206, 400, 401, 403, 404, 405, 413, 415, 416]),
  );
});
