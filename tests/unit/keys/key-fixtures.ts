import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Random } from '../../../electron/core/ports';

/** A new folder of its own, and what removes it. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'countersign-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Randomness that gives the same bytes for the same seed. */
export function seededRandom(seed: string): Random {
  let turn = 0;
  const block = (): Buffer => {
    turn += 1;
    return createHash('sha256').update(`${seed}/${turn}`).digest();
  };
  const bytes = (count: number): Buffer => {
    const blocks = Array.from({ length: Math.ceil(count / 32) }, block);
    return Buffer.concat(blocks).subarray(0, count);
  };
  return { bytes, fraction: () => block().readUInt32BE(0) / 2 ** 32, uuid: () => randomUUID() };
}
