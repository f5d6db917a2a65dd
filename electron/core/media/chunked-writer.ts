import { createHash, type Hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { IntegrityError } from '../errors';
import type { Random } from '../ports';
import { ChunkCipher } from './chunk-cipher';
import {
  CHUNK_BYTES,
  chunkOffset,
  completeChunksOf,
  encodeHeader,
  HEADER_BYTES,
  SALT_BYTES,
  SEALED_CHUNK_BYTES,
} from './chunked-format';
import { readAll, writeAll } from './file-io';

/** Sealed chunks that are gathered before one write; bounds memory and the work between two turns of the event loop. */
const CHUNKS_PER_WRITE = 16;

export interface WriterOptions {
  file: string;
  /** 32 bytes; not needed any more once the call has resolved. */
  mediaKey: Uint8Array;
}

/**
 * Appends to an encrypted file while its bytes arrive, and computes their SHA-256. A chunk is sealed and written once, when it
 * is known not to be the last; only `finish` writes the last one, so a partial file never passes for a whole one.
 */
export class ChunkedWriter {
  readonly #handle: FileHandle;
  readonly #cipher: ChunkCipher;
  readonly #hash: Hash;
  readonly #pending = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  #pendingBytes = 0;
  #chunks: number;
  #isClosed = false;

  private constructor(handle: FileHandle, cipher: ChunkCipher, written: { hash: Hash; chunks: number }) {
    this.#handle = handle;
    this.#cipher = cipher;
    this.#hash = written.hash;
    this.#chunks = written.chunks;
  }

  /** Starts a new file with mode 0600; the name must be free. */
  static async create({ file, mediaKey, random }: WriterOptions & { random: Random }): Promise<ChunkedWriter> {
    const handle = await open(file, 'wx', 0o600);
    try {
      const header = encodeHeader(random.bytes(SALT_BYTES));
      await writeAll(handle, header, 0);
      return new ChunkedWriter(handle, new ChunkCipher(mediaKey, header), { hash: createHash('sha256'), chunks: 0 });
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /**
   * Goes on with a partial file: reads its chunks back, which checks them and gives the digest so far.
   * @throws IntegrityError when the file cannot be continued. A torn one is not either: sealing that chunk again could put
   * two texts under one nonce.
   */
  static async resume({ file, mediaKey }: WriterOptions): Promise<ChunkedWriter> {
    const handle = await open(file, 'r+');
    try {
      const chunks = completeChunksOf((await handle.stat()).size);
      if (chunks === undefined) throw new IntegrityError('a torn partial file');
      const header = Buffer.alloc(HEADER_BYTES);
      await readAll(handle, header, 0);
      const cipher = new ChunkCipher(mediaKey, header);
      return new ChunkedWriter(handle, cipher, { hash: await hashChunks(handle, cipher, chunks), chunks });
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Bytes of the clear file so far. */
  get receivedBytes(): number {
    return this.#chunks * CHUNK_BYTES + this.#pendingBytes;
  }

  /** Bytes that would be there after `suspend`. */
  get storedBytes(): number {
    return this.#chunks * CHUNK_BYTES;
  }

  async append(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    const first = this.#chunks;
    let sealed: Buffer[] = [];
    let writtenChunks = 0;
    const flush = async (): Promise<void> => {
      await writeAll(this.#handle, Buffer.concat(sealed), chunkOffset(first + writtenChunks));
      writtenChunks = this.#chunks - first;
      sealed = [];
    };
    for (let at = 0; at < bytes.length;) {
      if (this.#pendingBytes === CHUNK_BYTES) sealed.push(...this.#sealPending(false));
      if (sealed.length >= 2 * CHUNKS_PER_WRITE) await flush();
      const taken = bytes.subarray(at, at + CHUNK_BYTES - this.#pendingBytes);
      this.#pending.set(taken, this.#pendingBytes);
      this.#pendingBytes += taken.length;
      at += taken.length;
    }
    if (sealed.length > 0) await flush();
  }

  /** Writes the last chunk, makes the file durable and closes it. @returns the SHA-256 of the clear file as hexadecimal digits. */
  async finish(): Promise<{ sha256: string; sizeBytes: number }> {
    const sizeBytes = this.receivedBytes;
    const offset = chunkOffset(this.#chunks);
    await writeAll(this.#handle, Buffer.concat(this.#sealPending(true)), offset);
    await this.#handle.sync();
    await this.suspend();
    return { sha256: this.#hash.digest('hex'), sizeBytes };
  }

  /** Closes a partial file; what it holds can be resumed up to its last complete chunk. After that, and after `finish`, it does nothing. */
  async suspend(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#pending.fill(0);
    await this.#handle.close();
  }

  #sealPending(isLast: boolean): Buffer[] {
    const sealed = this.#cipher.seal(this.#chunks, isLast, this.#pending.subarray(0, this.#pendingBytes));
    this.#chunks += 1;
    this.#pendingBytes = 0;
    return sealed;
  }
}

async function hashChunks(handle: FileHandle, cipher: ChunkCipher, chunks: number): Promise<Hash> {
  const hash = createHash('sha256');
  const sealed = Buffer.allocUnsafeSlow(SEALED_CHUNK_BYTES);
  for (let index = 0; index < chunks; index += 1) {
    await readAll(handle, sealed, chunkOffset(index));
    hash.update(cipher.open(index, false, sealed));
  }
  return hash;
}
