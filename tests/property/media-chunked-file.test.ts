import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IntegrityError } from '../../electron/core/errors';
import { CHUNK_BYTES } from '../../electron/core/media/chunked-format';
import { ChunkedReader } from '../../electron/core/media/chunked-reader';
import { ChunkedWriter } from '../../electron/core/media/chunked-writer';
import { systemRandom } from '../../electron/core/system-ports';
import { temporaryFolder } from '../unit/keys/key-fixtures';
import { collect, photoBytes, refOf } from '../unit/media/media-fixtures';

const mediaKey = Buffer.alloc(32, 5);
const data = photoBytes(20 * CHUNK_BYTES);
let file: string;
let remove: () => void;
beforeAll(() => {
  const temporary = temporaryFolder();
  remove = temporary.remove;
  file = path.join(temporary.folder, 'file');
});
afterAll(() => remove());

/** Sizes at and around chunk borders as often as any others. */
const size = fc.oneof(
  fc.nat({ max: 3 * CHUNK_BYTES }),
  fc
    .tuple(fc.nat({ max: 18 }), fc.integer({ min: -2, max: 2 }))
    .map(([chunks, near]) => Math.max(0, chunks * CHUNK_BYTES + near)),
);
const pieceSizes = fc.array(fc.integer({ min: 1, max: 3 * CHUNK_BYTES }), { minLength: 1, maxLength: 6 });

async function appendInPieces(writer: ChunkedWriter, bytes: Buffer, sizes: readonly number[]): Promise<void> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const step = sizes[turn % sizes.length] ?? 1;
    await writer.append(bytes.subarray(at, at + step));
    at += step;
  }
}

async function write(bytes: Buffer, sizes: readonly number[] = [CHUNK_BYTES]): Promise<string> {
  rmSync(file, { force: true });
  const writer = await ChunkedWriter.create({ file, mediaKey, random: systemRandom });
  await appendInPieces(writer, bytes, sizes);
  return (await writer.finish()).sha256;
}

describe('an encrypted file of any size', () => {
  it('reads back what was written, in whatever pieces it came', async () => {
    await fc.assert(
      fc.asyncProperty(size, pieceSizes, async (sizeBytes, sizes) => {
        const bytes = data.subarray(0, sizeBytes);
        expect(await write(bytes, sizes)).toBe(refOf('m', bytes).sha256);
        const reader = await ChunkedReader.open({ file, mediaKey });
        expect(reader.sizeBytes).toBe(sizeBytes);
        expect((await collect(reader.read())).equals(bytes)).toBe(true);
        await reader.close();
      }),
      { numRuns: 60 },
    );
  });

  it('gives any span as a slice of the whole, and opens no chunk outside it', async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat({ max: 21 * CHUNK_BYTES }), size, async (sizeBytes, start, length) => {
        const bytes = data.subarray(0, sizeBytes);
        await write(bytes);
        const reader = await ChunkedReader.open({ file, mediaKey });
        const end = start + length;
        const wanted = bytes.subarray(start, end + 1);
        expect((await collect(reader.read({ start, end }))).equals(wanted)).toBe(true);
        const first = Math.floor(start / CHUNK_BYTES);
        const last = Math.floor((start + wanted.length - 1) / CHUNK_BYTES);
        expect(reader.openedChunks).toBe(1 + (wanted.length === 0 ? 0 : last - first + 1));
        await reader.close();
      }),
      { numRuns: 60 },
    );
  });

  it('is the same whether it came at once or was broken off and resumed anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        size,
        fc.array(fc.nat({ max: 20 * CHUNK_BYTES }), { maxLength: 3 }),
        async (sizeBytes, breaks) => {
          const bytes = data.subarray(0, sizeBytes);
          rmSync(file, { force: true });
          let writer = await ChunkedWriter.create({ file, mediaKey, random: systemRandom });
          for (const at of breaks) {
            await writer.append(bytes.subarray(writer.storedBytes, Math.max(writer.storedBytes, at)));
            await writer.suspend();
            writer = await ChunkedWriter.resume({ file, mediaKey });
          }
          await writer.append(bytes.subarray(writer.storedBytes));
          expect((await writer.finish()).sha256).toBe(refOf('m', bytes).sha256);
          const reader = await ChunkedReader.open({ file, mediaKey });
          expect((await collect(reader.read())).equals(bytes)).toBe(true);
          await reader.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is refused with any bit flipped, or cut anywhere', async () => {
    await write(data.subarray(0, 2 * CHUNK_BYTES + 100));
    const stored = readFileSync(file);
    const readAll = async (): Promise<void> => {
      const reader = await ChunkedReader.open({ file, mediaKey });
      try {
        await collect(reader.read());
      } finally {
        await reader.close();
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: stored.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
        const changed = Buffer.from(stored);
        changed.writeUInt8(stored.readUInt8(at) ^ (1 << bit), at);
        writeFileSync(file, changed);
        await expect(readAll()).rejects.toThrow(IntegrityError);
        writeFileSync(file, stored.subarray(0, at));
        await expect(readAll()).rejects.toThrow(IntegrityError);
      }),
      { numRuns: 80 },
    );
    writeFileSync(file, stored);
    await expect(readAll()).resolves.toBeUndefined();
  });
});
