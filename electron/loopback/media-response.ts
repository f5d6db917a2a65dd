import { EVIDENCE_FAILURE_STATUS } from '../../shared/contract/evidence';
import type { Core } from '../core/core';
import { rangeAnswer } from './byte-range';

/** Headers of every answer with evidence: never cached, never sniffed, never a document of its own. */
export const MEDIA_HEADERS = {
  'accept-ranges': 'bytes',
  'cache-control': 'no-store',
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;

/** Answers `GET` and `HEAD /media/<handle>`: whole (200), one span (206), 416, or a failure as `{code}`. */
export async function mediaResponse(core: Core, handle: string, request: Request): Promise<Response> {
  const isHead = request.method === 'HEAD';
  const whole = await core.readEvidence(handle);
  if (!whole.ok) return failure(whole.code);
  const { contentType, sizeBytes } = whole;
  // `If-Range` names a validator that these answers do not have: it never matches, and then the range is ignored.
  const range = isHead || request.headers.has('if-range') ? null : request.headers.get('range');
  const wanted = rangeAnswer(range, sizeBytes);
  if (wanted.kind === 'whole') {
    if (isHead) await whole.body.cancel();
    const headers = { ...MEDIA_HEADERS, 'content-type': contentType, 'content-length': String(sizeBytes) };
    return new Response(isHead ? null : whole.body, { headers });
  }
  await whole.body.cancel();
  if (wanted.kind === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { ...MEDIA_HEADERS, 'content-range': `bytes */${sizeBytes}` } });
  const { start, end } = wanted.span;
  const part = await core.readEvidence(handle, wanted.span);
  if (!part.ok) return failure(part.code);
  const headers = {
    ...MEDIA_HEADERS,
    'content-type': contentType,
    'content-length': String(end - start + 1),
    'content-range': `bytes ${start}-${end}/${sizeBytes}`,
  };
  return new Response(part.body, { status: 206, headers });
}

function failure(code: keyof typeof EVIDENCE_FAILURE_STATUS): Response {
  return Response.json({ code }, { status: EVIDENCE_FAILURE_STATUS[code], headers: MEDIA_HEADERS });
}
