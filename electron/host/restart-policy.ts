/** How often and how fast a core that ended by itself is started again. */
export interface RestartPolicy {
  /** Delay before the first restart; each further one doubles it. */
  firstDelayMs: number;
  maxDelayMs: number;
  /** After this many failures in a row without ever having served, the host gives up. */
  maxFailedStarts: number;
  /** A core that has served this long counts as sound: its end starts the count anew. */
  soundAfterMs: number;
}

export const DEFAULT_RESTART_POLICY: RestartPolicy = {
  firstDelayMs: 200,
  maxDelayMs: 30_000,
  maxFailedStarts: 3,
  soundAfterMs: 30_000,
};

/** Delay in milliseconds before the start that follows `failuresInARow` (at least 1) failures. */
export function restartDelayMs(policy: RestartPolicy, failuresInARow: number): number {
  return Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (failuresInARow - 1));
}

/**
 * A core that has never served has a cause that restarting does not cure (a bad setting, a missing file); one that has
 * served is tried again for ever, since a desk may hold undelivered decisions.
 */
export function shouldGiveUp(policy: RestartPolicy, failuresInARow: number, hasEverServed: boolean): boolean {
  return !hasEverServed && failuresInARow >= policy.maxFailedStarts;
}
