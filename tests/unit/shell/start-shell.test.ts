import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DeskShell } from '../../../electron/shell/desk-shell';
import { IDLE_LOCK_SECONDS, lockOnAbsence } from '../../../electron/shell/lock-triggers';
import { startShell } from '../../../electron/shell/start-shell';
import { ContentsDouble, createElectronDouble } from './electron-double';

let profileRoot: string;
let double: ReturnType<typeof createElectronDouble>;
let shell: DeskShell | undefined;
let killed: number[];

beforeEach(async () => {
  double = createElectronDouble();
  killed = [];
  profileRoot = await mkdtemp(path.join(tmpdir(), 'countersign-shell-'));
});
afterEach(async () => {
  const closed = shell?.close();
  double.state.processes.at(-1)?.emit('exit', 0);
  await closed;
  double.app.emit('before-quit', { preventDefault: () => undefined });
  await rm(profileRoot, { recursive: true });
});

function start(env: Record<string, string>): void {
  shell = startShell(double.electron, {
    profileRoot,
    platform: 'linux',
    env,
    outFolder: '/out',
    killProcess: (pid) => killed.push(pid),
  });
}
const started = async (env: Record<string, string> = {}): Promise<void> => {
  start({ COUNTERSIGN_PORTAL: 'https://portal.example/path', ...env });
  await vi.waitFor(() => expect(double.state.processes[0]?.types).toEqual(['start']));
  double.state.processes[0]?.emit('message', { type: 'ready' });
};

describe('starting', () => {
  test('core gets the portal, the profile root and 32 bytes of the keyring', async () => {
    await started();
    expect(double.state.processes[0]?.script).toBe('/out/main/core.js');
    expect(double.state.processes[0]?.posted[0]?.message).toMatchObject({
      config: { portalOrigin: 'https://portal.example', profileRoot, keyringShare: expect.any(Uint8Array) },
    });
  });

  test.each([{}, { COUNTERSIGN_PORTAL: 'portal' }, { COUNTERSIGN_PORTAL: 'file:///x' }])(
    'without a portal (%o) the person is told and nothing runs',
    (env) => {
      start(env);
      expect(double.state.errorBoxes[0]?.text).toContain('PORTAL_MISSING');
      expect([double.state.windows.length, double.state.processes.length]).toEqual([0, 0]);
      expect(double.state.exits).toEqual([1]);
    },
  );

  test('a packaged desk has no menu to open DevTools from', async () => {
    await started();
    expect(double.state.menus).toEqual([null]);
  });

  test('the development keyring is for development only', async () => {
    double.state.backend = 'basic_text';
    start({ COUNTERSIGN_PORTAL: 'https://portal.example', COUNTERSIGN_KEYRING: 'development' });
    await vi.waitFor(() => expect(killed).toHaveLength(1));
    double.state.processes[0]?.emit('exit', 1);
    expect(double.state.errorBoxes[0]?.text).toContain('KEYRING_NOT_SECURE');
  });

  test('contents that no code of ours has made are guarded, too', async () => {
    await started();
    const contents = new ContentsDouble();
    double.app.emit('web-contents-created', {}, contents);
    expect(contents.windowOpen?.()).toEqual({ action: 'deny' });
  });
});

describe('ending', () => {
  test('quitting waits until core has written down what it holds', async () => {
    await started();
    double.electron.app.quit();
    await vi.waitFor(() => expect(double.state.processes[0]?.types.at(-1)).toBe('close'));
    expect(double.state.quits).toBe(0);
    double.state.processes[0]?.emit('exit', 0);
    await vi.waitFor(() => expect(double.state.quits).toBe(1));
  });

  test('closing the window quits', async () => {
    await started();
    double.state.windows[0]?.destroy();
    await vi.waitFor(() => expect(double.state.processes[0]?.types.at(-1)).toBe('close'));
  });

  test('a second start brings the first one forward', async () => {
    await started();
    double.app.emit('second-instance');
    expect(double.state.windows[0]?.calls.slice(-2)).toEqual(['show', 'focus']);
  });
});

describe('absence locks', () => {
  test.each(['lock-screen', 'suspend', 'user-did-resign-active'])('on %s', async (event) => {
    await started();
    double.powerMonitor.emit(event);
    expect(double.state.windows[0]?.isDestroyed()).toBe(true);
    expect(double.state.processes[0]?.types.at(-1)).toBe('close');
  });

  test('after a while without a touch, once', () => {
    const checks: (() => void)[] = [];
    let locks = 0;
    const every = (_intervalMs: number, run: () => void): (() => void) => {
      checks.push(run);
      return () => undefined;
    };
    lockOnAbsence(double.electron, every, () => (locks += 1));
    for (const idleSeconds of [
      0,
      IDLE_LOCK_SECONDS - 1,
      IDLE_LOCK_SECONDS,
      IDLE_LOCK_SECONDS + 15,
      3,
      IDLE_LOCK_SECONDS,
    ]) {
      double.state.idleSeconds = idleSeconds;
      checks[0]?.();
    }
    expect(locks).toBe(2);
  });
});
