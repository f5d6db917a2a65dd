import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { bundleEntry } from '../unit/host/fixtures/bundle';

// The loopback host as a process, with a double of core in core's process: whatever way it ends, nothing is left behind.
const isLinux = process.platform === 'linux';
let out: string;
const hosts: ChildProcess[] = [];

beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'countersign-host-'));
  await mkdir(path.join(out, 'renderer'));
  await mkdir(path.join(out, 'main'));
  await writeFile(path.join(out, 'renderer', 'index.html'), '<p>desk</p>');
  const bundles = path.join(out, 'loopback');
  await mkdir(bundles);
  await rename(await bundleEntry('electron/loopback/main.ts', bundles), path.join(bundles, 'host.js'));
  const double = await bundleEntry('tests/unit/host/fixtures/double-process.ts', bundles);
  await rename(double, path.join(bundles, 'core-process.js'));
  await writeFile(path.join(out, 'package.json'), '{"type":"module"}');
});
afterEach(() => {
  for (const host of hosts.splice(0)) host.kill('SIGKILL');
});
afterAll(() => rm(out, { recursive: true, maxRetries: 10 }));

interface StartedHost {
  host: ChildProcess;
  address: Promise<string>;
  stderr: () => string;
  ended: Promise<number | null>;
}

function startHost(args: string[] = [], env: Record<string, string> = {}, profile = 'profile'): StartedHost {
  const host = spawn(process.execPath, [path.join(out, 'loopback', 'host.js'), ...args], {
    env: {
      ...process.env,
      COUNTERSIGN_PORTAL: 'http://127.0.0.1:9',
      COUNTERSIGN_PROFILE: path.join(out, profile),
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  hosts.push(host);
  let stderr = '';
  host.stderr.on('data', (chunk) => (stderr += String(chunk)));
  const address = new Promise<string>((resolve) => {
    createInterface({ input: host.stdout }).on('line', (line) => {
      const [, url] = /^READY (\S+)$/.exec(line) ?? [];
      if (url) resolve(url);
    });
  });
  return { host, address, stderr: () => stderr, ended: once(host, 'exit').then(([code]) => code) };
}

const isServed = (address: string): Promise<boolean> =>
  fetch(new URL(address).origin).then(
    () => true,
    () => false,
  );
const isUnservedSoon = (address: string): Promise<boolean> =>
  vi.waitUntil(async () => !(await isServed(address)), { timeout: 10_000 });

/** Processes whose parent is this one. Source: proc(5), the fourth field of stat. */
async function childrenOf(pid: number | undefined): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  return pids.filter((other) => {
    try {
      return (
        Number(
          readFileSync(`/proc/${other}/stat`, 'utf8')
            .replace(/^.*\) /, '')
            .split(' ')[1],
        ) === pid
      );
    } catch {
      return false;
    }
  });
}

describe('a host ends with everything it started', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('on %s, in order', async (signal) => {
    const { host, address, ended, stderr } = startHost();
    const url = await address;
    expect(await isServed(url)).toBe(true);
    host.kill(signal);
    expect(await ended).toBe(0);
    expect([await isServed(url), stderr()]).toEqual([false, '']);
    expect(await readdir(path.join(out, 'profile'))).toEqual(['keyring-development']);
  });

  test('when whoever started it is gone', async () => {
    const { host, address, ended } = startHost(['--until-stdin-ends']);
    const url = await address;
    host.stdin?.end();
    expect([await ended, await isServed(url)]).toEqual([0, false]);
  });

  test('when it is killed without notice, core sees its host gone and ends by itself', async () => {
    const { host, address } = startHost();
    const url = await address;
    host.kill('SIGKILL');
    expect(await isUnservedSoon(url)).toBe(true);
  });

  test('with a core that does not close, after a time limit', async () => {
    const { host, address, ended } = startHost([], { DOUBLE_MODE: 'never-closes' });
    const url = await address;
    host.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await isUnservedSoon(url)).toBe(true);
  });
});

describe('a host that cannot go on says so in one sentence', () => {
  test('core refuses to start', async () => {
    const { ended, stderr } = startHost([], { DOUBLE_MODE: 'refuses' });
    expect(await ended).toBe(1);
    expect(stderr()).toBe('Countersign could not start: failure PROFILE_DAMAGED.\n');
  });

  test('a setting is not usable', async () => {
    const { ended, stderr } = startHost([], { COUNTERSIGN_PORTAL: 'portal', COUNTERSIGN_PORT: '70000' });
    expect(await ended).toBe(1);
    expect(stderr()).toMatch(/^COUNTERSIGN_PORTAL, COUNTERSIGN_PORT is missing or not usable.*\n$/);
  });

  test('its port is taken', async () => {
    const first = startHost();
    const { port } = new URL(await first.address);
    const second = startHost([], { COUNTERSIGN_PORT: port }, 'another-profile');
    expect(await second.ended).toBe(1);
    expect(second.stderr()).toContain('COUNTERSIGN_PORT is in use');
  });
});

describe('one profile root, one desk', () => {
  test('a second start gets one more page of the first desk and ends', async () => {
    const first = startHost();
    const url = await first.address;
    const second = startHost();
    const another = await second.address;
    expect(await second.ended).toBe(0);
    expect(new URL(another).origin).toBe(new URL(url).origin);
    expect(new URL(another).hash).not.toBe(new URL(url).hash);
  });

  test.runIf(isLinux)('after the first was killed, the next one takes over', async () => {
    const first = startHost();
    const url = await first.address;
    first.host.kill('SIGKILL');
    await first.ended;
    const next = startHost();
    expect(await isServed(await next.address)).toBe(true);
    expect(await isUnservedSoon(url)).toBe(true);
  });
});

test.runIf(isLinux)('a core that is killed comes back at the same address', async () => {
  const { host, address } = startHost();
  const url = await address;
  const [core] = await childrenOf(host.pid);
  process.kill(core ?? 0, 'SIGKILL');
  await vi.waitFor(
    async () => {
      const [next] = await childrenOf(host.pid);
      expect([next !== undefined && next !== core, await isServed(url)]).toEqual([true, true]);
    },
    { timeout: 10_000 },
  );
});
