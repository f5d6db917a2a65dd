import type { MessagePortMain } from 'electron';
import type { CoreConfig } from '../core/host-contract';
import type { After, CoreChild } from '../host/core-child';
import type { Keyring } from '../host/keyring';
import type { PageResponder } from '../host/page-responder';
import { Supervisor, type DownReason } from '../host/supervisor';
import { openDeskWindow, type DeskWindow } from './desk-window';
import type { ElectronApi } from './electron-api';
import { failureText } from './failure-text';
import { openPageSession } from './page-session';

export interface DeskShellOptions {
  electron: ElectronApi;
  spawnCore: () => CoreChild<MessagePortMain>;
  keyring: Keyring;
  page: PageResponder;
  preloadScript: string;
  core: Pick<CoreConfig, 'deviceName' | 'portalOrigin' | 'profileRoot'>;
  after: After;
}

/** A page that ends by itself this often in a row is not opened again. */
const MAX_PAGES_GONE = 3;

/**
 * The desk under Electron: one window, one core. It brokers ports between them and holds nothing of an applicant.
 *
 * A page gets ports whenever both it and core are there: after it has loaded, and after core came back.
 * On a lock the window goes at once, core's process ends, and both are made anew.
 */
export class DeskShell {
  readonly #options: DeskShellOptions;
  readonly #supervisor: Supervisor<MessagePortMain>;
  #window: DeskWindow | undefined;
  #windowCount = 0;
  #pagesGone = 0;
  #closing: Promise<void> | undefined;

  constructor(options: DeskShellOptions) {
    this.#options = options;
    this.#supervisor = new Supervisor<MessagePortMain>({
      spawnCore: options.spawnCore,
      prepareConfig: async () => ({ ...options.core, keyringShare: await options.keyring.readShare() }),
      after: options.after,
      onReady: () => this.#connectPage(),
      onDown: (reason) => this.#coreDown(reason),
      onGivenUp: (code) => this.#fail(code),
    });
  }

  /** Opens the window and starts core, side by side. */
  start(): void {
    this.#openWindow();
    this.#supervisor.start();
  }

  /** Ends core's process and the window, and begins again locked. */
  lock(): void {
    void this.#supervisor.lock();
  }

  /** Brings the desk before its person: a second start ends up here. */
  present(): void {
    this.#window?.present();
  }

  /** Development: core or page was built anew. */
  restartCore(): void {
    void this.#supervisor.restart();
  }

  reloadPage(): void {
    this.#window?.reload();
  }

  /** Ends window and core; resolves when core's process has ended. Calling it again waits for the same end. */
  close(): Promise<void> {
    this.#window?.destroy();
    this.#closing ??= this.#supervisor.close();
    return this.#closing;
  }

  #openWindow(): void {
    const { electron, page, preloadScript } = this.#options;
    this.#windowCount += 1;
    const partition = `desk-${this.#windowCount}`;
    openPageSession(electron, partition, page);
    const former = this.#window;
    this.#window = openDeskWindow({
      electron,
      partition,
      preloadScript,
      onPageReady: () => this.#connectPage(),
      onPageGone: () => this.#pageGone(),
    });
    // The new window is there first: an application without a window ends.
    former?.destroy();
  }

  #connectPage(): void {
    const window = this.#window;
    if (!window?.isPageReady || this.#supervisor.state !== 'serving') return;
    const { electron } = this.#options;
    const rpc = electron.createMessageChannel();
    const evidence = electron.createMessageChannel();
    this.#supervisor.connect([rpc.port1, evidence.port1]);
    window.handPorts([rpc.port2, evidence.port2]);
    this.#pagesGone = 0;
  }

  #coreDown(reason: DownReason): void {
    if (reason === 'locked') this.#openWindow();
  }

  #pageGone(): void {
    this.#pagesGone += 1;
    if (this.#pagesGone >= MAX_PAGES_GONE) this.#fail('PAGE_GONE');
    else this.#openWindow();
  }

  #fail(code: string): void {
    const { app, dialog } = this.#options.electron;
    const { title, text } = failureText(code, app.getLocale());
    this.#window?.destroy();
    dialog.showErrorBox(title, text);
    void this.close().then(() => app.exit(1));
  }
}
