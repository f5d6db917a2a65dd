import { readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openBrowser, removeOrphanedFolders } from '../../../electron/loopback/browser';
import { browserFlags } from '../../../electron/loopback/browser-flags';
import { findBrowser } from '../../../electron/loopback/find-browser';

const isPosix = process.platform !== 'win32';
let folder: string;
let program: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'countersign-test-'));
  program = path.join(folder, 'browser');
});
afterEach(() => rm(folder, { recursive: true, maxRetries: 5 }));

/** A program that stands for the browser: it notes how it was started, and does what `rest` says. */
async function writeProgram(rest: string): Promise<void> {
  await writeFile(
    program,
    `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/arguments"\necho $$ > "${folder}/pid"\n${rest}\n`,
  );
  await chmod(program, 0o700);
}
const noted = async (name: string): Promise<string[]> =>
  await vi.waitFor(async () => {
    const lines = (await readFile(path.join(folder, name), 'utf8')).trim().split('\n');
    expect(lines[0]).not.toBe('');
    return lines;
  });
/** A process that has ended and that nobody has waited for yet still has its number. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('the flags', () => {
  const flags = browserFlags({ profileFolder: '/tmp/x', isRoot: false });

  test('keep nothing: incognito, a folder of its own, no disk caches, no crash reports', () => {
    for (const flag of ['--incognito', '--user-data-dir=/tmp/x', '--disk-cache-size=1', '--disable-breakpad'])
      expect(flags).toContain(flag);
  });

  test('call nobody', () => {
    for (const flag of [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-pings',
    ])
      expect(flags).toContain(flag);
  });

  test('the sandbox goes for root only', () => {
    expect(flags).not.toContain('--no-sandbox');
    expect(browserFlags({ profileFolder: '/tmp/x', isRoot: true })).toEqual([...flags, '--no-sandbox', '--test-type']);
  });
});

describe.runIf(isPosix)('a browser', () => {
  test('gets the address as an application and a private folder, which goes with it', async () => {
    await writeProgram('exec sleep 60');
    const browser = await openBrowser(program, 'http://127.0.0.1:1/#token=x');
    const args = await noted('arguments');
    const profile = args.find((arg) => arg.startsWith('--user-data-dir='))?.split('=')[1] ?? '';
    expect(args).toContain('--app=http://127.0.0.1:1/#token=x');
    expect((await stat(profile)).mode & 0o777).toBe(0o700);
    await browser.close();
    await expect(stat(profile)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(isAlive(Number((await noted('pid'))[0]))).toBe(false);
  });

  test('that ends by itself is noticed, and its folder goes', async () => {
    await writeProgram('exit 0');
    const browser = await openBrowser(program, 'http://127.0.0.1:1/');
    await browser.ended;
    const profile = (await noted('arguments')).find((arg) => arg.startsWith('--user-data-dir='))?.split('=')[1] ?? '';
    await expect(stat(profile)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('that does not hear ends with everything it started', async () => {
    await writeProgram(`trap '' TERM\nsleep 60 &\necho $! > "${folder}/child"\nwhile true; do sleep 0.1; done`);
    const browser = await openBrowser(program, 'http://127.0.0.1:1/');
    const [pid, child] = [Number((await noted('pid'))[0]), Number((await noted('child'))[0])];
    await browser.close();
    await vi.waitFor(() => expect([isAlive(pid), isAlive(child)]).toEqual([false, false]));
  });

  test('that cannot be started counts as ended', async () => {
    const browser = await openBrowser(path.join(folder, 'missing'), 'http://127.0.0.1:1/');
    await expect(browser.ended).resolves.toBeUndefined();
    await browser.close();
  });
});

test('folders of hosts that are gone are removed, those of running ones and of others are not', async () => {
  const make = async (name: string, owner?: string): Promise<void> => {
    await mkdir(path.join(folder, name));
    if (owner !== undefined) await writeFile(path.join(folder, name, 'owner-process'), owner);
  };
  await make('countersign-browser-gone', '4194304');
  await make('countersign-browser-mine', String(process.pid));
  await make('countersign-browser-unknown');
  await make('another-program', '4194304');
  await removeOrphanedFolders(folder);
  expect((await readdir(folder)).toSorted()).toEqual([
    'another-program',
    'countersign-browser-mine',
    'countersign-browser-unknown',
  ]);
});

describe('finding a browser', () => {
  test('the named one comes first, then the path', async () => {
    await writeFile(path.join(folder, 'chromium'), '');
    await writeFile(program, '');
    expect(findBrowser('linux', { PATH: `/nowhere:${folder}` })).toBe(path.join(folder, 'chromium'));
    expect(findBrowser('linux', { PATH: folder, COUNTERSIGN_BROWSER: program })).toBe(program);
    expect(findBrowser('linux', { PATH: '' })).toBeUndefined();
  });
});
