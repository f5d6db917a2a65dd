import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Case } from './cases/case';
import { CASES } from './cases';
import { photoCount } from './plan/plan-documents';

/** One sample to make. */
interface Job {
  readonly reference: string;
  readonly folder: string;
  readonly firstSerial: number;
}

const Answer = z.object({ reference: z.string(), tookMs: z.number() });

function jobsFor(outDir: string): readonly Job[] {
  let firstSerial = 0;
  return CASES.map((one: Case) => {
    const job = { reference: one.reference, folder: path.join(outDir, one.reference), firstSerial };
    firstSerial += photoCount(one);
    return job;
  });
}

/** Works through the queue with one thread; resolves when nothing is left. */
async function drain(queue: Job[], say: (line: string) => void): Promise<void> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url));
  try {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.postMessage(job);
      const { reference, tookMs } = Answer.parse(await promise);
      worker.off('error', reject);
      say(`${reference}  ${(tookMs / 1000).toFixed(1)} s`);
    }
  } finally {
    await worker.terminate();
  }
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function removeStrangers(outDir: string): Promise<void> {
  const known = new Set(CASES.map(({ reference }) => reference));
  for (const entry of await readdir(outDir))
    if (!known.has(entry)) await rm(path.join(outDir, entry), { recursive: true });
}

/**
 * Makes the samples: `[--out FOLDER] [--only REFERENCE,...] [--missing] [--threads N]`. Without `--only` or `--missing` every
 * sample is made anew and folders that belong to none are removed.
 */
export async function runGenerator(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string', default: path.resolve(import.meta.dirname, '..', 'data') },
      only: { type: 'string' },
      missing: { type: 'boolean', default: false },
      threads: { type: 'string', default: '2' },
    },
  });
  const outDir = path.resolve(values.out);
  await mkdir(outDir, { recursive: true });
  const present = new Set(await readdir(outDir));
  const only = values.only?.split(',');
  const queue = jobsFor(outDir).filter(
    ({ reference }) => (only === undefined || only.includes(reference)) && !(values.missing && present.has(reference)),
  );
  await Promise.all(Array.from({ length: Number(values.threads) }, async () => await drain(queue, printLine)));
  if (only === undefined) await removeStrangers(outDir);
}
