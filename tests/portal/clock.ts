/** The portal's clock: a base clock that tests and the admin port can push forward. */
export interface PortalClock {
  /** Epoch milliseconds. */
  now: () => number;
  /** Moves the clock forward by `ms` (or back, when negative). */
  advance: (ms: number) => void;
}

/** Wraps a base clock in epoch milliseconds. */
export function createPortalClock(base: () => number): PortalClock {
  let offsetMs = 0;
  return {
    now: () => base() + offsetMs,
    advance: (ms) => {
      offsetMs += ms;
    },
  };
}

/** A moment as it goes over the wire. */
export const instant = (epochMs: number): string => new Date(epochMs).toISOString();
