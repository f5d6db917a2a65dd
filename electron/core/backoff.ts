/** How long to wait between tries. All in milliseconds. */
export interface BackoffLimits {
  baseMs: number;
  capMs: number;
}

/**
 * Full jitter: a random wait between 0 and the exponential limit, which is capped. Tries are never capped. A wait that the
 * portal asked for (Retry-After) is the least there is.
 * @param failures how many tries failed in a row, 1 or more
 * @param fraction a random number from 0 (inclusive) to 1 (exclusive)
 */
export function backoffDelayMs(
  { baseMs, capMs }: BackoffLimits,
  failures: number,
  fraction: number,
  retryAfterMs = 0,
): number {
  // 2^30 is beyond any cap and still exact.
  const limitMs = Math.min(capMs, baseMs * 2 ** Math.min(Math.max(failures - 1, 0), 30));
  return Math.max(retryAfterMs, Math.floor(fraction * limitMs));
}
