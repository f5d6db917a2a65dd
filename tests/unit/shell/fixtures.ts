import type { MessagePortMain } from 'electron';
import type { CoreChild } from '../../../electron/host/core-child';
import type { Keyring } from '../../../electron/host/keyring';
import { DeskShell } from '../../../electron/shell/desk-shell';
import { forkUtilityCore } from '../../../electron/shell/utility-child';
import { createElectronDouble, type UtilityProcessDouble, type WindowDouble } from './electron-double';

const fixedKeyring: Keyring = { readShare: () => Promise.resolve(new Uint8Array(32).fill(9)) };

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The shell over a double of Electron, with time that a test lets pass. */
export function createShell({ keyring = fixedKeyring }: { keyring?: Keyring } = {}) {
  const double = createElectronDouble();
  const killed: number[] = [];
  const timers = new Set<() => void>();
  const spawnCore = (): CoreChild<MessagePortMain> =>
    forkUtilityCore(double.electron, '/out/main/core.js', (pid) => killed.push(pid));
  const shell = new DeskShell({
    electron: double.electron,
    spawnCore,
    keyring,
    page: () => Promise.resolve(new Response('page')),
    preloadScript: '/out/preload/preload.cjs',
    core: { profileRoot: '/profiles', portalOrigin: 'https://portal.example', deviceName: 'desk' },
    after: (_delayMs, run) => {
      timers.add(run);
      return () => timers.delete(run);
    },
  });
  const lastWindow = (): WindowDouble => present(double.state.windows.at(-1), 'window');
  const lastProcess = (): UtilityProcessDouble => present(double.state.processes.at(-1), 'process');
  return {
    ...double,
    shell,
    killed,
    settle,
    lastWindow,
    lastProcess,
    /** Lets every timer that runs end now. */
    passTime: (): void => {
      for (const run of timers) {
        timers.delete(run);
        run();
      }
    },
    /** Core's process has started and serves. */
    coreIsReady: async (): Promise<UtilityProcessDouble> => {
      await settle();
      lastProcess().emit('message', { type: 'ready' });
      return lastProcess();
    },
  };
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`there is no ${what}`);
  return value;
}
