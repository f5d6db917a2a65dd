import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  ForkOptions,
  Menu,
  MenuItemConstructorOptions,
  MessageChannelMain,
  PowerMonitor,
  SafeStorage,
  Session,
  UtilityProcess,
  WebContents,
} from 'electron';

/**
 * The part of Electron that the shell uses. `main.ts` hands in the real one; tests hand in a double that refuses what
 * Electron refuses. Nothing else of the shell imports Electron's code.
 */
export interface ElectronApi {
  app: ShellApp;
  createWindow: (options: BrowserWindowConstructorOptions) => ShellWindow;
  createMessageChannel: () => MessageChannelMain;
  dialog: Pick<Dialog, 'showErrorBox'>;
  forkUtilityProcess: (script: string, args: string[], options: ForkOptions) => ShellUtilityProcess;
  powerMonitor: ShellPowerMonitor;
  safeStorage: Pick<
    SafeStorage,
    'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'
  >;
  sessionFromPartition: (partition: string, options: { cache: boolean }) => ShellSession;
  setApplicationMenu: (menu: Menu | null) => void;
  buildMenu: (template: MenuItemConstructorOptions[]) => Menu;
}

/** An event whose default Electron follows unless it is prevented. */
export interface Preventable {
  preventDefault: () => void;
}

/** A navigation that is about to happen. */
export interface Navigation extends Preventable {
  url: string;
  isMainFrame: boolean;
}

export interface ShellApp extends Pick<App, 'exit' | 'getLocale' | 'isPackaged' | 'quit'> {
  on(event: 'activate', listener: () => void): unknown;
  on(event: 'second-instance', listener: () => void): unknown;
  on(event: 'window-all-closed', listener: () => void): unknown;
  on(event: 'before-quit', listener: (event: Preventable) => void): unknown;
  on(event: 'web-contents-created', listener: (event: unknown, contents: ShellContents) => void): unknown;
}

export interface ShellPowerMonitor extends Pick<PowerMonitor, 'getSystemIdleTime'> {
  on(event: 'lock-screen', listener: () => void): unknown;
  on(event: 'suspend', listener: () => void): unknown;
  on(event: 'user-did-resign-active', listener: () => void): unknown;
}

export interface ShellContents extends Pick<
  WebContents,
  'isDestroyed' | 'postMessage' | 'reloadIgnoringCache' | 'setWindowOpenHandler'
> {
  on(event: 'will-navigate', listener: (event: Navigation) => void): unknown;
  on(event: 'will-frame-navigate', listener: (event: Navigation) => void): unknown;
  on(event: 'will-redirect', listener: (event: Preventable) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  on(
    event: 'did-start-navigation',
    listener: (details: { isMainFrame: boolean; isSameDocument: boolean }) => void,
  ): unknown;
  on(event: 'dom-ready', listener: () => void): unknown;
  on(event: 'render-process-gone', listener: () => void): unknown;
}

export interface ShellWindow extends Pick<
  BrowserWindow,
  'destroy' | 'focus' | 'isDestroyed' | 'isMinimized' | 'loadURL' | 'restore' | 'setContentProtection' | 'show'
> {
  webContents: ShellContents;
  once(event: 'ready-to-show', listener: () => void): unknown;
}

export interface ShellUtilityProcess extends Pick<UtilityProcess, 'pid' | 'postMessage'> {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
}

export interface ShellSession extends Pick<
  Session,
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setSpellCheckerEnabled'
> {
  protocol: Pick<Session['protocol'], 'handle'>;
  webRequest: Pick<Session['webRequest'], 'onBeforeRequest'>;
  on(event: 'will-download', listener: (event: Preventable) => void): unknown;
}
