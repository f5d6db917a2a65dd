import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CoreConfig } from '../../../electron/core/host-contract';
import { forkCore } from '../../../electron/host/fork-child';
import { bundleEntry } from './fixtures/bundle';

// Core is plain Node under both hosts. The bundles are made as the build makes them, and run with a hook that fails
// whatever asks for Electron.
const repository = path.resolve(import.meta.dirname, '..', '..', '..');
const refuseElectron = pathToFileURL(path.join(import.meta.dirname, 'fixtures', 'refuse-electron.mjs')).href;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'countersign-core-'));
  // better-sqlite3 is looked up from where the bundle lies, as it is in the package.
  await symlink(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'));
  await mkdir(path.join(folder, 'page'));
  await writeFile(path.join(folder, 'page', 'index.html'), '<p>desk</p>');
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 5 }));

const config = (): CoreConfig => ({
  profileRoot: path.join(folder, 'profiles'),
  portalOrigin: 'http://127.0.0.1:9',
  deviceName: 'desk',
  keyringShare: new Uint8Array(32).fill(1),
});

/** Starts a core bundle, and ends it once it is ready; resolves with what it said and its exit code. */
async function startAndClose(script: string, withPage: boolean): Promise<{ said: unknown[]; code: number | null }> {
  const env = { ...process.env, NODE_OPTIONS: `--import ${refuseElectron}` };
  const child = forkCore({ script, env });
  const said: unknown[] = [];
  child.onMessage((message) => {
    said.push(message);
    child.post({ type: 'close' });
  });
  const ended = new Promise<number | null>((resolve) => child.onExit(resolve));
  const loopback = { port: 0, pageRoot: path.join(folder, 'page'), sessionKeyHashes: [] };
  child.post({ type: 'start', config: { ...config(), ...(withPage ? { loopback } : {}) } });
  return { code: await ended, said };
}

describe('in plain Node, without Electron anywhere', () => {
  test('the shell’s core starts, tells that it is ready, and ends when it is told to', async () => {
    const script = await bundleEntry('electron/core/main.ts', folder);
    expect(await startAndClose(script, false)).toEqual({ said: [{ type: 'ready' }], code: 0 });
  });

  test('the loopback host’s core does, and says where it serves', async () => {
    const script = await bundleEntry('electron/loopback/core-process.ts', folder);
    const { said, code } = await startAndClose(script, true);
    expect(said).toEqual([{ type: 'ready', port: expect.any(Number), token: expect.stringMatching(/^[\w-]{43}$/) }]);
    expect(code).toBe(0);
  });

  test('the loopback host itself loads', async () => {
    const script = await bundleEntry('electron/loopback/main.ts', folder);
    // Without a portal it ends with one sentence: after everything it imports was loaded.
    const env = { ...process.env, COUNTERSIGN_PORTAL: '' };
    const host = spawn(process.execPath, ['--import', refuseElectron, script], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    host.stderr.on('data', (chunk) => (text += String(chunk)));
    const [code] = await once(host, 'close');
    expect([code, text.trim().split('\n')]).toEqual([1, [expect.stringContaining('COUNTERSIGN_PORTAL')]]);
  });

  test('the hook does fail what asks for Electron', async () => {
    const script = path.join(folder, 'asks.mjs');
    await writeFile(script, `import 'electron';`);
    const child = spawn(process.execPath, ['--import', refuseElectron, script], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let text = '';
    child.stderr.on('data', (chunk) => (text += String(chunk)));
    const [code] = await once(child, 'close');
    expect([code, text]).toEqual([1, expect.stringContaining('asks for electron')]);
  });
});

test('core does not start by hand, and says so', async () => {
  const script = await bundleEntry('electron/core/main.ts', folder);
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  child.stderr.on('data', (chunk) => (text += String(chunk)));
  const [code] = await once(child, 'close');
  expect([code, text]).toEqual([1, expect.stringContaining('started by a host')]);
});
