import { randomUUID } from 'node:crypto';
import type { Core } from './core';
import { describeError } from './describe-error';
import type { HostChannel, HostPort } from './host-channel';
import { HostToCore, type CoreConfig, type CoreToHost } from './host-contract';
import type { Logger } from './ports';

/**
 * The life of core's process, the same under both hosts: it waits for `start`, composes core, tells `ready`, serves
 * pages, and ends when it is told to close, when its host is gone, or when core cannot go on.
 */
export interface CoreProcessOptions {
  channel: HostChannel;
  logger: Logger;
  /** Makes core and whatever carries it to pages. */
  compose: (config: CoreConfig, tell: (message: CoreToHost) => void) => Promise<ComposedCore>;
  exit: (code: number) => void;
}

export interface ComposedCore {
  core: Core;
  /** What `ready` says besides that it is: the loopback host's port and first token. */
  ready: { port?: number; token?: string };
  /** Makes one more single-use token (loopback). */
  issueToken?: () => string;
  /** Stops taking requests; core is closed after it. */
  stopServing?: () => Promise<void>;
}

export class CoreProcess {
  readonly #options: CoreProcessOptions;
  #composed: Promise<ComposedCore> | undefined;
  #ending: Promise<void> | undefined;

  constructor(options: CoreProcessOptions) {
    this.#options = options;
  }

  /** Begins to listen to the host. */
  run(): void {
    const { channel } = this.#options;
    channel.onMessage((raw, ports) => {
      const parsed = HostToCore.safeParse(raw);
      if (parsed.success) this.#obey(parsed.data, ports);
      else this.#options.logger.error('a message of the host breaks the host contract');
    });
    channel.onClosed(() => void this.end());
  }

  /** Closes core and ends the process with exit code 0. Calling it again waits for the same end. */
  end(): Promise<void> {
    this.#ending ??= this.#close().then(() => this.#options.exit(0));
    return this.#ending;
  }

  /** Tells the host that core cannot go on, and ends the process with exit code 1. */
  async fail(error: unknown): Promise<void> {
    const correlationId = randomUUID();
    const code = codeOf(error);
    this.#options.logger.error('core cannot go on', { code, correlationId, reason: describeError(error) });
    await this.#options.channel.post({ type: 'failed', code, correlationId });
    this.#options.exit(1);
  }

  #obey(message: HostToCore, ports: readonly HostPort[]): void {
    switch (message.type) {
      case 'start':
        void this.#start(message.config);
        break;
      case 'connect':
        void this.#connect(ports);
        break;
      case 'token_wanted':
        void this.#issueToken();
        break;
      case 'close':
        void this.end();
        break;
      default:
        message satisfies never;
    }
  }

  async #start(config: CoreConfig): Promise<void> {
    if (this.#composed) return;
    const tell = (message: CoreToHost): void => void this.#options.channel.post(message);
    this.#composed = this.#options.compose(config, tell);
    try {
      const { ready } = await this.#composed;
      if (!this.#ending) tell({ type: 'ready', ...ready });
    } catch (error) {
      await this.fail(error);
    }
  }

  async #connect(ports: readonly HostPort[]): Promise<void> {
    const [rpcPort, evidencePort] = ports;
    if (!this.#composed || !rpcPort || !evidencePort) return;
    const { core } = await this.#composed;
    core.serveRpcPort(rpcPort);
    core.serveEvidencePort(evidencePort);
    // Electron holds back what the page has sent already until the port is started.
    rpcPort.start?.();
    evidencePort.start?.();
  }

  async #issueToken(): Promise<void> {
    const token = (await this.#composed)?.issueToken?.();
    if (token) await this.#options.channel.post({ type: 'token', token });
  }

  async #close(): Promise<void> {
    const composed = await this.#composed?.catch(() => undefined);
    await composed?.stopServing?.();
    await composed?.core.close();
  }
}

/** Ends the process in order on the system's requests, and with a report on what nobody caught. */
export function guardProcess(coreProcess: CoreProcess): void {
  // Ctrl+C reaches every process of the terminal; the host decides when core closes.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => void coreProcess.end());
  process.on('uncaughtException', (error) => void coreProcess.fail(error));
  process.on('unhandledRejection', (error) => void coreProcess.fail(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'INTERNAL';
}
