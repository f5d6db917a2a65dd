/**
 * What the desk keeps of one file of evidence, and where. States of a record:
 *
 *   waiting ──whole and right──► ready ──the page reports──► undecodable
 *    ▲  │ ──no such file at the portal──► not_here
 *    │  │ ──wrong bytes three times────► damaged
 *    │  └ ──type or size not taken─────► refused
 *    └── network trouble, a damaged stored copy, or "fetch again" from any state
 */
import { z } from 'zod';
import { MediaContentType } from '../../../shared/portal-api/application';
import { Id, Sha256Hex } from '../../../shared/portal-api/primitives';

export const MediaState = z.enum(['waiting', 'ready', 'not_here', 'damaged', 'refused', 'undecodable']);
export type MediaState = z.infer<typeof MediaState>;

/** Why a file is not usable; the codes are for the log and for support. */
export const MediaFailure = z.enum([
  'bytes_type',
  'content_type',
  'digest',
  'not_found',
  'stored_copy',
  'too_large',
  'too_many_pixels',
  'undecodable',
  'wrong_size',
]);
export type MediaFailure = z.infer<typeof MediaFailure>;

export const MediaRecord = z.object({
  mediaId: Id,
  applicationId: Id,
  state: MediaState,
  /** 32 random hexadecimal digits: the stored file's name without its ending. */
  fileName: z.string().regex(/^[0-9a-f]{32}$/),
  /** As the application's media ref announces it. */
  sizeBytes: z.int().min(1),
  sha256: Sha256Hex,
  contentType: MediaContentType,
  /** Bytes that a next fetch need not ask for. */
  receivedBytes: z.int().min(0),
  failure: MediaFailure.optional(),
  /** Strong entity tag of a partial file, so that it can be resumed. Source: RFC 9110 §13.1.5. */
  etag: z.string().optional(),
});
export type MediaRecord = z.infer<typeof MediaRecord>;

/** Where media records are kept. Reads are synchronous; a write resolves when it is durable. */
export interface MediaIndex {
  get(mediaId: string): MediaRecord | undefined;
  listByApplication(applicationId: string): MediaRecord[];
  list(): MediaRecord[];
  /** Inserts or replaces by `mediaId`. */
  save(record: MediaRecord): Promise<void>;
  /** Unknown ids are no error. */
  remove(mediaId: string): Promise<void>;
}

/** The record in another state; members that speak about the old one go. */
export function withState(record: MediaRecord, state: MediaState, failure?: MediaFailure): MediaRecord {
  const { failure: _failure, etag: _etag, ...kept } = record;
  const receivedBytes = state === 'ready' || state === 'undecodable' ? record.sizeBytes : 0;
  return { ...kept, state, receivedBytes, ...(failure === undefined ? {} : { failure }) };
}
