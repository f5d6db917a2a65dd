import { operations } from '../../../shared/portal-api';
import { readByteRange } from '../byte-range';
import type { Handler } from '../context';
import { PortalProblem } from '../problem';

/** `GET /v1/media/{id}`: whole, or a single range. Source: RFC 9110 §14, RFC 9530 §3 (`Repr-Digest`). */
export const getMedia: Handler = async ({ params, headers }, { evidence }) => {
  const found = evidence.find(operations.getMedia.params.parse(params).id);
  const stored = await found?.read();
  if (!found || !stored) throw new PortalProblem('/problems/not-found');
  const bytes = Uint8Array.from(stored);
  const { range, 'if-range': ifRange } = operations.getMedia.headers.parse(headers);
  const etag = `"${found.media.sha256.slice(0, 32)}"`;
  const about = {
    etag,
    'accept-ranges': 'bytes',
    'repr-digest': `sha-256=:${Buffer.from(found.media.sha256, 'hex').toString('base64')}:`,
    'content-type': found.media.contentType,
  };
  const wanted = ifRange !== undefined && ifRange.trim() !== etag ? 'whole' : readByteRange(range, bytes.length);
  if (wanted === 'unsatisfiable')
    throw new PortalProblem('/problems/range-not-satisfiable', {}, { 'content-range': `bytes */${bytes.length}` });
  if (wanted === 'whole') return { status: 200, headers: about, bytes };
  const contentRange = `bytes ${wanted.first}-${wanted.last}/${bytes.length}`;
  return {
    status: 206,
    headers: { ...about, 'content-range': contentRange },
    bytes: bytes.subarray(wanted.first, wanted.last + 1),
  };
};
