import type { CoreConfig, CoreToHost } from '../core/host-contract';
import { afterDelay, type CoreChild } from '../host/core-child';
import type { Keyring } from '../host/keyring';
import { Supervisor, type CoreReady, type DownReason } from '../host/supervisor';
import type { DeskBrowser } from './browser';
import { LOOPBACK_ADDRESS } from './desk-server';

export interface LoopbackHostOptions {
  spawnCore: () => CoreChild<never>;
  keyring: Keyring;
  portalOrigin: string;
  profileRoot: string;
  deviceName: string;
  port: number;
  pageRoot: string;
  /** Opens a window on an address; absent where somebody else opens it. */
  openBrowser?: (url: string) => Promise<DeskBrowser>;
  /** Called with each address that opens one page: at the start, after a lock, and when asked for. */
  onAddress: (url: string) => void;
  /** The host has nothing more to do: the person closed the window (no code), or core could not be started. */
  onEnd: (failureCode?: string) => void;
}

/** The loopback twin of the shell: one core process, and one browser window or a printed address. */
export class LoopbackHost {
  readonly #options: LoopbackHostOptions;
  readonly #supervisor: Supervisor<never>;
  #port: number;
  #sessionKeyHashes: string[] = [];
  #browser: Promise<DeskBrowser> | undefined;
  #needsWindow = true;
  readonly #addressWaiters: ((url: string) => void)[] = [];

  constructor(options: LoopbackHostOptions) {
    this.#options = options;
    this.#port = options.port;
    this.#supervisor = new Supervisor<never>({
      spawnCore: options.spawnCore,
      prepareConfig: () => this.#prepareConfig(),
      after: afterDelay,
      onReady: (ready) => void this.#ready(ready),
      onDown: (reason) => this.#down(reason),
      onGivenUp: (code) => options.onEnd(code),
      onMessage: (message) => this.#receive(message),
    });
  }

  start(): void {
    this.#supervisor.start();
  }

  lock(): Promise<void> {
    return this.#supervisor.lock();
  }

  /** Replaces core, keeping its pages: after its bundle was rebuilt. */
  restartCore(): Promise<void> {
    return this.#supervisor.restart();
  }

  /** An address for one more page, once core can serve it. */
  anotherAddress(): Promise<string> {
    return new Promise((resolve) => {
      this.#addressWaiters.push(resolve);
      this.#supervisor.post({ type: 'token_wanted' });
    });
  }

  /** Ends the browser, then core, so that nothing is on screen that no core stands behind. */
  async close(): Promise<void> {
    await this.#closeBrowser();
    await this.#supervisor.close();
  }

  async #prepareConfig(): Promise<CoreConfig> {
    const { portalOrigin, profileRoot, deviceName, pageRoot, keyring } = this.#options;
    return {
      profileRoot,
      portalOrigin,
      deviceName,
      keyringShare: await keyring.readShare(),
      loopback: { port: this.#port, pageRoot, sessionKeyHashes: [...this.#sessionKeyHashes] },
    };
  }

  async #ready({ port, token }: CoreReady): Promise<void> {
    if (port === undefined || token === undefined) return;
    this.#needsWindow ||= port !== this.#port && this.#options.port === 0 && this.#port !== 0;
    this.#port = port;
    // After a crash the page is still there and finds core again at the same address with the key it has.
    if (this.#needsWindow) {
      this.#needsWindow = false;
      await this.#offer(this.#addressOf(token));
    }
    if (this.#addressWaiters.length > 0) this.#supervisor.post({ type: 'token_wanted' });
  }

  #down(reason: DownReason): void {
    if (reason !== 'locked') return;
    // What the locked page still holds in memory goes with its browser; its key opens nothing any more.
    this.#sessionKeyHashes = [];
    this.#needsWindow = true;
    void this.#closeBrowser();
  }

  #receive(message: CoreToHost): void {
    if (message.type === 'session_key_issued') this.#sessionKeyHashes.push(message.sha256);
    if (message.type === 'token') this.#addressWaiters.shift()?.(this.#addressOf(message.token));
    // Somebody else took the port while core was away: any other will do, and the page gets a new address.
    if (message.type === 'failed' && message.code === 'EADDRINUSE' && this.#options.port === 0) {
      this.#port = 0;
      this.#needsWindow = true;
    }
  }

  async #offer(url: string): Promise<void> {
    this.#options.onAddress(url);
    const open = this.#options.openBrowser;
    if (!open) return;
    await this.#closeBrowser();
    const opened = open(url);
    this.#browser = opened;
    const { ended } = await opened;
    await ended;
    if (this.#browser === opened) this.#options.onEnd();
  }

  async #closeBrowser(): Promise<void> {
    const browser = this.#browser;
    this.#browser = undefined;
    await (await browser)?.close();
  }

  #addressOf(token: string): string {
    return `http://${LOOPBACK_ADDRESS}:${this.#port}/#token=${token}`;
  }
}
