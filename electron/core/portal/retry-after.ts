import { parseHttpDate } from './http-date';

/** A wait longer than this is not believed: a slip in somebody's configuration must not stop delivery for days. */
export const RETRY_AFTER_MOST_MS = 60 * 60_000;

/**
 * How long an answer asks to wait, in milliseconds from `nowMs`; undefined when it does not say. Both forms are read: seconds
 * and an HTTP date. A date is judged against the server's own clock where the answer tells it, so that a wrong clock on
 * either side changes nothing.
 *
 * Source: RFC 9110 §10.2.3.
 */
export function retryAfterMs(header: string | null, nowMs: number, serverDateMs?: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  const dateMs = parseHttpDate(text);
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1000 : dateMs && dateMs - (serverDateMs ?? nowMs);
  return waitMs === undefined ? undefined : Math.min(Math.max(waitMs, 0), RETRY_AFTER_MOST_MS);
}
