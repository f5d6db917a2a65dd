import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ChunkedReader } from '../../electron/core/media/chunked-reader';
import { ChunkedWriter } from '../../electron/core/media/chunked-writer';
import { systemRandom } from '../../electron/core/system-ports';
import type { Benchmark } from './harness/benchmark';
import { type Figure, rateFigure, rawLimit } from './harness/figure';
import { timeInTurn, type Took } from './harness/measure';

const MIB = 1024 * 1024;
const SIZE_MIB = 32;
const CHUNK = 64 * 1024;
const RUNS = { warmUp: 3, repeat: 20 };
const AT_LEAST = 0.5;

const byClock = ({ wallMs }: Took): number => (SIZE_MIB * 1000) / wallMs;
const byProcessor = ({ processorMs }: Took): number => (SIZE_MIB * 1000) / processorMs;

/** Seals bytes as messages of one size, and gives what opens them all again in memory: as little as decrypting them can be. */
function rawDecrypt(plain: Buffer, pieceBytes: number): () => void {
  const [key, nonce] = [createSecretKey(randomBytes(32)), randomBytes(12)];
  const sealed = Array.from({ length: plain.length / pieceBytes }, (_, piece) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const text = cipher.update(plain.subarray(piece * pieceBytes, (piece + 1) * pieceBytes));
    cipher.final();
    return { text, tag: cipher.getAuthTag() };
  });
  return () => {
    for (const { text, tag } of sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce);
      decipher.setAuthTag(tag);
      decipher.update(text);
      decipher.final();
    }
  };
}

async function readWhole(file: string, mediaKey: Buffer): Promise<void> {
  const reader = await ChunkedReader.open({ file, mediaKey });
  let sizeBytes = 0;
  for await (const piece of reader.read()) sizeBytes += piece.length;
  await reader.close();
  if (sizeBytes !== SIZE_MIB * MIB) throw new Error('the file came back short');
}

/** Evidence read back from its encrypted file. */
export const mediaBenchmark: Benchmark = async ({ folder }): Promise<Figure[]> => {
  const plain = randomBytes(SIZE_MIB * MIB);
  const mediaKey = randomBytes(32);
  const file = path.join(folder, 'evidence.csm');
  const writer = await ChunkedWriter.create({ file, mediaKey, random: systemRandom });
  for (let at = 0; at < plain.length; at += MIB) await writer.append(plain.subarray(at, at + MIB));
  await writer.finish();

  const times = await timeInTurn(
    {
      product: () => readWhole(file, mediaKey),
      pieces: rawDecrypt(plain, MIB),
      chunks: rawDecrypt(plain, CHUNK),
      file: () => readFileSync(file),
    },
    RUNS,
  );
  const figure = (name: string, raw: [what: string, took: readonly Took[]], rate = byClock, atLeast?: number): Figure =>
    rateFigure({
      name: `media read of ${SIZE_MIB} MiB, encrypted${name}`,
      unit: 'MiB/s',
      values: times.product.map(rate),
      limit: rawLimit(raw[0], raw[1].map(rate)),
      ...(atLeast === undefined ? {} : { atLeast }),
    });
  return [
    figure('', ['AES-256-GCM in memory, 1 MiB a message', times.pieces], byClock, AT_LEAST),
    figure(', per second of processor time', ['AES-256-GCM in memory, 1 MiB a message', times.pieces], byProcessor),
    figure(', against its own chunks', ['AES-256-GCM in memory, 64 KiB a message', times.chunks]),
    figure(', against the file alone', ['readFile of the sealed file, cached', times.file]),
  ];
};
