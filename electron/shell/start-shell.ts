import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import path from 'node:path';
import { afterDelay } from '../host/core-child';
import { createDevelopmentKeyring } from '../host/development-keyring';
import { createPageResponder } from '../host/page-responder';
import { watchFiles } from '../host/watch-files';
import { setMenu } from './application-menu';
import { guardContents } from './contents-guard';
import { DeskShell } from './desk-shell';
import type { ElectronApi } from './electron-api';
import { failureText } from './failure-text';
import { lockOnAbsence, type Every } from './lock-triggers';
import { createSystemKeyring } from './system-keyring';
import { forkUtilityCore } from './utility-child';

export interface ShellSettings {
  profileRoot: string;
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** Folder of the built bundles. */
  outFolder: string;
  /** Ends a process at once; does nothing when it is gone. */
  killProcess: (pid: number) => void;
}

const every: Every = (intervalMs, run) => {
  const interval = setInterval(run, intervalMs);
  return () => clearInterval(interval);
};

/** Composes and starts the desk once Electron is ready; undefined, with the person told why, when it cannot start. */
export function startShell(electron: ElectronApi, settings: ShellSettings): DeskShell | undefined {
  const { profileRoot, platform, env, outFolder, killProcess } = settings;
  const portalOrigin = portalOriginOf(env);
  if (!portalOrigin) {
    const { title, text } = failureText('PORTAL_MISSING', electron.app.getLocale());
    electron.dialog.showErrorBox(title, text);
    electron.app.exit(1);
    return undefined;
  }
  setMenu(electron, platform);
  // Windows guard their own contents; this is for contents that no code of ours has made.
  electron.app.on('web-contents-created', (_event, contents) => guardContents(contents));
  const coreScript = path.join(outFolder, 'main', 'core.js');
  const shell = new DeskShell({
    electron,
    spawnCore: () => forkUtilityCore(electron, coreScript, killProcess),
    keyring: usesDevelopmentKeyring(electron, env)
      ? createDevelopmentKeyring(profileRoot)
      : createSystemKeyring({ safeStorage: electron.safeStorage, profileRoot, platform }),
    page: createPageResponder({
      pageRoot: path.join(outFolder, 'renderer'),
      makeNonce: () => randomBytes(16).toString('base64url'),
    }),
    preloadScript: path.join(outFolder, 'preload', 'preload.cjs'),
    core: { profileRoot, portalOrigin, deviceName: hostname() || 'desk' },
    after: afterDelay,
  });
  const stopWatching = lockOnAbsence(electron, every, () => shell.lock());
  electron.app.on('second-instance', () => shell.present());
  electron.app.on('activate', () => shell.present());
  electron.app.on('window-all-closed', () => electron.app.quit());
  endInOrder(electron, shell, stopWatching);
  if (!electron.app.isPackaged && env['COUNTERSIGN_DEV'] === '1') watchBundles(shell, coreScript, outFolder);
  shell.start();
  return shell;
}

function portalOriginOf(env: ShellSettings['env']): string | undefined {
  const url = URL.parse(env['COUNTERSIGN_PORTAL'] ?? '');
  return url && /^https?:$/.test(url.protocol) ? url.origin : undefined;
}

/** A machine without a keyring can develop and test the desk; what is shipped always uses the system's. */
function usesDevelopmentKeyring(electron: ElectronApi, env: ShellSettings['env']): boolean {
  return !electron.app.isPackaged && env['COUNTERSIGN_KEYRING'] === 'development';
}

/** Quitting waits for core, which writes down what it holds. */
function endInOrder(electron: ElectronApi, shell: DeskShell, stopWatching: () => void): void {
  let hasEnded = false;
  let isEnding = false;
  const end = async (): Promise<void> => {
    stopWatching();
    await shell.close();
    hasEnded = true;
    electron.app.quit();
  };
  electron.app.on('before-quit', (event) => {
    if (hasEnded) return;
    event.preventDefault();
    // Closing the window on the way out brings this event once more.
    if (isEnding) return;
    isEnding = true;
    void end();
  });
}

function watchBundles(shell: DeskShell, coreScript: string, outFolder: string): void {
  watchFiles([coreScript, path.join(outFolder, 'main', 'core-writer.js')], () => shell.restartCore());
  watchFiles([path.join(outFolder, 'renderer', 'index.html')], () => shell.reloadPage());
}
