import { PROBLEM_CONTENT_TYPE, type Operation } from '../../shared/portal-api';
import type { Answer } from './context';
import { problemBody, type PortalProblem } from './problem';

/** What an answer breaks of its operation's contract, or `undefined` when it keeps it. */
export function brokenContract({ responses }: Operation, answer: Answer): string | undefined {
  if (answer.status >= 400) return undefined;
  const expected = responses[answer.status];
  if (expected === undefined) return `status ${answer.status} is not in the contract`;
  if (expected === null) return answer.json === undefined && !answer.bytes ? undefined : 'a body where there is none';
  if (!expected.schema) return undefined;
  // What goes over the wire is what JSON leaves of it.
  const result = expected.schema.safeParse(JSON.parse(JSON.stringify(answer.json ?? null)));
  if (result.success) return undefined;
  return result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

/** An answer as an HTTP response; nothing the portal says may be kept by a cache. */
export function toResponse(answer: Answer, nowMs: number): Response {
  const headers = new Headers({
    'cache-control': 'no-store',
    date: new Date(nowMs).toUTCString(),
    'x-content-type-options': 'nosniff',
    ...(answer.json !== undefined && { 'content-type': 'application/json' }),
    ...answer.headers,
  });
  const { status } = answer;
  if (answer.stream) return new Response(answer.stream, { status, headers });
  const text = answer.json === undefined ? undefined : new TextEncoder().encode(JSON.stringify(answer.json));
  const body = answer.bytes ?? text;
  if (body) headers.set('content-length', String(body.length));
  return new Response(body ?? null, { status, headers });
}

/** A problem as an answer. */
export function problemAnswer({ type, members, headers }: PortalProblem): Answer {
  const json = problemBody(type, members);
  return { status: json.status, json, headers: { 'content-type': PROBLEM_CONTENT_TYPE, ...headers } };
}

/** The answer to what should not have happened. Source: RFC 9457 §4.2.1 (`about:blank`). */
export const failureAnswer = (): Answer => ({
  status: 500,
  json: { type: 'about:blank', title: 'Internal Server Error', status: 500 },
  headers: { 'content-type': PROBLEM_CONTENT_TYPE },
});
