import type { Clock } from '../../../electron/core/ports';

/** A clock whose timers run out only when a test says so: time limits without waiting, and without luck. */
export interface ManualClock extends Pick<Clock, 'nowMs' | 'after'> {
  /** How many timers run now. */
  readonly running: number;
  /** How many were ever started. */
  readonly started: number;
  /** Every running timer runs out now. */
  runOut: () => void;
}

export function createManualClock(): ManualClock {
  const timers = new Set<() => void>();
  let started = 0;
  return {
    nowMs: () => Date.now(),
    after: (_delayMs, run) => {
      started += 1;
      // A wrapper of its own, because the same function may wait twice.
      const timer = (): void => run();
      timers.add(timer);
      return () => timers.delete(timer);
    },
    get running() {
      return timers.size;
    },
    get started() {
      return started;
    },
    runOut: () => {
      const due = [...timers];
      timers.clear();
      for (const timer of due) timer();
    },
  };
}
