import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPageResponder, type PageResponder } from '../../../electron/host/page-responder';

let folder: string;
let respond: PageResponder;
let nonces = 0;
const get = (pathname: string, method = 'GET'): Promise<Response> =>
  respond({ method, url: `app://countersign${pathname}` });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'countersign-page-'));
  const pageRoot = path.join(folder, 'renderer');
  await mkdir(path.join(pageRoot, 'assets'), { recursive: true });
  await writeFile(path.join(folder, 'secret.js'), 'secret');
  await writeFile(path.join(folder, 'secret'), 'secret');
  await writeFile(path.join(pageRoot, 'index.html'), '<style nonce="__CSP_NONCE__"></style><b data-n="__CSP_NONCE__">');
  await writeFile(path.join(pageRoot, 'assets', 'index-1a_B.js'), 'export {};');
  await writeFile(path.join(pageRoot, 'assets', 'notes.txt'), 'not a page file');
  respond = createPageResponder({ pageRoot, makeNonce: () => `nonce${(nonces += 1)}` });
});
afterAll(() => rm(folder, { recursive: true }));

describe('the page', () => {
  test('each answer has a nonce of its own, in the policy and in the text', async () => {
    const first = await get('/');
    const policy = first.headers.get('content-security-policy');
    const nonce = /'nonce-(\w+)'/.exec(policy ?? '')?.[1];
    expect(await first.text()).toBe(`<style nonce="${nonce}"></style><b data-n="${nonce}">`);
    expect((await get('/')).headers.get('content-security-policy')).not.toContain(`nonce-${nonce}'`);
  });

  test('the policy allows the own origin, blobs for evidence, and nothing else', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    expect(policy.replace(/nonce-\w+/, 'nonce-N').split('; ')).toEqual([
      `default-src 'none'`,
      `script-src 'self'`,
      `style-src 'self' 'nonce-N'`,
      `img-src 'self' blob: data:`,
      `media-src blob:`,
      `connect-src 'self'`,
      `font-src 'self'`,
      `base-uri 'none'`,
      `form-action 'none'`,
      `frame-ancestors 'none'`,
      `require-trusted-types-for 'script'`,
      `trusted-types 'none'`,
    ]);
    expect(policy).not.toContain('unsafe');
  });

  test('a route of the page is the page, so that it survives a reload', async () => {
    expect(await (await get('/review/app-1')).text()).toContain('<style');
  });
});

describe('files', () => {
  test('a file comes with its type and may not be cached, sniffed or used elsewhere', async () => {
    const answer = await get('/assets/index-1a_B.js');
    expect(await answer.text()).toBe('export {};');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-length': '10',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  test('HEAD has the headers and no body', async () => {
    const answer = await get('/assets/index-1a_B.js', 'HEAD');
    expect(answer.headers.get('content-length')).toBe('10');
    expect(await answer.text()).toBe('');
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is not allowed', async (method) => {
    expect((await get('/', method)).status).toBe(405);
  });

  test.each([
    '/assets/missing.js',
    '/assets/notes.txt',
    '/assets/%2e%2e/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/..%2fsecret.js',
    '/..%5csecret.js',
    String.raw`/..\secret.js`,
    '/assets/..%2f..%2fsecret.js',
    '/%00/index.js',
    '/C:%5cwindows%5cwin.js',
    '/assets//index-1a_B.js',
    '/%2fetc%2fpasswd.js',
    '/%252e%252e/secret.js',
    '/%zz.js',
    '/.hidden.js',
    '/assets/index-1a_B.js:stream.js',
  ])('%s is not found', async (pathname) => {
    const answer = await get(pathname);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  test('a name without an extension never leads to a file of that name', async () => {
    await symlink(path.join(folder, 'secret'), path.join(folder, 'renderer', 'plain'));
    expect(await (await get('/plain')).text()).not.toContain('secret');
  });
});
