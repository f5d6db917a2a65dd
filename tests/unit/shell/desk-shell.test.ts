import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { KeyringError } from '../../../electron/host/keyring';
import { APP_ORIGIN, PORTS_MESSAGE } from '../../../shared/contract/page';
import { createShell } from './fixtures';

describe('the window', () => {
  test('has every preference that security depends on spelt out', () => {
    const { shell, lastWindow } = createShell();
    shell.start();
    expect(lastWindow().options.webPreferences).toEqual({
      allowRunningInsecureContent: false,
      contextIsolation: true,
      devTools: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      partition: 'desk-1',
      plugins: false,
      preload: '/out/preload/preload.cjs',
      sandbox: true,
      spellcheck: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  test('is protected from capture before it is shown, and shows the own origin', () => {
    const { shell, lastWindow } = createShell();
    shell.start();
    lastWindow().emit('ready-to-show');
    expect(lastWindow().calls).toEqual(['content protection true', `load ${APP_ORIGIN}/`, 'show']);
  });

  test('has DevTools in development only', () => {
    const { shell, state, lastWindow } = createShell();
    state.isPackaged = false;
    shell.start();
    expect(lastWindow().options.webPreferences?.devTools).toBe(true);
  });

  test('its session is in memory', () => {
    const { shell, state } = createShell();
    shell.start();
    expect([...state.sessions.keys()].some((name) => name.startsWith('persist:'))).toBe(false);
  });
});

describe('ports', () => {
  test('one pair for procedures and one for evidence join page and core', async () => {
    const { shell, lastWindow, coreIsReady } = createShell();
    shell.start();
    lastWindow().pageComesUp();
    const core = await coreIsReady();
    expect(core.types).toEqual(['start', 'connect']);
    const [delivered] = lastWindow().webContents.received;
    expect(delivered).toMatchObject({ channel: PORTS_MESSAGE, message: null });
    const coreEnds = core.posted.at(-1)?.ports ?? [];
    const pageEnds = delivered?.ports ?? [];
    for (const [index, what] of ['rpc', 'evidence'].entries()) {
      coreEnds[index]?.start();
      pageEnds[index]?.postMessage({ what });
      if (!coreEnds[index]) throw new Error('core got no port');
      expect((await once(coreEnds[index], 'message'))[0]).toMatchObject({ data: { what } });
      coreEnds[index].close();
    }
  });

  test('a page that is there before core, or after it, gets them either way, and once', async () => {
    const early = createShell();
    early.shell.start();
    early.lastWindow().pageComesUp();
    expect(early.lastWindow().webContents.received).toHaveLength(0);
    await early.coreIsReady();
    expect(early.lastWindow().webContents.received).toHaveLength(1);

    const late = createShell();
    late.shell.start();
    await late.coreIsReady();
    expect(late.lastWindow().webContents.received).toHaveLength(0);
    late.lastWindow().pageComesUp();
    expect(late.lastWindow().webContents.received).toHaveLength(1);
  });

  test('a page that was loaded again gets new ones', async () => {
    const { shell, lastWindow, coreIsReady, lastProcess } = createShell();
    shell.start();
    lastWindow().pageComesUp();
    await coreIsReady();
    lastWindow().pageComesUp();
    expect(lastWindow().webContents.received).toHaveLength(2);
    expect(lastProcess().types).toEqual(['start', 'connect', 'connect']);
  });

  test('the same page gets new ones after core crashed', async () => {
    const { shell, lastWindow, coreIsReady, state, passTime } = createShell();
    shell.start();
    lastWindow().pageComesUp();
    const crashed = await coreIsReady();
    crashed.emit('exit', 139);
    passTime();
    expect(state.processes).toHaveLength(2);
    const next = await coreIsReady();
    expect(next.types).toEqual(['start', 'connect']);
    expect(state.windows).toHaveLength(1);
    expect(lastWindow().webContents.received).toHaveLength(2);
  });

  test('a page that is gone meanwhile is sent nothing', async () => {
    const { shell, lastWindow, coreIsReady } = createShell();
    shell.start();
    lastWindow().pageComesUp();
    lastWindow().webContents.hasGone = true;
    await expect(coreIsReady()).resolves.toBeDefined();
    expect(lastWindow().webContents.received).toHaveLength(0);
  });
});

describe('locking', () => {
  test('the window goes at once, core ends before the next one starts, and both are new', async () => {
    const { shell, state, lastWindow, coreIsReady, quits } = withQuits();
    shell.start();
    const locked = lastWindow();
    locked.pageComesUp();
    const core = await coreIsReady();
    core.emit('message', { type: 'lock_requested' });
    expect(locked.isDestroyed()).toBe(true);
    expect([state.windows.length, state.processes.length]).toEqual([2, 1]);
    expect(core.types.at(-1)).toBe('close');
    core.emit('exit', 0);
    await coreIsReady();
    lastWindow().pageComesUp();
    expect(lastWindow().webContents.received).toHaveLength(1);
    expect(locked.webContents.received).toHaveLength(1);
    expect(quits()).toBe(0);
  });

  test('the new window has a session of its own', async () => {
    const { shell, state, coreIsReady } = createShell();
    shell.start();
    await coreIsReady();
    shell.lock();
    expect(state.windows.map(({ options }) => options.webPreferences?.partition)).toEqual(['desk-1', 'desk-2']);
    expect([...state.sessions.keys()]).toEqual(['desk-1', 'desk-2']);
  });

  test('a core that hangs is killed, not asked', async () => {
    const { shell, coreIsReady, killed, passTime } = createShell();
    shell.start();
    await coreIsReady();
    shell.lock();
    passTime();
    expect(killed).toEqual([4711]);
  });
});

describe('failures', () => {
  test('a keyring that refuses is told in words, and the desk ends with a failure', async () => {
    const keyring = { readShare: () => Promise.reject(new KeyringError('KEYRING_NOT_SECURE', 'basic_text')) };
    const { shell, state, settle, killed, lastProcess } = createShell({ keyring });
    shell.start();
    await settle();
    expect(killed).toEqual([4711]);
    lastProcess().emit('exit', 1);
    await settle();
    expect(state.errorBoxes).toEqual([
      { title: 'Countersign cannot start', text: expect.stringMatching(/keyring.*\(KEYRING_NOT_SECURE\)$/) },
    ]);
    expect(state.exits).toEqual([1]);
  });

  test('the words are French on a French system', async () => {
    const keyring = { readShare: () => Promise.reject(new KeyringError('KEYRING_UNAVAILABLE', 'locked')) };
    const { shell, state, settle, lastProcess } = createShell({ keyring });
    state.locale = 'fr-CA';
    shell.start();
    await settle();
    lastProcess().emit('exit', 1);
    await settle();
    expect(state.errorBoxes[0]?.text).toMatch(/trousseau.*verrouillé/);
  });

  test('a page that ends by itself is opened again, but not for ever', async () => {
    const { shell, state, lastWindow, settle } = createShell();
    shell.start();
    for (let round = 0; round < 3; round += 1) lastWindow().webContents.emit('render-process-gone');
    await settle();
    expect(state.windows).toHaveLength(3);
    expect(state.errorBoxes[0]?.text).toContain('PAGE_GONE');
  });
});

describe('closing', () => {
  test('waits for core, and the second close waits for the same end', async () => {
    const { shell, coreIsReady, lastWindow } = createShell();
    shell.start();
    const core = await coreIsReady();
    const order: string[] = [];
    const closed = Promise.all([shell.close(), shell.close()]).then(() => order.push('closed'));
    order.push('asked');
    core.emit('exit', 0);
    await closed;
    expect(order).toEqual(['asked', 'closed']);
    expect(core.types.filter((type) => type === 'close')).toHaveLength(1);
    expect(lastWindow().isDestroyed()).toBe(true);
  });
});

function withQuits() {
  const made = createShell();
  let quits = 0;
  made.app.on('window-all-closed', () => (quits += 1));
  return { ...made, quits: () => quits };
}
