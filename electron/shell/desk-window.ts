import type { MessagePortMain } from 'electron';
import { PORTS_MESSAGE } from '../../shared/contract/page';
import { PAGE_URL } from './app-protocol';
import { guardContents } from './contents-guard';
import type { ElectronApi, ShellWindow } from './electron-api';

export interface DeskWindowOptions {
  electron: ElectronApi;
  /** Name of the session that the window is alone in; opened before. */
  partition: string;
  preloadScript: string;
  /** The page has come up, for the first time or after it was loaded again: it waits for its ports. */
  onPageReady: () => void;
  /** The page's process has ended by itself. */
  onPageGone: () => void;
}

/** One window with the desk in it. */
export interface DeskWindow {
  /** Whether the page has come up and can be handed ports. */
  readonly isPageReady: boolean;
  /** Hands the page its two ports; false when it is gone. */
  handPorts: (ports: readonly [rpc: MessagePortMain, evidence: MessagePortMain]) => boolean;
  /** Brings the window before the person. */
  present: () => void;
  reload: () => void;
  /** Ends window and page at once, without asking the page. */
  destroy: () => void;
}

/** Opens a window on the desk's page, with every preference that security depends on spelt out. */
export function openDeskWindow(options: DeskWindowOptions): DeskWindow {
  const { electron, partition, preloadScript, onPageReady, onPageGone } = options;
  const window = electron.createWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 680,
    show: false,
    title: 'Countersign',
    webPreferences: {
      ...webPreferences(electron.app.isPackaged),
      preload: preloadScript,
      partition,
    },
  });
  let isPageReady = false;
  guardContents(window.webContents);
  window.setContentProtection(true);
  window.once('ready-to-show', () => window.show());
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) isPageReady = false;
  });
  window.webContents.on('dom-ready', () => {
    isPageReady = true;
    onPageReady();
  });
  window.webContents.on('render-process-gone', () => {
    isPageReady = false;
    if (!window.isDestroyed()) onPageGone();
  });
  // A page that does not load says so by never asking for its ports; the rejection repeats what the events told.
  window.loadURL(PAGE_URL).catch(() => undefined);
  return {
    get isPageReady() {
      return isPageReady;
    },
    handPorts: (ports) => {
      if (window.isDestroyed() || window.webContents.isDestroyed()) return false;
      window.webContents.postMessage(PORTS_MESSAGE, null, [...ports]);
      return true;
    },
    present: () => present(window),
    reload: () => window.webContents.reloadIgnoringCache(),
    destroy: () => {
      isPageReady = false;
      if (!window.isDestroyed()) window.destroy();
    },
  };
}

/** Source: DSK-01 of the requirements. All are Electron's defaults today; a default can change, these do not. */
function webPreferences(isPackaged: boolean) {
  return {
    allowRunningInsecureContent: false,
    contextIsolation: true,
    devTools: !isPackaged,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    plugins: false,
    sandbox: true,
    spellcheck: false,
    webSecurity: true,
    webviewTag: false,
  } as const;
}

function present(window: ShellWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
