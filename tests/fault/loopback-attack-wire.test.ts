import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { descendantsOf } from '../support/scan-memory';
import { startTarget, type Target } from './loopback-attack-target';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.close());

const call = (procedure: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  target.ask(`/rpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...target.key, ...headers },
    body,
  });
const host = (): string => `Host: ${new URL(target.origin).host}`;
const statusOf = (text: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
/** That the desk still works, and is signed in. */
const isWell = async (): Promise<boolean> => (await target.client.session.state()).status === 'signed_in';

describe('a call', () => {
  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a JSON null', 'null'],
    ['another shape', '[]'],
    ['a wrong type', '{"json":{"applicationId":7}}'],
    ['unknown fields and none of its own', '{"json":{"x":1}}'],
    ['a prototype', '{"json":{"__proto__":{"applicationId":"app-1"}}}'],
    ['a constructor', '{"json":{"constructor":{"prototype":{"applicationId":"app-1"}}}}'],
    ['types that do not fit', '{"json":{"applicationId":"x"},"meta":[[5,"applicationId"]]}'],
    ['a type of a prototype', '{"json":{"applicationId":"x"},"meta":[[1,"__proto__","polluted"]]}'],
    ['a hundred thousand brackets', '['.repeat(100_000)],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0xc0, 0x80])],
  ])('with %s is refused, and the desk goes on', async (_claim, body) => {
    const answer = await call('application/get', body);
    expect([400, 404]).toContain(answer.status);
    expect(answer.body.toString('utf8')).not.toMatch(/node_modules|core-process|\.ts\b|\bat [A-Z]/);
    expect(await isWell()).toBe(true);
  });

  test.each([
    '__proto__',
    'constructor/prototype',
    'toString',
    '..%2fsession%2fstate',
    'application',
    '',
    'a/'.repeat(2000),
  ])('of %s is not found', async (procedure) => {
    expect((await call(procedure, '{}')).status).toBe(404);
  });

  test('that announces more than it may is refused before a byte of it is read', async () => {
    const text = await target.raw(
      `POST /rpc/application/get HTTP/1.1\r\n${host()}\r\n${Object.entries(target.key)
        .map(([name, value]) => `${name}: ${value}`)
        .join('')}\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\nConnection: close\r\n\r\n{`,
    );
    expect(statusOf(text)).toBe(413);
  });

  test('that does not say its length is cut off at the limit', async () => {
    const headers = { 'transfer-encoding': 'chunked' };
    const answer = await call('application/get', Buffer.alloc(9 * 1024 * 1024, 0x20), headers).catch(() => undefined);
    expect([413, undefined]).toContain(answer?.status);
    expect(await isWell()).toBe(true);
  });
});

describe('a request', () => {
  test.each([
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 3'],
    ['a length and chunks', 'Content-Length: 2\r\nTransfer-Encoding: chunked'],
    ['a header that is folded', 'X-A: b\r\n c'],
    ['a NUL in a header', 'X-A: b\0c'],
    ['a name with a blank', 'X A: b'],
  ])('with %s is refused, since two readers would read it in two ways', async (_claim, lines) => {
    expect(statusOf(await target.raw(`POST /session HTTP/1.1\r\n${host()}\r\n${lines}\r\n\r\n{}`))).toBe(400);
  });

  test('with more headers than fit into 16 KiB is refused', async () => {
    const lines = Array.from({ length: 400 }, (_, at) => `X-${at}: ${'a'.repeat(60)}`).join('\r\n');
    expect(statusOf(await target.raw(`GET / HTTP/1.1\r\n${host()}\r\n${lines}\r\n\r\n`))).toBe(431);
  });

  test('whose headers never end is cut off within seconds, while others are answered', async () => {
    const begunAtMs = performance.now();
    const closed = Promise.all(Array.from({ length: 50 }, () => dribble(target.port)));
    expect(await isWell()).toBe(true);
    await closed;
    expect(performance.now() - begunAtMs).toBeLessThan(40_000);
    expect(await isWell()).toBe(true);
  });
});

/** Sends a header letter by letter; resolves when the other end has had enough. */
function dribble(port: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nX-Slow: '));
    const letters = setInterval(() => socket.write('a'), 500);
    socket.on('error', () => undefined).resume();
    socket.on('close', () => {
      clearInterval(letters);
      resolve();
    });
  });
}

const LISTENING = '0A';
const UNCONNECTED = '07';

/** Inodes of the sockets that a process holds. */
function socketsOf(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${name}`))?.[1] ?? [];
    } catch {
      // It was closed meanwhile.
      return [];
    }
  });
}

/** Where some processes can be reached, as `/proc/net` writes addresses. Source: proc(5), `/proc/net/tcp`. */
function listeningOf(pids: readonly number[]): string[] {
  const inodes = new Set(pids.flatMap((pid) => socketsOf(pid)));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((row) => inodes.has(row[9] ?? '') && [LISTENING, UNCONNECTED].includes(row[3] ?? ''))
      .map((row) => `${table} ${row[1] ?? ''}`),
  );
}

test.skipIf(process.platform !== 'linux')(
  'nothing of the desk listens on anything but its one port of 127.0.0.1',
  () => {
    const pids = [target.desk.pid, ...descendantsOf(target.desk.pid)];
    expect(pids.length).toBeGreaterThan(1);
    const port = target.port.toString(16).toUpperCase().padStart(4, '0');
    expect(listeningOf(pids)).toEqual([`tcp 0100007F:${port}`]);
  },
);
