import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { LEA, takeAndOpen } from '../support/decisions';
import { startPortalProcess } from '../support/running-desk';
import { startTestDesk } from '../support/test-desk';
import { MARKS, type SubmitJob, SubmitTimes } from './decide-child';
import type { BenchContext, Benchmark } from './harness/benchmark';
import { costFigure, type Figure, rawLimit } from './harness/figure';
import { countSyncs, hasStrace, straceCommand } from './support/strace';

const OWN_BUDGET_MS = 5;
const ONE_SYNC = 1;
const TIMED = { warmUp: 20, submits: 300 };
/** Enough for the write-ahead log to be checkpointed several times. */
const TRACED = { warmUp: 5, submits: 400 };

type Setting = Pick<SubmitJob, 'application' | 'policy' | 'filled'>;

/** A real application and the policy in force, from the portal through a desk. */
async function readSetting(filled: string): Promise<Setting> {
  const portal = await startPortalProcess();
  const desk = await startTestDesk(portal.origin);
  try {
    await desk.client.session.signIn({ personId: LEA });
    const { application } = await takeAndOpen(desk.client);
    return { filled, application: { ...application, revision: 1 }, policy: await desk.client.policy.get() };
  } finally {
    await desk.close();
    await portal.end();
  }
}

function runChild(job: SubmitJob, trace?: string): z.infer<typeof SubmitTimes> {
  const jobFile = `${job.result}.job`;
  writeFileSync(jobFile, JSON.stringify(job));
  const args = [fileURLToPath(import.meta.url), '--submit-child', jobFile];
  const [file, words] =
    trace === undefined ? [process.execPath, args] : straceCommand(trace, [process.execPath, ...args]);
  const { status } = spawnSync(file, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`the process that decides ended with ${status}`);
  return SubmitTimes.parse(JSON.parse(readFileSync(job.result, 'utf8')));
}

function timedFigures({ folder }: BenchContext, setting: Setting): Figure[] {
  const result = path.join(folder, 'decide.json');
  const { submit, bare } = runChild({
    ...setting,
    ...TIMED,
    isTraced: false,
    folder: path.join(folder, 'decide'),
    result,
  });
  return [
    costFigure({
      name: 'decide, from the call to the durable commit',
      values: submit.wallMs,
      limit: rawLimit('bare one-row commit, synchronous=FULL', bare.wallMs),
      judged: 'p95',
    }),
    costFigure({
      name: 'decide, own work (processor time, all threads)',
      values: submit.processorMs,
      limit: rawLimit('bare one-row commit', bare.processorMs),
      judged: 'p95',
      budget: OWN_BUDGET_MS,
    }),
  ];
}

function syncs({ folder, note }: BenchContext, setting: Setting): Figure[] {
  if (!hasStrace()) {
    note('decide: fsyncs left out, strace is not installed');
    return [];
  }
  const trace = path.join(folder, 'decide.strace');
  const result = path.join(folder, 'traced.json');
  runChild({ ...setting, ...TRACED, isTraced: true, folder: path.join(folder, 'traced'), result }, trace);
  const { during, after } = countSyncs(trace, MARKS);
  if (during.length !== TRACED.submits) throw new Error(`${during.length} submits were seen in the trace`);
  const others = during.filter((count) => count !== ONE_SYNC).length;
  note(
    `decide: ${during.length - others} of ${during.length} submits made exactly one fsync${others === 0 ? '' : `, the others ${during.filter((count) => count !== ONE_SYNC).join(', ')}`}; ` +
      `${after.reduce((sum, count) => sum + count, 0)} fsyncs came after an answer`,
  );
  return [
    costFigure({ name: 'decide, fsyncs of a submit', unit: 'count', values: during, budget: ONE_SYNC }),
    costFigure({
      name: 'decide, submits with other than one fsync',
      unit: 'count',
      values: [others],
      budget: 0,
    }),
  ];
}

/** A decision in core, from the call to the durable commit. */
export const decideBenchmark: Benchmark = async (context) => {
  const setting = await readSetting(await context.filledDatabase());
  return [...timedFigures(context, setting), ...syncs(context, setting)];
};
