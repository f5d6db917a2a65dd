import { EventEmitter } from 'node:events';
import { MessageChannel, MessagePort } from 'node:worker_threads';
import type { BrowserWindowConstructorOptions, Menu, MessageChannelMain, MessagePortMain } from 'electron';
import type { ElectronApi } from '../../../electron/shell/electron-api';

type Handler<Name extends keyof ElectronApi> = ReturnType<Extract<ElectronApi[Name], (...args: never[]) => unknown>>;
type ShellSession = Handler<'sessionFromPartition'>;
type Denials = {
  permissionRequest?: Parameters<ShellSession['setPermissionRequestHandler']>[0];
  permissionCheck?: Parameters<ShellSession['setPermissionCheckHandler']>[0];
  device?: Parameters<ShellSession['setDevicePermissionHandler']>[0];
  displayMedia?: Parameters<ShellSession['setDisplayMediaRequestHandler']>[0];
};
type BeforeRequest = (details: { url: string }, callback: (response: { cancel?: boolean }) => void) => void;
type ProtocolHandler = (request: Request & { initiatorOrigin?: string }) => Response | Promise<Response>;

/** A port as Electron has it in its main process; over a real channel, so that messages are really cloned. */
export class PortDouble extends EventEmitter implements MessagePortMain {
  readonly port: MessagePort;
  hasMoved = false;

  constructor(port: MessagePort) {
    super();
    this.port = port;
  }
  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    assertPorts(transfer);
    this.port.postMessage(message);
  }
  start(): void {
    this.port.on('message', (data) => this.emit('message', { data, ports: [] }));
  }
  close(): void {
    this.port.close();
  }
}

/** Electron throws "Port at index 0 is not a valid port" for anything else, and for a port that was sent before. */
function assertPorts(transfer: readonly unknown[]): void {
  for (const [index, port] of transfer.entries())
    if (!(port instanceof PortDouble) || port.hasMoved)
      throw new TypeError(`Port at index ${index} is not a valid port`);
  for (const port of transfer) if (port instanceof PortDouble) port.hasMoved = true;
}

export class SessionDouble extends EventEmitter {
  readonly denials: Denials = {};
  readonly handlers = new Map<string, ProtocolHandler>();
  beforeRequest: BeforeRequest | undefined;
  isSpellChecking = true;
  readonly partition: string;

  constructor(partition: string) {
    super();
    this.partition = partition;
  }
  setPermissionRequestHandler = (handler: Denials['permissionRequest'] & object): void => {
    this.denials.permissionRequest = handler;
  };
  setPermissionCheckHandler = (handler: Denials['permissionCheck'] & object): void => {
    this.denials.permissionCheck = handler;
  };
  setDevicePermissionHandler = (handler: Denials['device'] & object): void => {
    this.denials.device = handler;
  };
  setDisplayMediaRequestHandler = (handler: Denials['displayMedia'] & object): void => {
    this.denials.displayMedia = handler;
  };
  setSpellCheckerEnabled = (isEnabled: boolean): void => {
    this.isSpellChecking = isEnabled;
  };
  protocol = {
    handle: (scheme: string, handler: ProtocolHandler): void => {
      if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      this.handlers.set(scheme, handler);
    },
  };
  webRequest = {
    onBeforeRequest: (listener: unknown): void => {
      if (typeof listener !== 'function') throw new TypeError('Must pass null or a Function');
      this.beforeRequest = (details, callback) => void Reflect.apply(listener, undefined, [details, callback]);
    },
  };
}

export class ContentsDouble extends EventEmitter {
  readonly received: { channel: string; message: unknown; ports: PortDouble[] }[] = [];
  reloads = 0;
  windowOpen: (() => { action: string }) | undefined;
  hasGone = false;

  isDestroyed = (): boolean => this.hasGone;
  setWindowOpenHandler = (handler: unknown): void => {
    this.windowOpen = () => {
      const answer: unknown = typeof handler === 'function' ? Reflect.apply(handler, undefined, [{ url: 'x' }]) : {};
      return typeof answer === 'object' && answer && 'action' in answer
        ? { action: String(answer.action) }
        : { action: '' };
    };
  };
  postMessage = (channel: string, message: unknown, transfer: MessagePortMain[] = []): void => {
    if (this.hasGone) throw new TypeError('Object has been destroyed');
    structuredClone(message);
    assertPorts(transfer);
    this.received.push({ channel, message, ports: transfer.filter((port) => port instanceof PortDouble) });
  };
  reloadIgnoringCache = (): void => {
    this.reloads += 1;
  };
}

export class WindowDouble extends EventEmitter {
  readonly webContents = new ContentsDouble();
  readonly options: BrowserWindowConstructorOptions;
  readonly calls: string[] = [];
  readonly #onDestroyed: () => void;

  constructor(options: BrowserWindowConstructorOptions, onDestroyed: () => void) {
    super();
    this.options = options;
    this.#onDestroyed = onDestroyed;
  }
  isDestroyed = (): boolean => this.webContents.hasGone;
  #call(name: string): void {
    if (this.isDestroyed()) throw new TypeError('Object has been destroyed');
    this.calls.push(name);
  }
  destroy = (): void => {
    this.#call('destroy');
    this.webContents.hasGone = true;
    this.#onDestroyed();
  };
  show = (): void => this.#call('show');
  focus = (): void => this.#call('focus');
  restore = (): void => this.#call('restore');
  isMinimized = (): boolean => false;
  setContentProtection = (isOn: boolean): void => this.#call(`content protection ${isOn}`);
  loadURL = (url: string): Promise<void> => {
    this.#call(`load ${url}`);
    return Promise.resolve();
  };
  /** What a page does when it comes up. */
  pageComesUp(): void {
    this.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    this.webContents.emit('dom-ready');
  }
}

export class UtilityProcessDouble extends EventEmitter {
  readonly pid: number | undefined = 4711;
  readonly script: string;
  readonly posted: { message: { type: string }; ports: PortDouble[] }[] = [];

  constructor(script: string) {
    super();
    this.script = script;
  }
  postMessage = (message: { type: string }, transfer: MessagePortMain[] = []): void => {
    const cloned = structuredClone(message);
    assertPorts(transfer);
    this.posted.push({ message: cloned, ports: transfer.filter((port) => port instanceof PortDouble) });
  };
  get types(): string[] {
    return this.posted.map(({ message }) => message.type);
  }
}

export interface DoubleState {
  isReady: boolean;
  isPackaged: boolean;
  backend: 'basic_text' | 'gnome_libsecret' | 'unknown';
  canEncrypt: boolean;
  shouldReEncrypt: boolean;
  locale: string;
  idleSeconds: number;
  sessions: Map<string, SessionDouble>;
  windows: WindowDouble[];
  processes: UtilityProcessDouble[];
  errorBoxes: { title: string; text: string }[];
  exits: number[];
  quits: number;
  menus: (Menu | null)[];
}

/** Electron as the shell uses it; it throws where Electron throws. */
export function createElectronDouble() {
  const state: DoubleState = {
    isReady: true,
    isPackaged: true,
    backend: 'gnome_libsecret',
    canEncrypt: true,
    shouldReEncrypt: false,
    locale: 'en-GB',
    idleSeconds: 0,
    sessions: new Map(),
    windows: [],
    processes: [],
    errorBoxes: [],
    exits: [],
    quits: 0,
    menus: [],
  };
  const needReady = (what: string): void => {
    if (!state.isReady) throw new Error(`${what} cannot be used before the app is ready`);
  };
  const app = Object.assign(new EventEmitter(), {
    get isPackaged() {
      return state.isPackaged;
    },
    exit: (code = 0): void => void state.exits.push(code),
    quit: (): void => {
      let isPrevented = false;
      app.emit('before-quit', { preventDefault: () => (isPrevented = true) });
      if (!isPrevented) state.quits += 1;
    },
    getLocale: () => state.locale,
  });
  Object.defineProperty(app, 'isPackaged', { get: () => state.isPackaged });
  const powerMonitor = Object.assign(new EventEmitter(), { getSystemIdleTime: () => state.idleSeconds });
  const openWindows = (): number => state.windows.filter((window) => !window.isDestroyed()).length;
  const electron = {
    app,
    powerMonitor,
    buildMenu: () => {
      throw new Error('no menu is built on this platform');
    },
    setApplicationMenu: (menu: Menu | null): void => void state.menus.push(menu),
    createMessageChannel: (): MessageChannelMain => {
      const { port1, port2 } = new MessageChannel();
      return { port1: new PortDouble(port1), port2: new PortDouble(port2) };
    },
    createWindow: (options: BrowserWindowConstructorOptions) => {
      needReady('BrowserWindow');
      const window = new WindowDouble(options, () => {
        if (openWindows() === 0) app.emit('window-all-closed');
      });
      state.windows.push(window);
      return window;
    },
    dialog: { showErrorBox: (title: string, text: string): void => void state.errorBoxes.push({ title, text }) },
    forkUtilityProcess: (script: string) => {
      needReady('utilityProcess.fork');
      const child = new UtilityProcessDouble(script);
      state.processes.push(child);
      return child;
    },
    safeStorage: {
      isAsyncEncryptionAvailable: () => {
        needReady('safeStorage');
        return Promise.resolve(state.canEncrypt);
      },
      // Not a cipher: enough to tell sealed from clear, and one sealing from the next.
      encryptStringAsync: (text: string) =>
        state.canEncrypt
          ? Promise.resolve(Buffer.from(`sealed ${Buffer.from(text).toString('hex')}`))
          : Promise.reject(new Error('Error while encrypting the text provided to safeStorage.encryptStringAsync.')),
      decryptStringAsync: (sealed: Buffer) => {
        const hex = /^sealed ([0-9a-f]+)$/.exec(sealed.toString())?.[1];
        return hex && state.canEncrypt
          ? Promise.resolve({ result: Buffer.from(hex, 'hex').toString(), shouldReEncrypt: state.shouldReEncrypt })
          : Promise.reject(
              new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.'),
            );
      },
      getSelectedStorageBackend: () => (state.isReady ? state.backend : ('unknown' as const)),
    },
    sessionFromPartition: (partition: string) => {
      needReady('Session');
      const session = state.sessions.get(partition) ?? new SessionDouble(partition);
      state.sessions.set(partition, session);
      return session;
    },
  } satisfies ElectronApi;
  return { electron, state, app, powerMonitor };
}
