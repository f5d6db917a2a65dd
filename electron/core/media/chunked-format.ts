/**
 * The encrypted file format, pure parts. A file is a header and then chunks of 64 KiB, each with its tag of 16 bytes:
 *
 *   header (32 bytes) = "CSM" | version 1 | chunk size, u32 BE | salt (16) | zeros (8)
 *   chunk i           = AES-256-GCM(file key, nonce i, header as additional data, up to 64 KiB of the file)
 *   nonce i           = i as 11 bytes BE | 1 for the last chunk, else 0
 *   file key          = HKDF-SHA-256(media key, salt)
 *
 * So every stored copy has a key of its own, position and end are authenticated, and any chunk opens by itself. The last
 * chunk is never empty, unless the file is. Source: the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015) as the
 * age format lays it out, with AES-256-GCM.
 */
import { IntegrityError } from '../errors';

export const CHUNK_BYTES = 64 * 1024;
export const TAG_BYTES = 16;
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
export const HEADER_BYTES = 32;
export const SALT_BYTES = 16;

const MAGIC = Buffer.from('CSM');
const VERSION = 1;
const SALT_AT = 8;

/** A header with the given salt. */
export function encodeHeader(salt: Uint8Array): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.set(MAGIC);
  header.writeUInt8(VERSION, MAGIC.length);
  header.writeUInt32BE(CHUNK_BYTES, 4);
  header.set(salt, SALT_AT);
  return header;
}

/** The salt of a header. @throws IntegrityError when it is not one of this format. */
export function saltOfHeader(header: Uint8Array): Uint8Array {
  const salt = header.subarray(SALT_AT, SALT_AT + SALT_BYTES);
  if (!encodeHeader(salt).equals(header)) throw new IntegrityError('not an encrypted media file of this version');
  return salt;
}

/** The 12-byte nonce of a chunk. */
export function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 5, 6);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

/** Where chunk `index` begins in the stored file. */
export const chunkOffset = (index: number): number => HEADER_BYTES + index * SEALED_CHUNK_BYTES;

export interface FileLayout {
  chunkCount: number;
  /** Size of the clear file. */
  sizeBytes: number;
}

/** What a finished file of `storedBytes` must consist of. @throws IntegrityError when no file of this format has that size. */
export function layoutOf(storedBytes: number): FileLayout {
  const body = storedBytes - HEADER_BYTES;
  const chunkCount = Math.ceil(body / SEALED_CHUNK_BYTES);
  const lastBytes = body - (chunkCount - 1) * SEALED_CHUNK_BYTES - TAG_BYTES;
  if (chunkCount < 1 || lastBytes < 0 || (lastBytes === 0 && chunkCount > 1))
    throw new IntegrityError('no encrypted media file has this size');
  return { chunkCount, sizeBytes: (chunkCount - 1) * CHUNK_BYTES + lastBytes };
}

/** Complete chunks of a partial file, or undefined when it was torn in the middle of one. */
export function completeChunksOf(storedBytes: number): number | undefined {
  const chunks = (storedBytes - HEADER_BYTES) / SEALED_CHUNK_BYTES;
  return Number.isInteger(chunks) && chunks >= 0 ? chunks : undefined;
}
