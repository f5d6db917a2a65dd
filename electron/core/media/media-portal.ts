/** What the fetcher asks of the portal: one request for one file. It never rejects, except with the signal's reason. */
export interface MediaPortal {
  getMedia(request: MediaRequest): Promise<MediaAnswer>;
}

export interface MediaRequest {
  id: string;
  /** First byte wanted, with the entity tag of the bytes before it (`Range` with `If-Range`). */
  resume?: { offsetBytes: number; etag: string };
  signal: AbortSignal;
}

/**
 * `bytes`: 200 (`offsetBytes` 0) or 206. `missing`: the portal says it has no such file. `range_refused`: ask again from the
 * start. `unavailable`: everything that may be different next time, an answer that is not the portal's included.
 */
export type MediaAnswer =
  | MediaBytes
  | { kind: 'missing' }
  | { kind: 'range_refused' }
  | { kind: 'unavailable'; retryAfterMs?: number };

export interface MediaBytes {
  kind: 'bytes';
  offsetBytes: number;
  /** Size of the whole file, where the answer tells it. */
  totalBytes?: number;
  /** Media type without parameters, lower case. */
  contentType: string;
  etag?: string;
  /** From `Repr-Digest`. */
  sha256?: string;
  body: ReadableStream<Uint8Array>;
}
