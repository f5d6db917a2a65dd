import type { Clock } from '../ports';
import type { TimeLimits } from './limits';
import type { PortalFailure, TimeLimit } from './result';

/** One call on the wire: the answer's head is here, its body is being read, limits are running. */
export interface Exchange {
  response: Response;
  /** The next piece of the body, or undefined at its end; rejects when a limit runs out or the connection breaks. */
  read: () => Promise<Uint8Array | undefined>;
  /** Ends the call: limits stop and the connection is given up unless the body was read to its end. */
  end: () => void;
  /** What a rejection of `read` means. */
  failureOf: (error: unknown) => PortalFailure;
}

export interface SendOptions {
  fetch: typeof globalThis.fetch;
  clock: Pick<Clock, 'after'>;
  limits: Pick<TimeLimits, 'headersMs' | 'bodyIdleMs'> & { totalMs?: number };
  signal?: AbortSignal | undefined;
}

class LimitReached extends Error {
  readonly limit: TimeLimit;
  constructor(limit: TimeLimit) {
    super(`time limit: ${limit}`);
    this.limit = limit;
  }
}

/** Network errors carry codes such as ECONNREFUSED deep inside; an identifier, never a sentence. */
function networkReason(error: unknown): string {
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause)
    if ('code' in inner && typeof inner.code === 'string') return inner.code;
  return 'failed';
}

/**
 * Sends one request and waits for its headers. Redirects are not followed: a token must not travel to another place.
 * Never rejects.
 */
export async function send(
  request: Request,
  options: SendOptions,
): Promise<{ exchange: Exchange } | { failure: PortalFailure }> {
  const { clock, limits, signal } = options;
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const startLimit = (limit: TimeLimit, ms: number | undefined): (() => void) =>
    ms === undefined ? () => undefined : clock.after(ms, () => controller.abort(new LimitReached(limit)));
  const stopTotal = startLimit('total', limits.totalMs);
  let stopPhase = startLimit('headers', limits.headersMs);

  const release = (): void => {
    stopPhase();
    stopTotal();
    signal?.removeEventListener('abort', abort);
  };
  const failureOf = (error: unknown): PortalFailure => {
    const reason: unknown = controller.signal.aborted ? controller.signal.reason : undefined;
    if (reason instanceof LimitReached) return { kind: 'timeout', limit: reason.limit };
    return controller.signal.aborted ? { kind: 'aborted' } : { kind: 'network', reason: networkReason(error) };
  };

  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted === true) abort();
  try {
    const response = await options.fetch(request, {
      signal: controller.signal,
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
    });
    stopPhase();
    const reader = response.body?.getReader();
    const read = async (): Promise<Uint8Array | undefined> => {
      stopPhase = startLimit('body', limits.bodyIdleMs);
      try {
        return (await reader?.read())?.value;
      } finally {
        stopPhase();
      }
    };
    const end = (): void => {
      release();
      // Giving up on a body that is already at its end does nothing; a failing cancel has nobody left to tell.
      void reader?.cancel().catch(() => undefined);
    };
    return { exchange: { response, read, end, failureOf } };
  } catch (error) {
    release();
    return { failure: failureOf(error) };
  }
}
