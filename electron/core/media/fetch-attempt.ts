/**
 * One try to bring one file here: asks the portal, checks what it announces, writes the bytes sealed while they arrive, and
 * gives the file its final name once its digest is right. It tells how the try ended; what follows from it the fetcher decides.
 */
import { fileErrorCode } from '../files/durable-write';
import type { MediaBody, MediaWanted } from '../portal/media';
import type { PortalFailure, PortalResult } from '../portal/result';
import type { ChunkedWriter } from './chunked-writer';
import { checkHead, isForeign, signatureCheck, WrongBytesError } from './media-body';
import type { MediaFailure, MediaRecord } from './media-record';
import type { MediaStore } from './media-store';

/** Where files come from: the portal's client. It never rejects; the body may. */
export interface MediaSource {
  getMedia(wanted: MediaWanted): Promise<PortalResult<MediaBody>>;
}

/** What of a partial file need not be asked for again, and the version it is of. */
export interface Resume {
  receivedBytes: number;
  etag: string;
}

/**
 * `interrupted`: the network, the portal or this disk failed, not the file; `reason` is a code. `wrong`: the bytes are not what
 * was announced, and nothing of them is kept.
 */
export type AttemptEnd =
  | { kind: 'done' }
  | { kind: 'missing' }
  | { kind: 'interrupted'; reason: string; resume?: Resume; retryAfterMs?: number }
  | { kind: 'wrong'; failure: MediaFailure };

export interface AttemptContext {
  store: MediaStore;
  source: MediaSource;
  signal: AbortSignal;
  onProgress: (receivedBytes: number) => void;
}

/** A weak tag may stand for other bytes, so it cannot carry a resume. Source: RFC 9110 §13.1.5. */
const strongTag = (etag: string | undefined): string | undefined =>
  etag?.startsWith('W/') === true ? undefined : etag;

/** A code for the log: the system's where there is one, else the kind of error. */
const codeOf = (error: unknown): string => fileErrorCode(error) || (error instanceof Error ? error.name : 'unknown');

/** Runs one try. It never rejects. */
export async function fetchOnce(record: MediaRecord, context: AttemptContext): Promise<AttemptEnd> {
  const attempt = new FetchAttempt(record, context);
  const end = await attempt.run().catch((error: unknown) => attempt.endOf(error));
  await attempt.close();
  // What cannot be removed now is found without a row, or written over, later.
  if (end.kind === 'wrong' || end.kind === 'missing') await context.store.removePartial(record).catch(() => undefined);
  return end;
}

class FetchAttempt {
  readonly #record: MediaRecord;
  readonly #context: AttemptContext;
  #writer: ChunkedWriter | undefined;
  /** Of the version that the writer's bytes are of. */
  #etag: string | undefined;

  constructor(record: MediaRecord, context: AttemptContext) {
    this.#record = record;
    this.#context = context;
  }

  async run(): Promise<AttemptEnd> {
    const { source, signal, store } = this.#context;
    this.#writer = await store.openPartial(this.#record);
    if (this.#writer.storedBytes > 0) this.#etag = this.#record.etag;
    const resume = this.#resume();
    const answer = await source.getMedia({
      id: this.#record.mediaId,
      signal,
      ...(resume ? { offsetBytes: resume.receivedBytes, etag: resume.etag } : {}),
    });
    if (!answer.ok) return this.#endOfFailure(answer.failure);
    try {
      return await this.#take(this.#writer, answer.value, strongTag(answer.etag));
    } finally {
      // A body that nobody reads keeps its connection.
      if (!answer.value.body.locked) await answer.value.body.cancel().catch(() => undefined);
    }
  }

  endOf(error: unknown): AttemptEnd {
    if (error instanceof WrongBytesError) return { kind: 'wrong', failure: error.failure };
    return this.#interrupted(codeOf(error));
  }

  /** Closes the partial file; what cannot be closed is found torn, and made anew, the next time. */
  async close(): Promise<void> {
    await this.#writer?.suspend().catch(() => undefined);
  }

  #resume(): Resume | undefined {
    const receivedBytes = this.#writer?.storedBytes ?? 0;
    return this.#etag === undefined || receivedBytes === 0 ? undefined : { receivedBytes, etag: this.#etag };
  }

  #interrupted(reason: string, retryAfterMs?: number): AttemptEnd {
    const resume = this.#resume();
    return {
      kind: 'interrupted',
      reason,
      ...(resume ? { resume } : {}),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }

  #endOfFailure(failure: PortalFailure): AttemptEnd {
    if (failure.kind !== 'problem')
      return this.#interrupted(failure.kind, 'retryAfterMs' in failure ? failure.retryAfterMs : undefined);
    if (failure.type === '/problems/not-found') return { kind: 'missing' };
    // The file is not as long as what is here: none of it can be trusted.
    if (failure.type === '/problems/range-not-satisfiable') this.#etag = undefined;
    return this.#interrupted(failure.type, failure.retryAfterMs);
  }

  async #take(opened: ChunkedWriter, answer: MediaBody, etag: string | undefined): Promise<AttemptEnd> {
    if (isForeign(answer)) return this.#interrupted('foreign_answer');
    checkHead(this.#record, answer);
    // If-Range promised the same version; a tag that says otherwise is believed all the same.
    const isSameVersion = etag === undefined || etag === this.#etag;
    const isGoingOn = answer.offsetBytes > 0 && answer.offsetBytes === opened.storedBytes && isSameVersion;
    if (answer.offsetBytes > 0 && !isGoingOn) {
      this.#etag = undefined;
      return this.#interrupted('wrong_range');
    }
    const writer = isGoingOn || opened.storedBytes === 0 ? opened : await this.#restart(opened);
    if (!isGoingOn) this.#etag = etag;
    await this.#receive(writer, answer.body, isGoingOn ? () => undefined : signatureCheck(this.#record));
    return writer.receivedBytes < this.#record.sizeBytes ? this.#interrupted('truncated') : this.#finish(writer);
  }

  /** The portal sends another version than the one that is here in part. */
  async #restart(opened: ChunkedWriter): Promise<ChunkedWriter> {
    await opened.suspend();
    const { etag: _etag, ...record } = this.#record;
    this.#writer = await this.#context.store.openPartial(record);
    return this.#writer;
  }

  async #receive(
    writer: ChunkedWriter,
    body: ReadableStream<Uint8Array>,
    check: (bytes: Uint8Array) => void,
  ): Promise<void> {
    const { signal, onProgress } = this.#context;
    for await (const bytes of body) {
      signal.throwIfAborted();
      if (writer.receivedBytes + bytes.length > this.#record.sizeBytes) throw new WrongBytesError('wrong_size');
      check(bytes);
      await writer.append(bytes);
      onProgress(writer.receivedBytes);
    }
  }

  async #finish(writer: ChunkedWriter): Promise<AttemptEnd> {
    const { sha256 } = await writer.finish();
    if (sha256 !== this.#record.sha256) throw new WrongBytesError('digest');
    await this.#context.store.publish(this.#record);
    return { kind: 'done' };
  }
}
