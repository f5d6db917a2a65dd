import { CoreToHost, type CoreConfig, type HostToCore } from '../core/host-contract';
import type { After, CoreChild } from './core-child';
import { DEFAULT_RESTART_POLICY, restartDelayMs, shouldGiveUp, type RestartPolicy } from './restart-policy';

/**
 * The supervisor keeps one core process running. Both hosts use it; it knows nothing of windows or HTTP.
 *
 *              ┌────────── exit, time limit, failed ──────────┐
 *              ▼                                              │
 *   idle ─► waiting ──delay over──► starting ──ready──► serving ──lock──► ending
 *                                       ▲                                   │
 *                                       └──────────────exit─────────────────┘
 *   any ──close──► closed (after the process has ended);  starting ──too many failures──► given_up
 *
 * Invariant: at most one process at a time; a process that locks has ended before the next one starts.
 */
export type SupervisorState = 'idle' | 'starting' | 'serving' | 'ending' | 'waiting' | 'given_up' | 'closed';

export type CoreReady = Extract<CoreToHost, { type: 'ready' }>;

/** Why core is not there at the moment. */
export type DownReason = 'locked' | 'crashed' | 'restarted';

export interface SupervisorOptions<Port> {
  spawnCore: () => CoreChild<Port>;
  /** Asked before each start; the keyring share in it is zeroed once it is sent. */
  prepareConfig: () => Promise<CoreConfig>;
  after: After;
  readyWithinMs?: number;
  /** How long a closing core may take to finish what it is writing before it is ended. */
  closeWithinMs?: number;
  restartPolicy?: RestartPolicy;
  onReady: (ready: CoreReady) => void;
  /** Core is going or gone; on `locked` whatever shows an applicant has to go now. */
  onDown: (reason: DownReason) => void;
  /** Core could not be started; `code` is what it said last. The supervisor has stopped. */
  onGivenUp: (code: string) => void;
  onMessage?: (message: CoreToHost) => void;
}

export class Supervisor<Port> {
  readonly #options: Required<Omit<SupervisorOptions<Port>, 'onMessage'>> & Pick<SupervisorOptions<Port>, 'onMessage'>;
  #state: SupervisorState = 'idle';
  #child: CoreChild<Port> | undefined;
  #cancelTimers: (() => void)[] = [];
  #failuresInARow = 0;
  #hasEverServed = false;
  #lastCode = 'CORE_ENDED';
  #ended: Promise<void> = Promise.resolve();

  constructor(options: SupervisorOptions<Port>) {
    this.#options = {
      readyWithinMs: 30_000,
      closeWithinMs: 5_000,
      restartPolicy: DEFAULT_RESTART_POLICY,
      ...options,
    };
  }

  get state(): SupervisorState {
    return this.#state;
  }

  /** Starts the first core; `onReady` or `onGivenUp` tells how it went. */
  start(): void {
    if (this.#state === 'idle') this.#spawn();
  }

  /** Hands a page's two ports to core; false while core is not serving (ask again at the next `onReady`). */
  connect(ports: readonly Port[]): boolean {
    if (this.#state !== 'serving') return false;
    this.#child?.post({ type: 'connect' }, ports);
    return true;
  }

  /** Sends a message to a serving core; false while there is none. */
  post(message: HostToCore): boolean {
    if (this.#state !== 'serving') return false;
    this.#child?.post(message);
    return true;
  }

  /** Ends the process that holds keys and starts a locked one; resolves when the old process has ended. */
  lock(): Promise<void> {
    return this.#replace('locked');
  }

  /** The same without locking pages out: after core's bundle was rebuilt. */
  restart(): Promise<void> {
    return this.#replace('restarted');
  }

  /** Ends core for good; resolves when the process has ended. Calling it again waits for the same end. */
  async close(): Promise<void> {
    const running = this.#state === 'starting' || this.#state === 'serving' || this.#state === 'ending';
    this.#state = 'closed';
    this.#cancelAll();
    if (running) this.#endChild();
    await this.#ended;
  }

  #replace(reason: DownReason): Promise<void> {
    // A core that is still starting holds no session: it is locked already, as is one that is being replaced.
    if (this.#state !== 'serving') return this.#state === 'ending' ? this.#ended : Promise.resolve();
    this.#state = 'ending';
    this.#cancelAll();
    this.#options.onDown(reason);
    this.#endChild();
    return this.#ended;
  }

  #endChild(): void {
    const child = this.#child;
    child?.post({ type: 'close' });
    this.#cancelTimers.push(this.#options.after(this.#options.closeWithinMs, () => child?.kill()));
  }

  #spawn(): void {
    this.#state = 'starting';
    const child = this.#options.spawnCore();
    const ended = Promise.withResolvers<void>();
    this.#child = child;
    this.#ended = ended.promise;
    child.onMessage((message) => this.#receive(child, message));
    child.onExit(() => {
      this.#exited(child);
      ended.resolve();
    });
    this.#cancelTimers.push(this.#options.after(this.#options.readyWithinMs, () => child.kill()));
    void this.#sendStart(child);
  }

  async #sendStart(child: CoreChild<Port>): Promise<void> {
    try {
      const config = await this.#options.prepareConfig();
      if (child === this.#child && this.#state === 'starting') child.post({ type: 'start', config });
      config.keyringShare.fill(0);
    } catch (error) {
      this.#lastCode = codeOf(error);
      // Asking a refusing keyring again at once would only show the person the same question again and again.
      this.#failuresInARow = Math.max(this.#failuresInARow, this.#options.restartPolicy.maxFailedStarts - 1);
      child.kill();
    }
  }

  #receive(child: CoreChild<Port>, raw: unknown): void {
    const parsed = CoreToHost.safeParse(raw);
    if (child !== this.#child || !parsed.success) return;
    const message = parsed.data;
    if (message.type === 'ready' && this.#state === 'starting') this.#served(message);
    if (message.type === 'failed') this.#lastCode = message.code;
    if (message.type === 'lock_requested') void this.lock();
    this.#options.onMessage?.(message);
  }

  #served(ready: CoreReady): void {
    this.#state = 'serving';
    this.#hasEverServed = true;
    this.#cancelAll();
    const { soundAfterMs } = this.#options.restartPolicy;
    this.#cancelTimers.push(this.#options.after(soundAfterMs, () => (this.#failuresInARow = 0)));
    this.#options.onReady(ready);
  }

  #exited(child: CoreChild<Port>): void {
    if (child !== this.#child) return;
    const before = this.#state;
    this.#child = undefined;
    this.#cancelAll();
    if (before === 'closed') return;
    if (before === 'ending') {
      this.#spawn();
      return;
    }
    this.#failuresInARow += 1;
    if (before === 'serving') this.#options.onDown('crashed');
    this.#retryOrGiveUp();
  }

  #retryOrGiveUp(): void {
    const policy = this.#options.restartPolicy;
    if (shouldGiveUp(policy, this.#failuresInARow, this.#hasEverServed)) {
      this.#state = 'given_up';
      this.#options.onGivenUp(this.#lastCode);
      return;
    }
    this.#state = 'waiting';
    this.#cancelTimers.push(this.#options.after(restartDelayMs(policy, this.#failuresInARow), () => this.#spawn()));
  }

  #cancelAll(): void {
    for (const cancel of this.#cancelTimers.splice(0)) cancel();
  }
}

/** The `code` of an error that carries one. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'CORE_ENDED';
}
