/** Checks of an arriving file: what its answer announces, and its first bytes. */
import { MEDIA_MAX_BYTES } from '../../../shared/portal-api/application';
import type { MediaBody } from '../portal/media';
import { SIGNATURE_BYTES, sniffContentType } from './file-signature';
import type { MediaFailure, MediaRecord } from './media-record';

/** The bytes are not what the application announced. */
export class WrongBytesError extends Error {
  override readonly name = 'WrongBytesError';
  readonly failure: MediaFailure;

  constructor(failure: MediaFailure) {
    super(failure);
    this.failure = failure;
  }
}

/** Types of pages that stand between desk and portal (captive networks, proxies): nothing follows from them about the file. */
const FOREIGN_TYPES = new Set(['', 'application/json', 'application/xhtml+xml', 'text/html', 'text/plain']);

export const isForeign = ({ contentType }: Pick<MediaBody, 'contentType'>): boolean => FOREIGN_TYPES.has(contentType);

/** @throws WrongBytesError for what the answer's head alone shows to be wrong. */
export function checkHead(record: MediaRecord, head: Omit<MediaBody, 'body'>): void {
  const { contentType, digestSha256Hex, totalBytes } = head;
  if (contentType !== record.contentType) throw new WrongBytesError('content_type');
  if (digestSha256Hex !== undefined && digestSha256Hex !== record.sha256) throw new WrongBytesError('digest');
  if (totalBytes === undefined || totalBytes === record.sizeBytes) return;
  throw new WrongBytesError(totalBytes > MEDIA_MAX_BYTES ? 'too_large' : 'wrong_size');
}

/** Looks at a file's first bytes as soon as enough of them are there; the result takes its pieces in order. */
export function signatureCheck({ contentType, sizeBytes }: MediaRecord): (bytes: Uint8Array) => void {
  let head: Buffer | undefined = Buffer.alloc(0);
  return (bytes) => {
    if (head === undefined) return;
    head = Buffer.concat([head, bytes.subarray(0, SIGNATURE_BYTES)]);
    if (head.length < Math.min(SIGNATURE_BYTES, sizeBytes)) return;
    if (sniffContentType(head) !== contentType) throw new WrongBytesError('bytes_type');
    head = undefined;
  };
}
