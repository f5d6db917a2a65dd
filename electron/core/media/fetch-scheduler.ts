/**
 * Decides when each waiting file is tried: a few at a time, what is on screen first, after a growing random wait when the
 * network failed. It knows nothing of files; `runTry` does the work and says what follows.
 */
import { backoffDelayMs, type BackoffLimits } from '../backoff';
import { inBackground } from '../in-background';
import type { Clock, Logger, Random } from '../ports';
import type { FetchActivity } from './evidence-state';
import { nextDueMs, nextJob, type FetchJob, type FetchSlots } from './fetch-queue';

/** `settled`: no more tries. `again`: at once. `later`: after a backoff, and not before the portal's own wish. */
export type NextTry = { next: 'settled' } | { next: 'again' } | { next: 'later'; retryAfterMs: number };

export interface Try {
  mediaId: string;
  signal: AbortSignal;
  /** How many tries before this one ended with `again`. */
  repeats: number;
  /** Tells how many bytes are here. */
  onBytes: (bytes: number) => void;
}

export interface FetchSchedulerOptions {
  clock: Clock;
  random: Random;
  logger: Logger;
  slots: FetchSlots;
  backoff: BackoffLimits;
  runTry: (current: Try) => Promise<NextTry>;
}

interface Job extends FetchJob {
  mediaId: string;
  failures: number;
  repeats: number;
  runningBytes: number | undefined;
  controller: AbortController | undefined;
  ended: Promise<void>;
  waiters: (() => void)[];
}

export class FetchScheduler {
  readonly #options: FetchSchedulerOptions;
  readonly #jobs = new Map<string, Job>();
  #order = 0;
  #rank = 0;
  #isRunning = false;
  #stopTimer: () => void = () => undefined;

  constructor(options: FetchSchedulerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isRunning = true;
    this.#pump();
  }

  /** Takes a file in, unless it is here already. */
  add(mediaId: string): void {
    if (this.#jobs.has(mediaId)) return;
    this.#order += 1;
    const due = { rank: 0, order: this.#order, notBeforeMs: 0, isRunning: false, failures: 0, repeats: 0 };
    const idle = { runningBytes: undefined, controller: undefined, ended: Promise.resolve(), waiters: [] };
    this.#jobs.set(mediaId, { mediaId, ...due, ...idle });
    this.#pump();
  }

  /** These come before everything else, without waiting out a backoff. */
  prefer(mediaIds: readonly string[]): void {
    this.#rank += 1;
    for (const mediaId of mediaIds) {
      const job = this.#jobs.get(mediaId);
      if (job !== undefined) Object.assign(job, { rank: this.#rank, notBeforeMs: 0 });
    }
    this.#pump();
  }

  /** Nothing waits out its backoff. */
  retryNow(): void {
    for (const job of this.#jobs.values()) job.notBeforeMs = 0;
    this.#pump();
  }

  /** Prefers the file and resolves when its try has ended, for good or for now; at once when it is not here. */
  async attempt(mediaId: string): Promise<void> {
    const job = this.#jobs.get(mediaId);
    if (job === undefined || !this.#isRunning) return;
    const ended = new Promise<void>((resolve) => job.waiters.push(resolve));
    this.prefer([mediaId]);
    await ended;
  }

  /** Takes a file out: aborts its try, waits for that, and lets go who waits for it. */
  async drop(mediaId: string): Promise<void> {
    const job = this.#jobs.get(mediaId);
    if (job === undefined) return;
    // Out of sight at once: nothing may start it again while its try ends.
    this.#jobs.delete(mediaId);
    job.controller?.abort();
    await job.ended;
    this.#wake(job);
    this.#pump();
  }

  activity(mediaId: string): FetchActivity | undefined {
    return this.#jobs.get(mediaId);
  }

  /** Aborts all tries and waits for them. */
  async close(): Promise<void> {
    this.#isRunning = false;
    this.#stopTimer();
    await Promise.all([...this.#jobs.keys()].map((mediaId) => this.drop(mediaId)));
  }

  #wake(job: Job): void {
    for (const resolve of job.waiters.splice(0)) resolve();
  }

  /** Starts what is due as far as slots are free, and sets the timer for what is due later. */
  #pump(): void {
    if (!this.#isRunning) return;
    const { clock, slots } = this.#options;
    const nowMs = clock.monotonicMs();
    for (let job = nextJob(this.#jobs.values(), slots, nowMs); job; job = nextJob(this.#jobs.values(), slots, nowMs))
      this.#begin(job);
    this.#stopTimer();
    const dueMs = nextDueMs(this.#jobs.values(), nowMs);
    this.#stopTimer = dueMs === undefined ? () => undefined : clock.after(Math.ceil(dueMs - nowMs), () => this.#pump());
  }

  #begin(job: Job): void {
    job.isRunning = true;
    job.controller = new AbortController();
    job.ended = this.#run(job, job.controller.signal);
  }

  async #run(job: Job, signal: AbortSignal): Promise<void> {
    const { runTry, logger } = this.#options;
    const onBytes = (bytes: number): void => {
      job.runningBytes = bytes;
    };
    const task = runTry({ mediaId: job.mediaId, signal, repeats: job.repeats, onBytes });
    inBackground(task, 'a fetch of evidence failed', logger);
    // A try that could not even note its end counts as the network's failure.
    const end = await task.catch((): NextTry => ({ next: 'later', retryAfterMs: 0 }));
    Object.assign(job, { isRunning: false, controller: undefined, runningBytes: undefined });
    if (signal.aborted) return;
    this.#follow(job, end);
    this.#pump();
  }

  #follow(job: Job, end: NextTry): void {
    const { backoff, clock, random } = this.#options;
    switch (end.next) {
      case 'settled':
        this.#jobs.delete(job.mediaId);
        this.#wake(job);
        break;
      case 'again':
        job.repeats += 1;
        break;
      case 'later':
        job.failures += 1;
        job.notBeforeMs =
          clock.monotonicMs() + backoffDelayMs(backoff, job.failures, random.fraction(), end.retryAfterMs);
        this.#wake(job);
        break;
      default:
        end satisfies never;
    }
  }
}
