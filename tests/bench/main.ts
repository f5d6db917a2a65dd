// `npm run bench [NAME…] [--json] [--summaries N] [--repeats N]`: measures the built desk. See README.md beside this file.
import { parseArgs } from 'node:util';
import process from 'node:process';
import { temporaryFolder } from '../support/temp-folder';
import { decideBenchmark } from './decide';
import { measureSubmits } from './decide-child';
import type { BenchContext, Benchmark } from './harness/benchmark';
import type { Figure } from './harness/figure';
import { jsonOf, machine, tableOf, tell } from './harness/report';
import { mediaBenchmark } from './media';
import { queueBenchmark } from './queue';
import { queuePageBenchmark } from './queue-page';
import { filledDatabases } from './support/load';
import { syncBenchmark } from './sync';
import { syncPageBenchmark } from './sync-page';

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  queue: queueBenchmark,
  'queue-page': queuePageBenchmark,
  sync: syncBenchmark,
  'sync-page': syncPageBenchmark,
  decide: decideBenchmark,
  media: mediaBenchmark,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    summaries: { type: 'string', default: '100000' },
    repeats: { type: 'string', default: '3' },
    'submit-child': { type: 'string' },
  },
});

function whole(name: 'summaries' | 'repeats'): number {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1 on`);
  return value;
}

function wanted(): string[] {
  const unknown = positionals.filter((name) => !Object.hasOwn(BENCHMARKS, name));
  if (unknown.length > 0)
    throw new Error(`no such benchmark: ${unknown.join(', ')} (there are ${Object.keys(BENCHMARKS).join(', ')})`);
  return positionals.length > 0 ? positionals : Object.keys(BENCHMARKS);
}

async function run(names: readonly string[]): Promise<void> {
  const { folder, remove } = temporaryFolder();
  const notes: string[] = [];
  const figures: Figure[] = [];
  const summaries = whole('summaries');
  const context: BenchContext = {
    summaries,
    repeats: whole('repeats'),
    folder,
    filledDatabase: filledDatabases(folder, summaries),
    note: (text) => notes.push(text),
  };
  const before = machine();
  try {
    for (const name of names) {
      tell(`${name} …`);
      figures.push(...((await BENCHMARKS[name]?.(context)) ?? []));
    }
  } finally {
    remove();
  }
  for (const text of [`before: ${before}`, `after: ${machine()}`, ...notes]) tell(text);
  process.stdout.write(`${values.json ? jsonOf(figures) : tableOf(figures)}\n`);
}

try {
  if (values['submit-child'] === undefined) await run(wanted());
  else await measureSubmits(values['submit-child']);
} catch (error) {
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}
