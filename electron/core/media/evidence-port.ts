/** Serves the evidence protocol (shared/contract/evidence.ts) on one raw message port. */
import { onMessagePortClose, onMessagePortMessage, postMessagePortMessage } from '@orpc/client/message-port';
import { EVIDENCE_CHUNK_BYTES, EvidenceRequest, type EvidenceReply } from '../../../shared/contract/evidence';
import type { EvidenceRead, RpcPort } from '../core';
import { IntegrityError } from '../errors';
import { inBackground } from '../in-background';
import type { Logger } from '../ports';

export interface EvidencePortOptions {
  port: RpcPort;
  read: (handle: string) => Promise<EvidenceRead>;
  logger: Logger;
}

/** Files sent at once on one port. Each has one chunk in the making, so this bounds what a page can make core hold. */
const STREAMS_AT_ONCE = 3;

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** One request under way; `reader` is there once its file is open. */
interface Sending {
  isCancelled: boolean;
  reader?: Reader;
}

/** Lets messages that have arrived, such as a cancel, be heard between two chunks. */
const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

class EvidencePort {
  readonly #options: EvidencePortOptions;
  readonly #sending = new Map<number, Sending>();
  readonly #waiting: (() => void)[] = [];
  #streams = 0;
  #isClosed = false;

  constructor(options: EvidencePortOptions) {
    this.#options = options;
  }

  hear(message: unknown): void {
    if (this.#isClosed) return;
    const request = EvidenceRequest.safeParse(message);
    if (!request.success) {
      this.#options.logger.warn('a request for evidence breaks its contract');
      return;
    }
    const { id } = request.data;
    if (request.data.kind === 'cancel') this.#cancel(id);
    // An id that is under way already is a fault of the page; answering twice under it would mix two files.
    else if (!this.#sending.has(id))
      inBackground(this.#answer(id, request.data.handle), 'evidence could not be sent', this.#options.logger);
  }

  close(): void {
    this.#isClosed = true;
    for (const id of this.#sending.keys()) this.#cancel(id);
    for (const resume of this.#waiting.splice(0)) resume();
  }

  #cancel(id: number): void {
    const sending = this.#sending.get(id);
    if (sending === undefined) return;
    sending.isCancelled = true;
    sending.reader?.cancel().catch(() => undefined);
  }

  #post(reply: EvidenceReply): void {
    if (!this.#isClosed) postMessagePortMessage(this.#options.port, reply);
  }

  async #answer(id: number, handle: string): Promise<void> {
    const sending: Sending = { isCancelled: false };
    this.#sending.set(id, sending);
    try {
      const read = await this.#options.read(handle);
      if (read.ok) await this.#send(id, read, sending);
      else if (!sending.isCancelled) this.#post({ kind: 'failed', id, code: read.code });
    } catch (error) {
      const isDamage = error instanceof IntegrityError;
      if (!sending.isCancelled) this.#post({ kind: 'failed', id, code: isDamage ? 'DAMAGED' : 'NOT_HERE' });
      if (!isDamage) throw error;
    } finally {
      this.#sending.delete(id);
    }
  }

  async #send(id: number, read: Extract<EvidenceRead, { ok: true }>, sending: Sending): Promise<void> {
    const reader = read.body.getReader();
    sending.reader = reader;
    await this.#enter();
    try {
      if (sending.isCancelled) return;
      this.#post({ kind: 'start', id, contentType: read.contentType, sizeBytes: read.sizeBytes });
      for (let next = await reader.read(); !next.done && !sending.isCancelled; next = await reader.read()) {
        for (const bytes of chunksOf(next.value)) this.#post({ kind: 'chunk', id, bytes });
        await nextTurn();
      }
      if (!sending.isCancelled) this.#post({ kind: 'end', id });
    } finally {
      this.#leave();
      await reader.cancel().catch(() => undefined);
    }
  }

  async #enter(): Promise<void> {
    while (this.#streams >= STREAMS_AT_ONCE && !this.#isClosed)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#streams += 1;
  }

  #leave(): void {
    this.#streams -= 1;
    this.#waiting.shift()?.();
  }
}

/** Pieces that fit the protocol, each with an ArrayBuffer of its own: cloning a view would clone all that is behind it. */
function chunksOf(bytes: Uint8Array): Uint8Array<ArrayBuffer>[] {
  const count = Math.ceil(bytes.length / EVIDENCE_CHUNK_BYTES);
  return Array.from({ length: count }, (_, index) =>
    ownBytes(bytes.subarray(index * EVIDENCE_CHUNK_BYTES, (index + 1) * EVIDENCE_CHUNK_BYTES)),
  );
}

function ownBytes(view: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = view;
  return buffer instanceof ArrayBuffer && view.byteLength === buffer.byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(view);
}

/** Answers requests for evidence on `port` until the result is called or the port closes. */
export function serveEvidencePort(options: EvidencePortOptions): () => void {
  const served = new EvidencePort(options);
  onMessagePortMessage(options.port, (message: unknown) => served.hear(message));
  onMessagePortClose(options.port, () => served.close());
  return () => served.close();
}
