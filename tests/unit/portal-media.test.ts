import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { MediaInterrupted } from '../../electron/core/portal/media';
import { createManualClock, type ManualClock } from '../portal/testing/manual-clock';
import { startOddServer, type OddServer } from '../portal/testing/odd-server';
import { failureOf, valueOf } from '../portal/testing/test-desk';

const servers: OddServer[] = [];
async function clientOf(listener: RequestListener, clock?: ManualClock) {
  const server = await startOddServer(listener, clock);
  servers.push(server);
  return server.client;
}
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

const REST = { id: 'm', offsetBytes: 10, etag: '"v"' };
const read = async (body: ReadableStream<Uint8Array>): Promise<Buffer> =>
  Buffer.from(await new Response(body).arrayBuffer());

/** How reading a body ended. */
async function endOf(body: ReadableStream<Uint8Array>): Promise<unknown> {
  try {
    await read(body);
    return 'whole';
  } catch (error) {
    return error instanceof MediaInterrupted ? error.failure : error;
  }
}

describe('a part of a file', () => {
  it.each([
    ['starts elsewhere', 'bytes 0-4/100'],
    ['starts after what was asked for', 'bytes 11-15/100'],
    ['does not say where it starts', undefined],
    ['says nonsense', 'bytes 14-10/100'],
    ['is of several parts', 'bytes 10-11,14-15/100'],
  ])('that %s is no answer to be believed', async (_how, range) => {
    const client = await clientOf((_request, response) => {
      response.writeHead(206, { 'content-type': 'image/jpeg', ...(range !== undefined && { 'content-range': range }) });
      response.end('12345');
    });
    expect(await failureOf(client.getMedia(REST))).toBe('unknown_answer');
  });

  it('that was not asked for is none, either', async () => {
    const client = await clientOf((_request, response) => {
      response.writeHead(206, { 'content-type': 'image/jpeg', 'content-range': 'bytes 10-14/100' }).end('12345');
    });
    expect(await failureOf(client.getMedia({ id: 'm' }))).toBe('unknown_answer');
  });

  it('of a file whose size is not known is read as far as it says', async () => {
    const client = await clientOf((_request, response) => {
      response.writeHead(206, { 'content-type': 'image/jpeg', 'content-range': 'bytes 10-14/*' }).end('12345');
    });
    const { body, ...head } = await valueOf(client.getMedia(REST));
    expect(head).toEqual({ status: 206, offsetBytes: 10, contentType: 'image/jpeg' });
    expect(String(await read(body))).toBe('12345');
  });

  it.each([
    ['less', '123'],
    ['more', '1234567'],
  ])('that brings %s than it announced ends as interrupted', async (_how, text) => {
    const client = await clientOf((_request, response) => {
      // Chunked, so that nothing but the range tells how long it should be.
      response.writeHead(206, { 'content-type': 'image/jpeg', 'content-range': 'bytes 10-14/100' });
      response.write(text);
      response.end();
    });
    const { body } = await valueOf(client.getMedia(REST));
    expect(await endOf(body)).toEqual({ kind: 'network', reason: 'truncated' });
  });
});

describe('a request for a file', () => {
  it('asks for the bytes as they are, and for a rest only of the version it has', async () => {
    const asked: unknown[] = [];
    const client = await clientOf((request, response) => {
      const { range, 'if-range': ifRange, 'accept-encoding': encoding } = request.headers;
      asked.push({ range, ifRange, encoding });
      response.writeHead(404, { 'content-type': 'text/plain' }).end();
    });
    await client.getMedia({ id: 'm' });
    await client.getMedia(REST);
    await client.getMedia({ id: 'm', offsetBytes: 10 });
    expect(asked).toEqual([
      { range: undefined, ifRange: undefined, encoding: 'identity' },
      { range: 'bytes=10-', ifRange: '"v"', encoding: 'identity' },
      { range: undefined, ifRange: undefined, encoding: 'identity' },
    ]);
  });

  it('keeps an id with odd characters one path segment', async () => {
    const paths: unknown[] = [];
    const client = await clientOf((request, response) => {
      paths.push(request.url);
      response.writeHead(404).end();
    });
    await client.getMedia({ id: '../claims?x=1#y/é' });
    expect(paths).toEqual(['/v1/media/..%2Fclaims%3Fx%3D1%23y%2F%C3%A9']);
  });
});

it('a body that stops coming is a time-out of the body; one that goes on has no limit as a whole', async () => {
  const clock = createManualClock();
  const client = await clientOf((_request, response) => {
    response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': '100' });
    response.write('1234');
  }, clock);
  const { body } = await valueOf(client.getMedia({ id: 'm' }));
  const reader = body.getReader();
  expect(String(Buffer.from((await reader.read()).value ?? []))).toBe('1234');
  const next = reader.read();
  await expect.poll(() => clock.running).toBe(1);
  clock.runOut();
  await expect(next).rejects.toMatchObject({ failure: { kind: 'timeout', limit: 'body' } });
  expect(clock.running).toBe(0);
});
