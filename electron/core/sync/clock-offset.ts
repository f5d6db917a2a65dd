import type { Clock } from '../ports';

/** How far the portal's clock is ahead of this desk's, from the `Date` of its answers. Source: RFC 9110 §6.6.1. */
export interface ClockOffset {
  /** Milliseconds; 0 until the portal has answered. */
  offsetMs(): number;
  /** A fetch that reads the `Date` of every answer on its way. */
  observe(fetch: typeof globalThis.fetch): typeof globalThis.fetch;
}

/** `Date` has seconds only: within one of them nothing is known. */
const RESOLUTION_MS = 1000;

export function createClockOffset(clock: Pick<Clock, 'nowMs'>): ClockOffset {
  let offsetMs = 0;
  return {
    offsetMs: () => offsetMs,
    observe: (fetch) => async (input, init) => {
      const askedAtMs = clock.nowMs();
      const response = await fetch(input, init);
      const dateMs = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(dateMs)) {
        const middleMs = (askedAtMs + clock.nowMs()) / 2;
        const seenMs = Math.round(dateMs + RESOLUTION_MS / 2 - middleMs);
        offsetMs = Math.abs(seenMs) <= RESOLUTION_MS ? 0 : seenMs;
      }
      return response;
    },
  };
}
