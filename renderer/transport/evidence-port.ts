import { EvidenceReply, type EvidenceRequest } from '../../shared/contract/evidence';
import { type EvidenceBytes, EvidenceError } from './desk-transport';

/** The part of a MessagePort that reading evidence needs. */
export interface EvidencePort {
  postMessage(message: EvidenceRequest): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
  start(): void;
}

interface Reading {
  contentType: string;
  target: Uint8Array<ArrayBuffer>;
  offset: number;
  resolve: (file: EvidenceBytes) => void;
  reject: (reason: unknown) => void;
}

/** Reads files over the raw evidence port: several at once, each put together from its chunks in order. */
export class EvidencePortReader {
  readonly #port: EvidencePort;
  readonly #readings = new Map<number, Reading>();
  #lastId = 0;
  #isClosed = false;

  constructor(port: EvidencePort) {
    this.#port = port;
    port.addEventListener('message', (event) => this.#receive(event.data));
    port.addEventListener('close', () => this.close());
    port.start();
  }

  /** Reads one file whole. Throws `EvidenceError`. */
  read(handle: string, signal?: AbortSignal): Promise<EvidenceBytes> {
    if (this.#isClosed) return Promise.reject(new EvidenceError('LINK_LOST'));
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      this.#readings.set(id, { contentType: '', target: new Uint8Array(0), offset: 0, resolve, reject });
      signal?.addEventListener('abort', () => this.#cancel(id, signal.reason), { once: true });
      this.#send({ kind: 'read', id, handle });
    });
  }

  /** Fails every reading that is under way; the port is gone. */
  close(): void {
    this.#isClosed = true;
    for (const reading of this.#readings.values()) reading.reject(new EvidenceError('LINK_LOST'));
    this.#readings.clear();
  }

  #cancel(id: number, reason: unknown): void {
    const reading = this.#take(id);
    if (!reading) return;
    this.#send({ kind: 'cancel', id });
    reading.reject(reason);
  }

  #send(request: EvidenceRequest): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a MessagePort has one other end and takes no origin
    this.#port.postMessage(request);
  }

  #take(id: number): Reading | undefined {
    const reading = this.#readings.get(id);
    this.#readings.delete(id);
    return reading;
  }

  #receive(data: unknown): void {
    const reply = EvidenceReply.safeParse(data);
    if (!reply.success) return;
    const message = reply.data;
    const reading = this.#readings.get(message.id);
    if (!reading) return;
    switch (message.kind) {
      case 'start':
        reading.contentType = message.contentType;
        reading.target = new Uint8Array(message.sizeBytes);
        return;
      case 'chunk':
        if (reading.offset + message.bytes.length > reading.target.length) return this.#fail(message.id, 'DAMAGED');
        reading.target.set(message.bytes, reading.offset);
        reading.offset += message.bytes.length;
        return;
      case 'end':
        if (reading.offset !== reading.target.length) return this.#fail(message.id, 'DAMAGED');
        this.#take(message.id)?.resolve({ bytes: reading.target.buffer, contentType: reading.contentType });
        return;
      case 'failed':
        this.#fail(message.id, message.code);
    }
  }

  #fail(id: number, code: EvidenceError['code']): void {
    this.#take(id)?.reject(new EvidenceError(code));
  }
}
