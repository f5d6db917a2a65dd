import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, startTarget, type Target } from './loopback-attack-target';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.close());

const PAGE = readFileSync(path.resolve(import.meta.dirname, '..', '..', 'out', 'renderer', 'index.html'), 'utf8');
const SCRIPT = /assets\/[\w-]+\.js/.exec(PAGE)?.[0] ?? '';

/** The bundles lie beside the page's folder and are of a type that is served: what a hole in the guard would show. */
const OUTSIDE = 'loopback/host.js';

const isPage = ({ body }: Answer): boolean => body.includes('<div id="root">');

/** What an answer shows: the page, nothing, or what must not be. */
const shown = (answer: Answer): 'the page' | 'nothing' | 'something else' => {
  if (answer.status === 200 && isPage(answer)) return 'the page';
  return [400, 404].includes(answer.status) && answer.body.length === 0 ? 'nothing' : 'something else';
};

test('a file of the page is served, and the page itself for every route', async () => {
  expect((await target.ask(`/${SCRIPT}`)).status).toBe(200);
  expect(isPage(await target.ask('/'))).toBe(true);
  expect(isPage(await target.ask('/review/ap_1'))).toBe(true);
});

test.each([
  `/../${OUTSIDE}`,
  `/./../${OUTSIDE}`,
  `/assets/../../${OUTSIDE}`,
  `//../${OUTSIDE}`,
  `/..//${OUTSIDE}`,
  `/%2e%2e/${OUTSIDE}`,
  `/.%2e/${OUTSIDE}`,
  `/..%2f${OUTSIDE}`,
  `/..%2F${OUTSIDE.replace('/', '%2F')}`,
  `/assets%2f..%2f..%2f${OUTSIDE}`,
  `/%252e%252e%252f${OUTSIDE}`,
  `/%252e%252e/${OUTSIDE}`,
  `/..%5c${OUTSIDE.replace('/', '%5c')}`,
  `/..\\${OUTSIDE.replace('/', '\\')}`,
  `/..%255c${OUTSIDE}`,
  `/..%c0%af${OUTSIDE}`,
  `/%c0%ae%c0%ae/${OUTSIDE}`,
  `/%uff0e%uff0e/${OUTSIDE}`,
  `/..;/${OUTSIDE}`,
  `/..%00/${OUTSIDE}`,
  `/%2e%2e%2f%2e%2e%2fpackage.json`,
  `/..%2f..%2fpackage.json`,
  '/%2fetc%2fpasswd.js',
  '/file:%2f%2f%2fetc%2fpasswd',
  '/C:%5cWindows%5cwin.ini.js',
])('%s leads to nothing outside of the page’s folder', async (asked) => {
  expect(['the page', 'nothing']).toContain(shown(await target.ask(asked)));
});

test.each([
  `/${SCRIPT}%00`,
  `/${SCRIPT}%00.html`,
  `/${SCRIPT}%0a`,
  `/${SCRIPT}%20`,
  `/${SCRIPT}::$DATA`,
  `/${SCRIPT}.map`,
  `/${SCRIPT}%2f`,
  `/assets%5c${path.basename(SCRIPT)}`,
  '/.hidden.js',
  '/assets/.js',
  '/%E0%A4%A',
  '/%',
])('%s is not taken for a file', async (asked) => {
  const answer = await target.ask(asked);
  expect([answer.status, answer.body.length]).toEqual([404, 0]);
});

test('a request whose target is another server or no path is not passed on', async () => {
  const host = new URL(target.origin).host;
  const first = async (line: string): Promise<string> =>
    (await target.raw(`${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).split('\r\n')[0] ?? '';
  expect(await first('CONNECT 127.0.0.1:22')).not.toContain(' 200');
  expect(await first('GET *')).not.toContain(' 200');
  const absolute = await target.raw(
    `GET http://evil.example/${OUTSIDE} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
  );
  expect(absolute).not.toContain(' 200');
});

test.each(['PUT', 'DELETE', 'PATCH', 'POST', 'TRACE', 'PROPFIND'])('%s changes nothing of the page', async (method) => {
  const answer = await target.ask(`/${SCRIPT}`, { method });
  expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
});

test('a folder, and a path as long as a request may be, are nothing', async () => {
  expect((await target.ask('/assets.d/')).status).not.toBe(200);
  expect((await target.ask(`/${'a/'.repeat(5000)}x.js`)).status).toBe(404);
  expect([414, 431]).toContain((await target.ask(`/${'a'.repeat(20_000)}.js`)).status);
});
