import { accessSync, constants, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { createDecisionService, type DecisionService } from '../../electron/core/decision/decision-service';
import { createEventHub } from '../../electron/core/event-hub';
import { openApplicationKeys } from '../../electron/core/keys/application-keys';
import { createApplicationCodec } from '../../electron/core/review/application-codec';
import { openDatabase } from '../../electron/core/storage/open-database';
import { systemClock, systemRandom } from '../../electron/core/system-ports';
import { Application } from '../../shared/portal-api/application';
import { Policy } from '../../shared/portal-api/policy';
import { openTestStorage, type TestStorage, testKey } from '../support/test-profile';
import { startTimer } from './harness/measure';

/** What the process that decides is told, by a file. */
export const SubmitJob = z.object({
  /** Where its databases lie; a folder of its own. */
  folder: z.string(),
  /** A database with summaries, copied from here. */
  filled: z.string(),
  application: Application,
  policy: Policy,
  warmUp: z.int(),
  submits: z.int(),
  /** Leaves the bare commits out and marks each submit for a tracer of system calls. */
  isTraced: z.boolean(),
  result: z.string(),
});
export type SubmitJob = z.infer<typeof SubmitJob>;

const Times = z.object({ wallMs: z.array(z.number()), processorMs: z.array(z.number()) });

/** What each submit and each bare commit of one row took, in turn: by the clock, and of the processor in all threads. */
export const SubmitTimes = z.object({ submit: Times, bare: Times });

/** Files that do not exist: asking for them puts a mark into the trace. */
export const MARKS = { before: '/countersign-mark-before', after: '/countersign-mark-after' } as const;

const HOLDER = { id: 'person-bench', name: 'Bench' };
const HOUR_MS = 3_600_000;

function mark(file: string): void {
  try {
    accessSync(file, constants.F_OK);
  } catch {
    // It is not there; the question is what the tracer sees.
  }
}

/** One-row commits with the pragmas of the product, in a database beside the one that is measured. */
function bareCommits(folder: string): { commit: () => void; close: () => void } {
  const db = openDatabase({ file: path.join(folder, 'bare.db'), key: testKey() });
  db.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO bare (text) VALUES (?)');
  return { commit: () => insert.run('one row'), close: () => db.close() };
}

/** A desk's decision service on real storage, with everything claimed that will be decided. */
async function prepare(job: SubmitJob, storage: TestStorage) {
  const { writer, sql } = storage;
  const keys = openApplicationKeys({
    file: path.join(job.folder, 'application-keys.db'),
    key: testKey(),
    clock: systemClock,
    random: systemRandom,
  });
  const codec = createApplicationCodec(keys, systemRandom);
  const ids = sql.texts(
    'SELECT application_id FROM summary WHERE is_open = 1 ORDER BY due_at LIMIT ?',
    job.warmUp + job.submits,
  );
  const nowMs = systemClock.nowMs();
  const bodies = new Map<string, Buffer>();
  for (const applicationId of ids) {
    const body = codec.encode('application-body', applicationId, { ...job.application, id: applicationId });
    bodies.set(applicationId, body);
    const { revision } = job.application;
    await writer.run('saveApplication', { applicationId, revision, body, fetchedAtMs: nowMs });
    const claim = { applicationId, takenAtMs: nowMs, expiresAtMs: nowMs + HOUR_MS };
    await writer.run('saveClaim', { ...claim, origin: 'next', holder: HOLDER, handedOutAtMs: nowMs });
  }
  const decisions = createDecisionService({
    sql,
    writer,
    clock: systemClock,
    events: createEventHub(),
    personId: HOLDER.id,
    application: (id) => {
      const body = bodies.get(id);
      return body && codec.decode('application-body', id, body, Application);
    },
    policy: () => job.policy,
    setting: () => ({
      deviceId: 'device-bench',
      clockOffsetMs: 0,
      madeUnder: { acr: 'urn:countersign:aal2', amr: ['hwk'], authTime: new Date(nowMs).toISOString() },
    }),
    sealDraft: (id, draft) => codec.encode('draft', id, draft),
    outboxChanged: () => undefined,
  });
  return { ids, decisions, close: () => keys.close() };
}

const submit = (decisions: DecisionService, job: SubmitJob, applicationId: string) =>
  decisions.submit({
    decisionId: uuid(),
    applicationId,
    revision: job.application.revision,
    policyVersion: job.policy.policyVersion,
    verdict: 'reject',
    newAttempt: 'invited',
    reasonCodes: ['IMG-BLUR'],
    note: '',
    checks: [],
    seen: [],
    anchors: [],
    activeMs: 1200,
  });

async function timed(times: z.infer<typeof Times>, isMeasured: boolean, work: () => unknown): Promise<void> {
  const stop = startTimer();
  await work();
  const { wallMs, processorMs } = stop();
  if (!isMeasured) return;
  times.wallMs.push(wallMs);
  times.processorMs.push(processorMs);
}

/** Waits until the writer has done what it does after its answer: a write that changes nothing comes behind it. */
const settle = ({ writer }: TestStorage): Promise<unknown> => writer.run('dropMeta', { key: 'bench' });

/** The process of the decide benchmark: submits one decision after the other and writes how long each took. */
export async function measureSubmits(jobFile: string): Promise<void> {
  const job = SubmitJob.parse(JSON.parse(readFileSync(jobFile, 'utf8')));
  mkdirSync(job.folder, { recursive: true });
  const file = path.join(job.folder, 'desk.db');
  copyFileSync(job.filled, file);
  const storage = await openTestStorage(file);
  const { ids, decisions, close } = await prepare(job, storage);
  const bare = bareCommits(job.folder);
  const times = { submit: { wallMs: [], processorMs: [] }, bare: { wallMs: [], processorMs: [] } };
  for (const [run, applicationId] of ids.entries()) {
    const isMeasured = run >= job.warmUp;
    if (!job.isTraced) await timed(times.bare, isMeasured, bare.commit);
    if (job.isTraced && isMeasured) mark(MARKS.before);
    await timed(times.submit, isMeasured, () => submit(decisions, job, applicationId));
    if (job.isTraced && isMeasured) mark(MARKS.after);
    await settle(storage);
  }
  writeFileSync(job.result, JSON.stringify(times));
  bare.close();
  close();
  await storage.close();
}
