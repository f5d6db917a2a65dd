import { EVENTS_HEARTBEAT_MS } from '../../../shared/portal-api/events';

/** How long a call may take, in milliseconds. `fetch` does not tell connecting from waiting, so one limit covers both. */
export interface TimeLimits {
  /** From the start until the headers are here. */
  headersMs: number;
  /** Between two pieces of the body. */
  bodyIdleMs: number;
  /** The whole call, for bodies that are read as a whole. */
  totalMs: number;
  /** The event stream: silence longer than this is a dead connection. */
  silenceMs: number;
}

/** Limits for a portal that answers as it should. One lost heartbeat is no silence yet. */
export const TIME_LIMITS: TimeLimits = {
  headersMs: 15_000,
  bodyIdleMs: 20_000,
  totalMs: 90_000,
  silenceMs: 2.5 * EVENTS_HEARTBEAT_MS,
};

/** The largest body that is read as a whole, in bytes. */
export const JSON_MAX_BYTES = 32 * 1024 * 1024;
