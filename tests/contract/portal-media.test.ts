import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../electron/core/portal/media';
import { sha256Hex } from '../portal/keys';
import type { Portal } from '../portal/portal';
import { startTestPortal } from '../portal/testing/start-portal';
import { createTestDesk, failureOf, LEA, valueOf, type TestDesk } from '../portal/testing/test-desk';

const ID = 'app-1-document-1-front';
let portal: Portal;
let lea: TestDesk;
let whole: Buffer;
let etag: string;

const get = (headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${portal.origin}/v1/media/${ID}`, { headers: { authorization: `Bearer ${lea.accessToken}`, ...headers } });
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

beforeAll(async () => {
  portal = await startTestPortal();
  lea = await createTestDesk(portal.origin, LEA);
  const response = await get();
  etag = response.headers.get('etag') ?? '';
  whole = await bytesOf(response);
});
afterAll(() => portal.close());

describe('a file', () => {
  it('comes with its exact type, length, digest and a strong ETag, as the application announces it', async () => {
    const announced = (await lea.application('app-1')).documents[0]?.sides.front;
    const response = await get();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(announced?.contentType);
    expect(response.headers.get('content-length')).toBe(String(announced?.sizeBytes));
    expect(digestOf(response.headers.get('repr-digest'))).toBe(announced?.sha256);
    expect(response.headers.get('etag')).toMatch(/^"[^"]+"$/);
    expect(sha256Hex(await bytesOf(response))).toBe(announced?.sha256);
  });

  it('comes in any single range, exactly', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(whole.length - 1), async (one, other) => {
        const [first, last] = [Math.min(one, other), Math.max(one, other)];
        const response = await get({ range: `bytes=${first}-${last}` });
        expect(response.status).toBe(206);
        expect(response.headers.get('content-range')).toBe(`bytes ${first}-${last}/${whole.length}`);
        expect(response.headers.get('content-length')).toBe(String(last - first + 1));
        expect(whole.subarray(first, last + 1).equals(await bytesOf(response))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('is whole when If-Range names another version, a part when it names this one', async () => {
    const other = await get({ range: 'bytes=10-', 'if-range': '"another"' });
    expect([other.status, (await bytesOf(other)).length]).toEqual([200, whole.length]);
    const same = await get({ range: 'bytes=10-', 'if-range': etag });
    expect([same.status, (await bytesOf(same)).length]).toEqual([206, whole.length - 10]);
  });

  it('beyond its end is refused with its size', async () => {
    const response = await get({ range: `bytes=${whole.length}-` });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${whole.length}`);
    expect(await response.json()).toMatchObject({ type: '/problems/range-not-satisfiable' });
  });
});

describe('the desk’s client', () => {
  it('reads a file as a stream with what its head says', async () => {
    const { body, ...head } = await valueOf(lea.client.getMedia({ id: ID }));
    expect(head).toEqual({
      status: 200,
      offsetBytes: 0,
      totalBytes: whole.length,
      contentType: 'image/png',
      digestSha256Hex: sha256Hex(whole),
    });
    expect(whole.equals(await bytesOf(new Response(body)))).toBe(true);
  });

  it('asks for a rest only together with the version it belongs to', async () => {
    const blind = await valueOf(lea.client.getMedia({ id: ID, offsetBytes: 10 }));
    await blind.body.cancel();
    expect(blind).toMatchObject({ status: 200, offsetBytes: 0 });
    const rest = await valueOf(lea.client.getMedia({ id: ID, offsetBytes: 10, etag }));
    expect(rest).toMatchObject({ status: 206, offsetBytes: 10, totalBytes: whole.length });
    expect(whole.subarray(10).equals(await bytesOf(new Response(rest.body)))).toBe(true);
    const changed = await valueOf(lea.client.getMedia({ id: ID, offsetBytes: 10, etag: '"another"' }));
    await changed.body.cancel();
    expect(changed).toMatchObject({ status: 200, offsetBytes: 0 });
  });

  it('gives up at once when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await failureOf(lea.client.getMedia({ id: ID, signal: stop.signal }))).toBe('aborted');
  });
});

it.each([
  [
    'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  ],
  [
    'sha-512=:AAAA:,sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  ],
  ['sha-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', undefined],
  ['sha-256=:short:', undefined],
  [null, undefined],
])('Repr-Digest %s reads as %s', (header, expected) => {
  expect(digestOf(header)).toBe(expected);
});
