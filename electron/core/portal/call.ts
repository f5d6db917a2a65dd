import type { z } from 'zod';
import type { OperationName } from '../../../shared/portal-api/operations';
import type { Clock } from '../ports';
import { TIME_LIMITS, type TimeLimits } from './limits';
import { readFailure, readJson, serverDateOf } from './read-answer';
import { portalOrigin, requestFor, type RequestContent } from './request';
import type { Fetched, PortalFailure, PortalResult } from './result';
import { send, type Exchange } from './send';

/** What the client is made from. */
export interface PortalClientOptions {
  origin: string;
  fetch: typeof globalThis.fetch;
  clock: Pick<Clock, 'nowMs' | 'after'>;
  /** The current access token, or why there is none; undefined while nobody is signed in. */
  accessToken: () => Promise<string | PortalFailure | undefined>;
  timeouts?: Partial<TimeLimits>;
}

export type Cancel = { signal?: AbortSignal | undefined };

/** Calls of the portal API by operation name. */
export interface Caller {
  readonly clock: PortalClientOptions['clock'];
  readonly limits: TimeLimits;
  /** A call whose answer is read by the caller; who gets an exchange must end it. */
  open: (
    name: OperationName,
    content: RequestContent,
    cancel?: Cancel,
    limits?: { totalMs?: number; bodyIdleMs?: number },
  ) => Promise<{ exchange: Exchange } | { failure: PortalFailure }>;
  /** A call that answers with JSON. */
  json: <Schema extends z.ZodType>(
    name: OperationName,
    schema: Schema,
    content: RequestContent,
    cancel?: Cancel,
  ) => Promise<PortalResult<z.output<Schema>>>;
  /** A call that answers with JSON or with "what you have is still right". */
  conditional: <Schema extends z.ZodType>(
    name: OperationName,
    schema: Schema,
    content: RequestContent,
    cancel?: Cancel,
  ) => Promise<PortalResult<Fetched<z.output<Schema>>>>;
  /** A call that answers with nothing. */
  empty: (name: OperationName, content: RequestContent, cancel?: Cancel) => Promise<PortalResult<undefined>>;
}

/** The parts of a success that come from its head. */
export function successHead({ response: { status, headers } }: Exchange) {
  const etag = headers.get('etag');
  return { ok: true as const, status, ...(etag !== null && { etag }), ...serverDateOf(headers) };
}

const isSuccess = ({ response: { status } }: Exchange): boolean => status >= 200 && status < 300;

/** Makes the caller. Throws when the origin may not be used. */
export function createCaller(options: PortalClientOptions): Caller {
  const { fetch, clock, accessToken } = options;
  const origin = portalOrigin(options.origin);
  const limits: TimeLimits = { ...TIME_LIMITS, ...options.timeouts };

  const open: Caller['open'] = async (name, content, { signal } = {}, own = {}) => {
    const token = await accessToken();
    if (typeof token !== 'string') return { failure: token ?? { kind: 'signed_out' } };
    const { headersMs, bodyIdleMs } = limits;
    const request = requestFor(origin, name, token, content);
    return await send(request, { fetch, clock, limits: { headersMs, bodyIdleMs, ...own }, signal });
  };

  /** Opens, lets `answer` read what is a success, reads anything else as a failure, and ends the exchange. */
  const whole = async <T>(
    name: OperationName,
    content: RequestContent,
    cancel: Cancel | undefined,
    answer: (exchange: Exchange) => Promise<{ value: T } | { failure: PortalFailure }>,
  ): Promise<PortalResult<T>> => {
    const opened = await open(name, content, cancel, { totalMs: limits.totalMs });
    if ('failure' in opened) return { ok: false, failure: opened.failure };
    const { exchange } = opened;
    try {
      const result = await answer(exchange);
      return 'failure' in result
        ? { ok: false, failure: result.failure, ...serverDateOf(exchange.response.headers) }
        : { ...successHead(exchange), value: result.value };
    } finally {
      exchange.end();
    }
  };

  const failed = async (exchange: Exchange) => ({ failure: await readFailure(exchange, clock.nowMs()) });

  return {
    clock,
    limits,
    open,
    json: (name, schema, content, cancel) =>
      whole(name, content, cancel, async (exchange) => {
        if (!isSuccess(exchange)) return await failed(exchange);
        const read = await readJson(exchange, schema, clock.nowMs());
        return 'failure' in read ? read : { value: read.body };
      }),
    conditional: <Schema extends z.ZodType>(
      name: OperationName,
      schema: Schema,
      content: RequestContent,
      cancel?: Cancel,
    ) =>
      whole<Fetched<z.output<Schema>>>(name, content, cancel, async (exchange) => {
        if (exchange.response.status === 304) return { value: { kind: 'not_modified' } };
        if (!isSuccess(exchange)) return await failed(exchange);
        const read = await readJson(exchange, schema, clock.nowMs());
        return 'failure' in read ? read : { value: { kind: 'fresh', body: read.body } };
      }),
    empty: (name, content, cancel) =>
      whole(name, content, cancel, async (exchange) =>
        exchange.response.status === 204 ? { value: undefined } : await failed(exchange),
      ),
  };
}
