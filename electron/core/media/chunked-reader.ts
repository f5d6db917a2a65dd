import { open, type FileHandle } from 'node:fs/promises';
import { EVIDENCE_CHUNK_BYTES } from '../../../shared/contract/evidence';
import type { ByteSpan } from '../core';
import { ChunkCipher } from './chunk-cipher';
import {
  CHUNK_BYTES,
  chunkOffset,
  HEADER_BYTES,
  layoutOf,
  SEALED_CHUNK_BYTES,
  type FileLayout,
} from './chunked-format';
import { readAll } from './file-io';

/** Chunks that are read and opened at once: pieces of 1 MiB, the longest that the evidence protocol carries. */
const CHUNKS_PER_READ = EVIDENCE_CHUNK_BYTES / CHUNK_BYTES;

/** Bytes of the clear file that are read at once; `end` is not included. */
interface Piece {
  start: number;
  end: number;
}

const chunkOf = (position: number): number => Math.floor(position / CHUNK_BYTES);

/** Cuts a span at multiples of 1 MiB. */
function piecesOf(start: number, stop: number): Piece[] {
  const pieces: Piece[] = [];
  for (let at = start; at < stop; at = pieces.at(-1)?.end ?? stop) {
    const windowEnd = (Math.floor(at / EVIDENCE_CHUNK_BYTES) + 1) * EVIDENCE_CHUNK_BYTES;
    pieces.push({ start: at, end: Math.min(stop, windowEnd) });
  }
  return pieces;
}

/** Reads spans of a finished encrypted file, opening only the chunks they touch. */
export class ChunkedReader {
  readonly #handle: FileHandle;
  readonly #cipher: ChunkCipher;
  readonly #layout: FileLayout;
  readonly #storedBytes: number;
  #openedChunks = 0;
  #isClosed = false;

  private constructor(handle: FileHandle, cipher: ChunkCipher, storedBytes: number) {
    this.#handle = handle;
    this.#cipher = cipher;
    this.#storedBytes = storedBytes;
    this.#layout = layoutOf(storedBytes);
  }

  /**
   * Opens the file and its last chunk, which proves its size.
   * @throws IntegrityError when it is not a whole file of this format under this key.
   */
  static async open({ file, mediaKey }: { file: string; mediaKey: Uint8Array }): Promise<ChunkedReader> {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const last = layoutOf(size).chunkCount - 1;
      const header = Buffer.alloc(HEADER_BYTES);
      await readAll(handle, header, 0);
      const reader = new ChunkedReader(handle, new ChunkCipher(mediaKey, header), size);
      const sealed = Buffer.alloc(size - chunkOffset(last));
      await readAll(handle, sealed, chunkOffset(last));
      reader.#openChunk(last, sealed);
      return reader;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Size of the clear file. */
  get sizeBytes(): number {
    return this.#layout.sizeBytes;
  }

  /** How many chunks were opened so far. */
  get openedChunks(): number {
    return this.#openedChunks;
  }

  /**
   * The bytes of a span, in pieces of at most 1 MiB, each with an ArrayBuffer of its own. The span's end is cut at the file's;
   * a span past the end gives nothing. Iteration throws IntegrityError at the first bad chunk, before any of its bytes.
   */
  async *read({ start, end }: ByteSpan = { start: 0, end: Infinity }): AsyncGenerator<Uint8Array> {
    const pieces = piecesOf(start, Math.min(end + 1, this.sizeBytes));
    // Two buffers: the disk fills one while the other is opened.
    const buffers = pieces.slice(0, 2).map(() => Buffer.allocUnsafeSlow(CHUNKS_PER_READ * SEALED_CHUNK_BYTES));
    const load = (at: number): Promise<Buffer> | undefined => {
      const [piece, buffer] = [pieces[at], buffers[at % 2]];
      const loaded = piece && buffer && this.#load(piece, buffer);
      // Its failure is heard when it is awaited; until then it must not count as unhandled.
      loaded?.catch(() => undefined);
      return loaded;
    };
    let ahead = load(0);
    try {
      for (const [index, piece] of pieces.entries()) {
        const sealed = await ahead;
        ahead = load(index + 1);
        if (sealed !== undefined) yield this.#openPiece(piece, sealed);
      }
    } finally {
      await ahead?.catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#handle.close();
  }

  /** The sealed chunks that `piece` touches, in `buffer`. */
  async #load({ start, end }: Piece, buffer: Buffer): Promise<Buffer> {
    const from = chunkOffset(chunkOf(start));
    const to = Math.min(chunkOffset(chunkOf(end - 1) + 1), this.#storedBytes);
    const sealed = buffer.subarray(0, to - from);
    await readAll(this.#handle, sealed, from);
    return sealed;
  }

  #openPiece({ start, end }: Piece, sealed: Buffer): Uint8Array {
    const first = chunkOf(start);
    const piece = Buffer.allocUnsafeSlow(end - start);
    for (let at = 0; at < sealed.length; at += SEALED_CHUNK_BYTES) {
      const index = first + at / SEALED_CHUNK_BYTES;
      const plain = this.#openChunk(index, sealed.subarray(at, at + SEALED_CHUNK_BYTES));
      const chunkStart = index * CHUNK_BYTES;
      piece.set(plain.subarray(Math.max(0, start - chunkStart), end - chunkStart), Math.max(0, chunkStart - start));
    }
    return piece;
  }

  #openChunk(index: number, sealed: Buffer): Buffer {
    this.#openedChunks += 1;
    return this.#cipher.open(index, index === this.#layout.chunkCount - 1, sealed);
  }
}
