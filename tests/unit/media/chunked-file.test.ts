import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IntegrityError } from '../../../electron/core/errors';
import { CHUNK_BYTES, HEADER_BYTES, SEALED_CHUNK_BYTES } from '../../../electron/core/media/chunked-format';
import { ChunkedReader } from '../../../electron/core/media/chunked-reader';
import { ChunkedWriter } from '../../../electron/core/media/chunked-writer';
import { systemRandom } from '../../../electron/core/system-ports';
import { temporaryFolder } from '../keys/key-fixtures';
import { collect, photoBytes, piecesOf, refOf } from './media-fixtures';

const mediaKey = Buffer.alloc(32, 9);
let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

const fileOf = (name: string): string => path.join(folder, name);

async function write(name: string, bytes: Buffer, key = mediaKey): Promise<string> {
  const file = fileOf(name);
  const writer = await ChunkedWriter.create({ file, mediaKey: key, random: systemRandom });
  await writer.append(bytes);
  await writer.finish();
  return file;
}

async function readBack(file: string, key = mediaKey): Promise<Buffer> {
  const reader = await ChunkedReader.open({ file, mediaKey: key });
  try {
    return await collect(reader.read());
  } finally {
    await reader.close();
  }
}

const sealedChunk = (stored: Buffer, index: number): Buffer =>
  stored.subarray(HEADER_BYTES + index * SEALED_CHUNK_BYTES, HEADER_BYTES + (index + 1) * SEALED_CHUNK_BYTES);

describe('an encrypted file', () => {
  it('gives back its bytes, and the digest of what was written', async () => {
    const bytes = photoBytes(200_000);
    const file = fileOf('a');
    const writer = await ChunkedWriter.create({ file, mediaKey, random: systemRandom });
    await writer.append(bytes);
    expect(await writer.finish()).toEqual({ sha256: refOf('m', bytes).sha256, sizeBytes: 200_000 });
    expect(await readBack(file)).toEqual(bytes);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('shows nothing of what is in it, where a plain copy would', async () => {
    const bytes = Buffer.concat([photoBytes(100_000), Buffer.from('CANARY-7f3a'), photoBytes(100_000)]);
    const plain = fileOf('plain');
    writeFileSync(plain, bytes);
    expect(readFileSync(plain).includes('CANARY-7f3a')).toBe(true);
    expect(readFileSync(await write('a', bytes)).includes('CANARY-7f3a')).toBe(false);
  });

  it('is other bytes each time it is written', async () => {
    const bytes = photoBytes(1000);
    const [one, two] = [readFileSync(await write('a', bytes)), readFileSync(await write('b', bytes))];
    expect(one.subarray(HEADER_BYTES)).not.toEqual(two.subarray(HEADER_BYTES));
  });

  it('opens the last chunk and those of the span, no others', async () => {
    const bytes = photoBytes(40 * CHUNK_BYTES);
    const reader = await ChunkedReader.open({ file: await write('a', bytes), mediaKey });
    expect(reader.openedChunks).toBe(1);
    const at = 30 * CHUNK_BYTES;
    expect(await collect(reader.read({ start: at, end: at + 9 }))).toEqual(bytes.subarray(at, at + 10));
    expect(reader.openedChunks).toBe(2);
    expect(await collect(reader.read({ start: at - 1, end: at }))).toEqual(bytes.subarray(at - 1, at + 1));
    expect(reader.openedChunks).toBe(4);
    await reader.close();
  });

  it('comes in pieces of at most 1 MiB that own their memory', async () => {
    const reader = await ChunkedReader.open({ file: await write('a', photoBytes(2_500_000)), mediaKey });
    const pieces = await piecesOf(reader.read({ start: 1000, end: 2_400_000 }));
    expect(pieces.map(({ length }) => length)).toEqual([1_047_576, 1_048_576, 302_849]);
    expect(pieces.every((piece) => piece.buffer.byteLength === piece.length)).toBe(true);
    await reader.close();
  });

  it('may be left in the middle of reading, and closed twice', async () => {
    const reader = await ChunkedReader.open({ file: await write('a', photoBytes(5_000_000)), mediaKey });
    for await (const piece of reader.read()) {
      expect(piece.length).toBe(1024 * 1024);
      break;
    }
    await reader.close();
    await reader.close();
  });
});

describe('an encrypted file that was tampered with', () => {
  const bytes = photoBytes(3 * CHUNK_BYTES + 100);
  let file: string;
  let stored: Buffer;
  let other: Buffer;
  beforeEach(async () => {
    file = await write('a', bytes);
    stored = readFileSync(file);
    other = readFileSync(await write('b', photoBytes(3 * CHUNK_BYTES + 100, 'other')));
  });

  const parts = (): Buffer[] => [0, 1, 2, 3].map((index) => sealedChunk(stored, index));
  const header = (from = stored): Buffer => from.subarray(0, HEADER_BYTES);
  const cases: Array<[string, () => Buffer]> = [
    ['two chunks swapped', () => Buffer.concat([header(), ...[1, 0, 2, 3].map((i) => sealedChunk(stored, i))])],
    ['a chunk doubled', () => Buffer.concat([header(), ...[0, 1, 1, 2, 3].map((i) => sealedChunk(stored, i))])],
    ['a chunk left out', () => Buffer.concat([header(), ...[0, 2, 3].map((i) => sealedChunk(stored, i))])],
    ['the last chunk left out', () => Buffer.concat([header(), ...parts().slice(0, 3)])],
    ['all but the first chunk left out', () => Buffer.concat([header(), ...parts().slice(0, 1)])],
    ['all chunks left out', () => Buffer.from(header())],
    ['a chunk of another file', () => Buffer.concat([header(), sealedChunk(other, 0), ...parts().slice(1)])],
    ['the header of another file', () => Buffer.concat([header(other), ...parts()])],
    ['a byte added', () => Buffer.concat([stored, Buffer.of(0)])],
    ['a chunk added', () => Buffer.concat([stored, sealedChunk(stored, 0)])],
    ['a byte cut', () => stored.subarray(0, -1)],
    ['nothing left', () => Buffer.alloc(0)],
    ['half a header left', () => stored.subarray(0, 16)],
  ];
  it.each(cases)('%s: is refused', async (_name, tamper) => {
    writeFileSync(file, tamper());
    await expect(readBack(file)).rejects.toThrow(IntegrityError);
  });

  it('in any byte of its header or of a tag: is refused', async () => {
    const places = [...Array(HEADER_BYTES).keys(), HEADER_BYTES, HEADER_BYTES + CHUNK_BYTES, stored.length - 1];
    for (const at of places) {
      const changed = Buffer.from(stored);
      changed.writeUInt8(stored.readUInt8(at) ^ 0x80, at);
      writeFileSync(file, changed);
      await expect(readBack(file)).rejects.toThrow(IntegrityError);
    }
  });

  it('gives out the whole pieces before the damage, and no byte of the damaged one', async () => {
    const long = photoBytes(3 * 1024 * 1024);
    const longFile = await write('long', long);
    const changed = readFileSync(longFile);
    const at = HEADER_BYTES + 20 * SEALED_CHUNK_BYTES;
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    writeFileSync(longFile, changed);
    const reader = await ChunkedReader.open({ file: longFile, mediaKey });
    const pieces: Uint8Array[] = [];
    const reading = (async () => {
      for await (const piece of reader.read()) pieces.push(piece);
    })();
    await expect(reading).rejects.toThrow(IntegrityError);
    expect(Buffer.concat(pieces)).toEqual(long.subarray(0, 1024 * 1024));
    await reader.close();
  });

  it('is refused under another key, although it is whole', async () => {
    await expect(readBack(file, Buffer.alloc(32, 8))).rejects.toThrow(IntegrityError);
  });
});

async function writePartial(bytes: Buffer): Promise<string> {
  const file = fileOf('p');
  const writer = await ChunkedWriter.create({ file, mediaKey, random: systemRandom });
  await writer.append(bytes);
  await writer.suspend();
  return file;
}

describe('a partial file', () => {
  it('goes on after its last complete chunk and ends with the digest of the whole', async () => {
    const bytes = photoBytes(5 * CHUNK_BYTES + 7);
    const file = await writePartial(bytes.subarray(0, 3 * CHUNK_BYTES + 500));
    const writer = await ChunkedWriter.resume({ file, mediaKey });
    expect(writer.storedBytes).toBe(3 * CHUNK_BYTES);
    await writer.append(bytes.subarray(writer.storedBytes));
    expect((await writer.finish()).sha256).toBe(refOf('m', bytes).sha256);
    expect(await readBack(file)).toEqual(bytes);
  });

  it('never passes for a whole one, not even at a chunk border', async () => {
    for (const size of [CHUNK_BYTES + 1, 2 * CHUNK_BYTES + 1]) {
      const file = await writePartial(photoBytes(size));
      expect((statSync(file).size - HEADER_BYTES) % SEALED_CHUNK_BYTES).toBe(0);
      await expect(readBack(file)).rejects.toThrow(IntegrityError);
      remove();
      ({ folder, remove } = temporaryFolder());
    }
  });

  it('that is torn, damaged, finished or of another key cannot be continued', async () => {
    const file = await writePartial(photoBytes(2 * CHUNK_BYTES + 1));
    const stored = readFileSync(file);
    await expect(ChunkedWriter.resume({ file, mediaKey: Buffer.alloc(32, 8) })).rejects.toThrow(IntegrityError);
    truncateSync(file, stored.length - 10);
    await expect(ChunkedWriter.resume({ file, mediaKey })).rejects.toThrow(IntegrityError);
    stored.writeUInt8(stored.readUInt8(100) ^ 1, 100);
    writeFileSync(file, stored);
    await expect(ChunkedWriter.resume({ file, mediaKey })).rejects.toThrow(IntegrityError);
    const whole = await write('whole', photoBytes(2 * CHUNK_BYTES));
    await expect(ChunkedWriter.resume({ file: whole, mediaKey })).rejects.toThrow(IntegrityError);
  });
});
