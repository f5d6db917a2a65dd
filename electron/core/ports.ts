/**
 * What core asks of the world. Everything that is not pure comes in through here, so that a test can run core with a
 * clock, randomness and a network of its own.
 */

/** Time. `nowMs` is epoch milliseconds; `monotonicMs` never goes back. */
export interface Clock {
  nowMs(): number;
  monotonicMs(): number;
  /** Calls `run` once after `delayMs`; the result cancels it. */
  after(delayMs: number, run: () => void): () => void;
}

/** Randomness. */
export interface Random {
  /** `count` random bytes. */
  bytes(count: number): Buffer;
  /** A number from 0 (inclusive) to 1 (exclusive). */
  fraction(): number;
  /** A UUIDv7. Source: RFC 9562 §5.7. */
  uuid(): string;
}

/** Fields that may reach a log: ids, codes, counts and durations; never names, numbers, images or notes. */
export interface LogFields {
  code?: string;
  correlationId?: string;
  applicationId?: string;
  decisionId?: string;
  mediaId?: string;
  operation?: string;
  status?: number;
  count?: number;
  durationMs?: number;
  sizeBytes?: number;
  state?: string;
  reason?: string;
}

/** The technical log. `message` is a fixed text. */
export interface Logger {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** Ports that the host's process gives to core. */
export interface CorePorts {
  clock: Clock;
  random: Random;
  fetch: typeof globalThis.fetch;
  logger: Logger;
  profileRoot: string;
  portalOrigin: string;
  deviceName: string;
  /** 32 bytes of the keyring; core zeroes them after use. */
  keyringShare: Uint8Array;
  /** Where the writer's worker script is; a test may point to the source. */
  writerScript: URL;
  /** Tells the host that a person asked for the lock. */
  requestLock: () => void;
}
