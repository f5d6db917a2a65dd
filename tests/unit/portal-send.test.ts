import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createPortalClient, type PortalClient } from '../../electron/core/portal/portal-client';
import { systemClock } from '../../electron/core/system-ports';
import { createManualClock, type ManualClock } from '../portal/testing/manual-clock';
import { startOddServer, type OddServer } from '../portal/testing/odd-server';
import { failureOf } from '../portal/testing/test-desk';

const servers: OddServer[] = [];

/** A client of a server that answers as `listener` says. */
async function clientOf(listener: RequestListener, clock?: ManualClock): Promise<PortalClient> {
  const server = await startOddServer(listener, clock);
  servers.push(server);
  return server.client;
}

afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

const JSON_TYPE = { 'content-type': 'application/json' };

const make = (origin: string): PortalClient =>
  createPortalClient({
    origin,
    fetch: globalThis.fetch,
    clock: systemClock,
    accessToken: () => Promise.resolve('token'),
  });

describe('the origin', () => {
  it.each(['https://portal.example', 'http://127.0.0.1:8480', 'http://localhost:1', 'http://[::1]:8480'])(
    '%s may be used',
    (origin) => {
      expect(() => make(origin)).not.toThrow();
    },
  );

  it.each([
    'http://portal.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'ftp://portal.example',
    'portal.example',
  ])('%s may not', (origin) => {
    expect(() => make(origin)).toThrow(TypeError);
  });
});

describe('time limits', () => {
  it('headers that never come are a time-out of the headers', async () => {
    const clock = createManualClock();
    const asked = Promise.withResolvers<void>();
    const client = await clientOf(() => asked.resolve(), clock);
    const waiting = client.listClaims();
    await asked.promise;
    clock.runOut();
    expect(await waiting).toMatchObject({ failure: { kind: 'timeout' } });
  });

  it('a body that stops in the middle is a time-out, and no timer is left running', async () => {
    const clock = createManualClock();
    const client = await clientOf((_request, response) => {
      response.writeHead(200, JSON_TYPE);
      response.write('{"items":');
    }, clock);
    const waiting = client.listClaims();
    // Total, headers, then one for each piece of the body.
    await expect.poll(() => clock.started).toBeGreaterThanOrEqual(4);
    clock.runOut();
    expect(await failureOf(waiting)).toBe('timeout');
    expect(clock.running).toBe(0);
  });

  it('a good answer leaves no timer running', async () => {
    const clock = createManualClock();
    const client = await clientOf(
      (_request, response) => void response.writeHead(200, JSON_TYPE).end('{"items":[]}'),
      clock,
    );
    expect(await failureOf(client.listClaims())).toBe('none');
    expect(clock.running).toBe(0);
  });
});

describe('an answer', () => {
  it('that redirects is not followed: the token goes nowhere else', async () => {
    const seen: string[] = [];
    const other = await startOddServer((request, response) => {
      seen.push(request.headers.authorization ?? '');
      response.end();
    });
    servers.push(other);
    const client = await clientOf(
      (_request, response) => void response.writeHead(307, { location: other.origin }).end(),
    );
    expect(await failureOf(client.listClaims())).toBe('unknown_answer');
    expect(seen).toEqual([]);
  });

  it.each([
    ['a success that is no JSON', 200, 'application/json', '<html>', 'invalid'],
    ['a success of another type', 200, 'text/html', '<html>', 'unknown_answer'],
    ['a success without a type', 200, '', '{"items":[]}', 'unknown_answer'],
    ['a success that breaks its schema', 200, 'application/json', '{"items":[{}]}', 'invalid'],
    [
      'a problem of an unknown type',
      409,
      'application/problem+json',
      '{"type":"/problems/new","title":"","status":409}',
      'unknown_answer',
    ],
    [
      'a problem of a known type as plain JSON',
      409,
      'application/json',
      '{"type":"/problems/withdrawn","title":"","status":409}',
      'unknown_answer',
    ],
    ['a problem that is none', 409, 'application/problem+json', '[]', 'unknown_answer'],
    [
      'a problem with status 200',
      200,
      'application/problem+json',
      '{"type":"/problems/withdrawn","title":"","status":409}',
      'unknown_answer',
    ],
    [
      'a problem of a known type',
      409,
      'application/problem+json; charset=utf-8',
      '{"type":"/problems/withdrawn","title":"","status":409}',
      '/problems/withdrawn',
    ],
    ['a body that is not UTF-8', 200, 'application/json', Buffer.from([0x22, 0xff, 0x22]), 'invalid'],
  ])('%s (%i %s) is %s', async (_name, status, type, body, expected) => {
    const client = await clientOf((_request, response) => {
      response.writeHead(status, type === '' ? {} : { 'content-type': type });
      response.end(body);
    });
    expect(await failureOf(client.listClaims())).toBe(expected);
  });

  it('larger than a JSON body may be is refused while it comes in', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 0x20);
    const client = await clientOf((_request, response) => {
      response.writeHead(200, JSON_TYPE);
      const more = (): void => {
        while (response.write(chunk));
        response.once('drain', more);
      };
      more();
    });
    expect(await client.listClaims()).toMatchObject({ failure: { kind: 'invalid', reason: 'body (too_large)' } });
  });
});

it('a broken field is named by its path, its value never', async () => {
  const secret = 'SECRET-4711';
  const client = await clientOf((_request, response) => {
    response.writeHead(200, JSON_TYPE).end(JSON.stringify({ items: [{ applicationId: secret, holder: secret }] }));
  });
  const answer = await client.listClaims();
  expect(answer).toMatchObject({ failure: { kind: 'invalid', reason: 'items.0.holder (invalid_type)' } });
  expect(JSON.stringify(answer)).not.toContain(secret);
});

it('without a token nothing is sent', async () => {
  let calls = 0;
  const client = createPortalClient({
    origin: 'http://127.0.0.1:9',
    fetch: () => {
      calls += 1;
      return Promise.reject(new Error('nothing may be sent'));
    },
    clock: systemClock,
    accessToken: () => Promise.resolve(undefined),
  });
  expect(await failureOf(client.getMe())).toBe('signed_out');
  expect(calls).toBe(0);
});
