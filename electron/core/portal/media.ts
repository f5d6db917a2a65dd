import { mediaTypeOf, readFailure, serverDateOf } from './read-answer';
import type { Cancel, Caller } from './call';
import { successHead } from './call';
import type { PortalFailure, PortalResult } from './result';
import type { Exchange } from './send';

/** What is wanted of one file: all of it, or what follows `offsetBytes` of the version that `etag` names. */
export interface MediaWanted extends Cancel {
  id: string;
  offsetBytes?: number;
  etag?: string;
}

/** The bytes of one file as they come in. `status` 206: they start at `offsetBytes`; 200: from the beginning. */
export interface MediaBody {
  status: 200 | 206;
  offsetBytes: number;
  /** Size of the whole file, where the answer tells it. */
  totalBytes?: number;
  contentType: string;
  /** From `Repr-Digest`: the digest of the whole file. */
  digestSha256Hex?: string;
  /** Errors with a `MediaInterrupted` when the connection breaks or a limit runs out. */
  body: ReadableStream<Uint8Array>;
}

/** The body ended before its end. */
export class MediaInterrupted extends Error {
  override readonly name = 'MediaInterrupted';
  readonly failure: PortalFailure;
  constructor(failure: PortalFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** The SHA-256 of a `Repr-Digest` field as hexadecimal digits. Source: RFC 9530 §3, RFC 8941 §3.3.5. */
export function digestOf(header: string | null): string | undefined {
  const base64 = /(?:^|,)\s*sha-256=:([A-Za-z\d+/]{43}=):/.exec(header ?? '')?.[1];
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64').toString('hex');
}

/** A single-part `Content-Range`. Source: RFC 9110 §14.4. */
function contentRangeOf(header: string | null): { first: number; last: number; total?: number } | undefined {
  const match = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(header?.trim() ?? '');
  if (!match) return undefined;
  const [first, last] = [Number(match[1]), Number(match[2])];
  if (last < first) return undefined;
  return { first, last, ...(match[3] !== '*' && { total: Number(match[3]) }) };
}

function lengthOf(header: string | null): number | undefined {
  return header !== null && /^\d+$/.test(header) ? Number(header) : undefined;
}

/** Passes the body on. It has to bring exactly what the head announced, when it did. */
function streamOf(exchange: Exchange, expectedBytes: number | undefined): ReadableStream<Uint8Array> {
  let missingBytes = expectedBytes;
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const piece = await exchange.read();
        if (piece) {
          if (missingBytes !== undefined) missingBytes -= piece.length;
          controller.enqueue(piece);
          return;
        }
        exchange.end();
        if (missingBytes === undefined || missingBytes === 0) controller.close();
        else controller.error(new MediaInterrupted({ kind: 'network', reason: 'truncated' }));
      } catch (error) {
        exchange.end();
        controller.error(new MediaInterrupted(exchange.failureOf(error)));
      }
    },
    cancel: () => exchange.end(),
  });
}

/** Where the bytes of a success start and how many there are; undefined when the head makes no sense for what was asked. */
function extentOf({ response: { status, headers } }: Exchange, offsetBytes: number) {
  if (status === 200) {
    const totalBytes = lengthOf(headers.get('content-length'));
    return { status, offsetBytes: 0, expectedBytes: totalBytes, totalBytes } as const;
  }
  const range = status === 206 ? contentRangeOf(headers.get('content-range')) : undefined;
  if (!range || range.first !== offsetBytes) return undefined;
  return { status: 206, offsetBytes, expectedBytes: range.last - range.first + 1, totalBytes: range.total } as const;
}

/** Gets one file, or the rest of it. The caller reads the stream to its end or cancels it. */
export async function getMedia(caller: Caller, wanted: MediaWanted): Promise<PortalResult<MediaBody>> {
  const { id, offsetBytes = 0, etag, signal } = wanted;
  // Without If-Range a rest could be glued to the beginning of another version.
  const isResuming = offsetBytes > 0 && etag !== undefined;
  const headers = {
    accept: '*/*',
    // Ranges and digests speak of the bytes as they are; with a Range, fetch asks for that by itself.
    ...(isResuming ? { range: `bytes=${offsetBytes}-`, 'if-range': etag } : { 'accept-encoding': 'identity' }),
  };
  const opened = await caller.open('getMedia', { pathId: id, headers }, { signal });
  if ('failure' in opened) return { ok: false, failure: opened.failure };
  const { exchange } = opened;
  const extent = extentOf(exchange, isResuming ? offsetBytes : 0);
  if (!extent) {
    const failure = await readFailure(exchange, caller.clock.nowMs());
    exchange.end();
    return { ok: false, failure, ...serverDateOf(exchange.response.headers) };
  }
  const { status, totalBytes, expectedBytes } = extent;
  const digest = digestOf(exchange.response.headers.get('repr-digest'));
  return {
    ...successHead(exchange),
    value: {
      status,
      offsetBytes: extent.offsetBytes,
      ...(totalBytes !== undefined && { totalBytes }),
      contentType: mediaTypeOf(exchange.response.headers),
      ...(digest !== undefined && { digestSha256Hex: digest }),
      body: streamOf(exchange, expectedBytes),
    },
  };
}
