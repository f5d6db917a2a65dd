import { PROBLEM_CONTENT_TYPE } from '../../../shared/portal-api';
import { problemBody } from '../problem';
import type { FaultOf, Struck } from './fault-list';

const PAGE =
  '<!doctype html><html><head><title>Sign in to the network</title></head><body><h1>Sign in</h1></body></html>';

const htmlPage = ({ status }: FaultOf<'html'>): Response =>
  new Response(PAGE, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

function busy({ status, retryAfterSeconds, retryAfterForm, body }: FaultOf<'busy'>, nowMs: number): Response {
  const isProblem = body === 'problem';
  const headers = new Headers({ 'content-type': isProblem ? PROBLEM_CONTENT_TYPE : 'text/plain' });
  if (retryAfterSeconds !== undefined) {
    const date = new Date(nowMs + retryAfterSeconds * 1000).toUTCString();
    headers.set('retry-after', retryAfterForm === 'seconds' ? String(retryAfterSeconds) : date);
  }
  const text = isProblem ? JSON.stringify(problemBody('/problems/busy', {}, status)) : 'try again later';
  return new Response(text, { status, headers });
}

/** The answer of something that stands in front of the portal, in place of the portal's own; `moment` says whether the work was done. */
export function standIn(struck: Struck, moment: 'before_work' | 'after_work', nowMs: number): Response | undefined {
  const html = struck.get('html');
  if (html && (html.afterWork === true) === (moment === 'after_work')) return htmlPage(html);
  const fault = struck.get('busy');
  return fault && moment === 'before_work' ? busy(fault, nowMs) : undefined;
}
