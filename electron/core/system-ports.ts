import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { v7 as uuidV7 } from 'uuid';
import type { Clock, LogFields, Logger, Random } from './ports';

/** The machine's clock. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, run) => {
    const timeout = setTimeout(run, delayMs);
    return () => clearTimeout(timeout);
  },
};

/** The system's random numbers. */
export const systemRandom: Random = {
  bytes: (count) => randomBytes(count),
  fraction: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
  uuid: () => uuidV7(),
};

/** Every field a log line may have: whatever else is passed, by mistake or by a library, is dropped at the sink. */
const LOGGED_FIELDS = [
  'code',
  'correlationId',
  'applicationId',
  'decisionId',
  'mediaId',
  'operation',
  'status',
  'count',
  'durationMs',
  'sizeBytes',
  'state',
  'reason',
] as const satisfies readonly (keyof LogFields)[];

export type LogLevel = 'info' | 'warn' | 'error' | 'silent';

/**
 * The technical log as JSON lines.
 * @param write takes one line, with its line feed; standard error by default.
 */
export function createLogger(
  level: LogLevel,
  write: (line: string) => void = (line) => void process.stderr.write(line),
): Logger {
  const sink = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, { write });
  return {
    info: (message, fields) => sink.info(allowed(fields), message),
    warn: (message, fields) => sink.warn(allowed(fields), message),
    error: (message, fields) => sink.error(allowed(fields), message),
  };
}

function allowed(fields: LogFields = {}): LogFields {
  return Object.fromEntries(
    LOGGED_FIELDS.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]),
  );
}

/** The log level that COUNTERSIGN_LOG names; `warn` when it names none. */
export function logLevelOf(value: string | undefined): LogLevel {
  return value === 'info' || value === 'error' || value === 'silent' ? value : 'warn';
}
