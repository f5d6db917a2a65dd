/**
 * Gives pages the bytes of evidence by handle, on both hosts. A file that is still on its way is waited for; one whose stored
 * copy proves damaged is fetched again, and no byte of a damaged chunk is given out.
 */
import type { EvidenceFailure } from '../../../shared/contract/evidence';
import type { ByteSpan, EvidenceRead } from '../core';
import { IntegrityError } from '../errors';
import { inBackground } from '../in-background';
import type { Logger } from '../ports';
import type { ChunkedReader } from './chunked-reader';
import type { EvidenceHandles } from './evidence-handles';
import type { MediaFetcher } from './media-fetcher';
import type { MediaIndex, MediaRecord, MediaState } from './media-record';
import type { MediaStore } from './media-store';

export interface EvidenceReaderOptions {
  handles: EvidenceHandles;
  index: MediaIndex;
  store: MediaStore;
  fetcher: Pick<MediaFetcher, 'attempt' | 'reportDamagedCopy'>;
  /** The session that handles must be of; undefined once nobody is signed in. */
  currentSession: () => string | undefined;
  logger: Logger;
}

/** What a state means for who wants the bytes; undefined where they are on this desk. */
function failureOf(state: MediaState): EvidenceFailure | undefined {
  switch (state) {
    case 'ready':
    // The bytes are those that the portal announced; what one page cannot decode another may.
    case 'undecodable':
      return undefined;
    case 'damaged':
      return 'DAMAGED';
    case 'refused':
      return 'REFUSED';
    case 'waiting':
    case 'not_here':
      return 'NOT_HERE';
  }
}

type EvidenceFailureAnswer = Extract<EvidenceRead, { ok: false }>;
type Opened = { ok: true; record: MediaRecord; file: ChunkedReader } | EvidenceFailureAnswer;

const failed = (code: EvidenceFailure): EvidenceFailureAnswer => ({ ok: false, code });

export class EvidenceReader {
  readonly #options: EvidenceReaderOptions;

  constructor(options: EvidenceReaderOptions) {
    this.#options = options;
  }

  /**
   * Reads one file, or a span of it; a span that begins past the end gives no bytes. `sizeBytes` is that of the whole file.
   * The body comes in pieces of at most 1 MiB as they are asked for; it errors with IntegrityError when a chunk is damaged.
   * Whoever does not read it to its end cancels it.
   */
  async read(handle: string, span?: ByteSpan): Promise<EvidenceRead> {
    const opened = await this.#open(handle);
    if (!opened.ok) return opened;
    const { record, file } = opened;
    const body = streamOf(this.#pieces(record, file, span), file);
    return { ok: true, contentType: record.contentType, sizeBytes: file.sizeBytes, body };
  }

  /** Opens the stored file; waits for it twice at most, the second time in place of a damaged copy. */
  async #open(handle: string): Promise<Opened> {
    const { fetcher, store } = this.#options;
    for (let turn = 0; turn < 2; turn += 1) {
      const found = await this.#find(handle);
      if (!found.ok) return found;
      try {
        return { ...found, file: await store.openFinished(found.record) };
      } catch (error) {
        if (!(error instanceof IntegrityError)) throw error;
        await fetcher.reportDamagedCopy(found.record);
      }
    }
    return failed('DAMAGED');
  }

  /** The record of a file whose bytes are here, once they are. */
  async #find(handle: string): Promise<{ ok: true; record: MediaRecord } | EvidenceFailureAnswer> {
    const { currentSession, fetcher, handles, index } = this.#options;
    const resolve = (): string | EvidenceFailureAnswer => {
      const sessionId = currentSession();
      if (sessionId === undefined) return failed('NOT_SIGNED_IN');
      return handles.resolve(sessionId, handle) ?? failed('HANDLE_UNKNOWN');
    };
    const wanted = resolve();
    if (typeof wanted === 'object') return wanted;
    if (index.get(wanted)?.state === 'waiting') await fetcher.attempt(wanted);
    // The session may have ended while the file was on its way.
    const mediaId = resolve();
    if (typeof mediaId === 'object') return mediaId;
    const record = index.get(mediaId);
    if (record === undefined) return failed('NOT_HERE');
    const code = failureOf(record.state);
    return code === undefined ? { ok: true, record } : failed(code);
  }

  /** Has a damaged copy replaced. Resolves once nobody can open it any more, so that who tries again gets the new one. */
  async #report(record: MediaRecord): Promise<void> {
    const { fetcher, logger } = this.#options;
    const reported = fetcher.reportDamagedCopy(record);
    inBackground(reported, 'a damaged evidence file was not replaced', logger);
    await reported.catch(() => undefined);
  }

  async *#pieces(record: MediaRecord, file: ChunkedReader, span: ByteSpan | undefined): AsyncGenerator<Uint8Array> {
    try {
      yield* file.read(span);
    } catch (error) {
      if (error instanceof IntegrityError) await this.#report(record);
      throw error;
    } finally {
      await file.close();
    }
  }
}

/** The pieces as a stream that reads ahead of nobody; cancelling it closes the file, even before the first piece. */
function streamOf(pieces: AsyncGenerator<Uint8Array>, file: ChunkedReader): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await pieces.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: async () => {
        await pieces.return(undefined);
        // A generator that never started runs none of its `finally`.
        await file.close();
      },
    },
    { highWaterMark: 0 },
  );
}
