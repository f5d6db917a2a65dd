import type { z } from 'zod';
import { Problem, PROBLEM_CONTENT_TYPE, ProblemType } from '../../../shared/portal-api/problem';
import { parseHttpDate } from './http-date';
import { JSON_MAX_BYTES } from './limits';
import type { PortalFailure } from './result';
import { retryAfterMs } from './retry-after';
import type { Exchange } from './send';

/** The media type without parameters, lower case; empty when there is none. */
export const mediaTypeOf = (headers: Headers): string =>
  (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** The `Date` header as epoch milliseconds, in the shape results carry it. */
export function serverDateOf(headers: Headers): { serverDateMs?: number } {
  const serverDateMs = parseHttpDate(headers.get('date'));
  return serverDateMs === undefined ? {} : { serverDateMs };
}

/** The first broken field of a failed parse, as `path (code)`; field names only. */
export function firstBrokenField(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.') || 'body'} (${issue.code})` : 'body';
}

/** Reads a whole body as bytes; undefined when it is larger than a JSON body may be. */
async function readAll({ read }: Exchange): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for (let piece = await read(); piece; piece = await read()) {
    sizeBytes += piece.length;
    if (sizeBytes > JSON_MAX_BYTES) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function parseJson(bytes: Uint8Array): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { value };
  } catch {
    return undefined;
  }
}

function unknownAnswer({ response: { status, headers } }: Exchange, nowMs: number): PortalFailure {
  const waitMs = retryAfterMs(headers.get('retry-after'), nowMs, serverDateOf(headers).serverDateMs);
  return {
    kind: 'unknown_answer',
    status,
    contentType: mediaTypeOf(headers),
    ...(waitMs !== undefined && { retryAfterMs: waitMs }),
  };
}

/** What an answer that is no success says: a known problem, or something that is not the portal's to be believed. */
export async function readFailure(exchange: Exchange, nowMs: number): Promise<PortalFailure> {
  const { status, headers } = exchange.response;
  const unknown = unknownAnswer(exchange, nowMs);
  if (status < 400 || mediaTypeOf(headers) !== PROBLEM_CONTENT_TYPE) return unknown;
  try {
    const bytes = await readAll(exchange);
    const problem = Problem.safeParse(bytes && parseJson(bytes)?.value);
    const type = ProblemType.safeParse(problem.data?.type);
    if (!problem.success || !type.success) return unknown;
    const waitMs = retryAfterMs(headers.get('retry-after'), nowMs, serverDateOf(headers).serverDateMs);
    return {
      kind: 'problem',
      type: type.data,
      problem: problem.data,
      status,
      ...(waitMs !== undefined && { retryAfterMs: waitMs }),
    };
  } catch (error) {
    return exchange.failureOf(error);
  }
}

/** Reads a JSON body and holds it against its schema. */
export async function readJson<Schema extends z.ZodType>(
  exchange: Exchange,
  schema: Schema,
  nowMs: number,
): Promise<{ body: z.output<Schema> } | { failure: PortalFailure }> {
  const { status, headers } = exchange.response;
  if (mediaTypeOf(headers) !== 'application/json') return { failure: unknownAnswer(exchange, nowMs) };
  try {
    const bytes = await readAll(exchange);
    if (!bytes) return { failure: { kind: 'invalid', status, reason: 'body (too_large)' } };
    const json = parseJson(bytes);
    if (!json) return { failure: { kind: 'invalid', status, reason: 'body (not_json)' } };
    const parsed = schema.safeParse(json.value);
    return parsed.success
      ? { body: parsed.data }
      : { failure: { kind: 'invalid', status, reason: firstBrokenField(parsed.error) } };
  } catch (error) {
    return { failure: exchange.failureOf(error) };
  }
}
