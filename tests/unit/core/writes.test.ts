import { afterEach, beforeEach, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { readEntry } from '../../../electron/core/log/entry';
import { readApplication, readEvictable } from '../../../electron/core/storage/reads/applications';
import { readDevice } from '../../../electron/core/storage/reads/meta';
import { readDecision } from '../../../electron/core/storage/reads/outbox';
import type { DecisionSubmission } from '../../../electron/core/storage/writes/decisions';
import { summary, summaryPage } from '../../support/summaries';
import { openTestStorage, type TestStorage } from '../../support/test-profile';

const NOW_MS = Date.UTC(2026, 10, 20, 9);
let storage: TestStorage;

beforeEach(async () => {
  storage = await openTestStorage();
  const { writer } = storage;
  await writer.run('applySummaryPage', summaryPage([summary(1)]));
  await writer.run('saveApplication', {
    applicationId: 'app-1',
    revision: 1,
    body: Buffer.from('sealed'),
    fetchedAtMs: NOW_MS,
  });
  await writer.run('saveClaim', {
    applicationId: 'app-1',
    takenAtMs: NOW_MS,
    expiresAtMs: NOW_MS + 1000,
    origin: 'next',
    holder: { id: 'me', name: 'Me' },
    handedOutAtMs: NOW_MS,
  });
});
afterEach(() => storage.close());

const submission = (changes: Partial<DecisionSubmission['decision']> = {}, nowMs = NOW_MS): DecisionSubmission => ({
  decision: {
    v: 1,
    decisionId: uuid(),
    applicationId: 'app-1',
    revision: 1,
    deviceId: 'device',
    personId: 'me',
    verdict: 'reject',
    newAttempt: 'invited',
    levelReached: 0,
    reasonCodes: ['IMG-BLUR'],
    note: '',
    checks: [],
    evidence: [],
    anchors: [],
    policyVersion: 1,
    activeMs: 1,
    decidedAt: new Date(nowMs).toISOString(),
    clockOffsetMs: 0,
    madeUnder: { acr: 'a', amr: ['b'], authTime: new Date(nowMs).toISOString() },
    ...changes,
  },
  reference: 'UT-0001',
  contentDigest: 'digest',
  nowMs,
  holdUntilMs: nowMs + 8000,
  draft: Buffer.from('sealed draft'),
});
const count = (table: 'decision' | 'outbox' | 'log_entry' | 'draft'): number =>
  storage.sql.number(`SELECT count(*) FROM ${table}`) ?? -1;
const submit = async (given: DecisionSubmission): Promise<string> =>
  (await storage.writer.run('submitDecision', given)).outcome;

test('a decision is its row, its outbox row, its log entry and its draft together', async () => {
  const given = submission();
  expect(await submit(given)).toBe('saved');
  expect([count('decision'), count('outbox'), count('log_entry'), count('draft')]).toEqual([1, 1, 1, 1]);
  expect(readDecision(storage.sql, given.decision.decisionId)?.state).toBe('held');
});

test('when its log entry cannot be made, nothing of a decision is kept', async () => {
  // A code that a log entry may not hold: the entry is refused after the decision's rows were written.
  await expect(submit(submission({ reasonCodes: ['not a code, a sentence'] }))).rejects.toThrow(
    'a write threw ZodError',
  );
  expect([count('decision'), count('outbox'), count('log_entry'), count('draft')]).toEqual([0, 0, 0, 0]);
});

test('the log is a chain of entries signed by this desk', async () => {
  const given = submission();
  await submit(given);
  await storage.writer.run('undoDecision', { decisionId: given.decision.decisionId, actorId: 'me', nowMs: NOW_MS + 1 });
  const device = readDevice(storage.sql);
  const leaves = storage.sql.texts('SELECT leaf FROM log_entry ORDER BY seq');
  const hashes = storage.sql.texts('SELECT leaf_hash FROM log_entry ORDER BY seq');
  const entries = leaves.map((leaf) => readEntry(leaf, device ? [device.publicKey] : []));
  expect(entries.map(({ seq, prev, action }) => [seq, prev, action])).toEqual([
    [0, '', 'decision.signed'],
    [1, hashes[0], 'decision.undone'],
  ]);
});

test.each([
  'UPDATE log_entry SET leaf = leaf',
  'DELETE FROM log_entry',
  'DELETE FROM outbox',
  'DELETE FROM decision',
  'UPDATE decision SET jws = jws',
])('the database itself refuses %s', async (statement) => {
  await submit(submission());
  const db = (await import('../../../electron/core/storage/open-database')).openDatabase({
    file: storage.file,
    key: Buffer.alloc(32, 9),
  });
  expect(() => db.exec(statement)).toThrow(/never/);
  db.close();
});

test('a decision needs the claim, the revision it was made on and no other decision that stands', async () => {
  expect(await submit(submission({}, NOW_MS + 1000))).toBe('claim_not_held');
  expect(await submit(submission({ revision: 2 }))).toBe('revision_changed');
  expect(await submit(submission())).toBe('saved');
  expect(await submit(submission())).toBe('already_decided');
});

test('undo is possible in the hold and never after it', async () => {
  const given = submission();
  await submit(given);
  const { decisionId } = given.decision;
  await storage.writer.run('releaseHolds', { nowMs: NOW_MS + 8000, all: false });
  expect(await storage.writer.run('undoDecision', { decisionId, actorId: 'me', nowMs: NOW_MS + 8001 })).toEqual({
    undone: false,
  });
  expect(readDecision(storage.sql, decisionId)?.state).toBe('pending');
});

test('a try is counted before it is sent, and what was being sent at a crash goes again', async () => {
  const given = submission();
  await submit(given);
  await storage.writer.run('releaseHolds', { nowMs: NOW_MS + 8000, all: false });
  const { rows } = await storage.writer.run('claimDeliveries', { nowMs: NOW_MS + 8000, limit: 4 });
  expect(rows.map(({ attempts }) => attempts)).toEqual([1]);
  expect((await storage.writer.run('claimDeliveries', { nowMs: NOW_MS + 8000, limit: 4 })).rows).toEqual([]);
  await storage.writer.run('recoverOutbox', { nowMs: NOW_MS + 9000 });
  const again = await storage.writer.run('claimDeliveries', { nowMs: NOW_MS + 9000, limit: 4 });
  expect(again.rows.map(({ attempts, jws }) => [attempts, jws])).toEqual([[2, rows[0]?.jws]]);
});

test('another revision is kept beside the one that an undelivered decision rests on', async () => {
  await submit(submission());
  const newer = { applicationId: 'app-1', revision: 2, body: Buffer.from('newer'), fetchedAtMs: NOW_MS };
  expect(await storage.writer.run('saveApplication', newer)).toEqual({ beside: true });
  expect(storage.sql.number('SELECT revision FROM application')).toBe(1);
  const late = { portalNowMs: NOW_MS + 5000, openedBeforeMs: NOW_MS + 5000 };
  expect(await storage.writer.run('removeApplication', { applicationId: 'app-1', ...late })).toEqual({
    removed: false,
  });
});

test('what came on screen after it was chosen to leave stays', async () => {
  const { sql, writer } = storage;
  const moment = { portalNowMs: NOW_MS + 5000, openedBeforeMs: NOW_MS + 5000 };
  expect(readEvictable(sql, moment)).toEqual(['app-1']);
  await writer.run('markOpened', { applicationId: 'app-1', atMs: NOW_MS + 5000 });
  expect(await writer.run('removeApplication', { applicationId: 'app-1', ...moment })).toEqual({ removed: false });
  const later = { ...moment, openedBeforeMs: NOW_MS + 6000 };
  expect(await writer.run('removeApplication', { applicationId: 'app-1', ...later })).toEqual({ removed: true });
});

test('a summary that is older than what is known changes nothing', async () => {
  await storage.writer.run('applySummaryPage', summaryPage([summary(1, { sequence: 5, displayName: 'Newer' })]));
  await storage.writer.run('applySummaryPage', summaryPage([summary(1, { sequence: 4, displayName: 'Older' })]));
  expect(storage.sql.text('SELECT display_name FROM summary')).toBe('Newer');
});

test('a sweep drops what the restarted feed did not show, and nothing with work of ours', async () => {
  await storage.writer.run('applySummaryPage', summaryPage([summary(2), summary(3)]));
  await submit(submission());
  await storage.writer.run('saveDraft', { applicationId: 'app-2', body: Buffer.from('d'), savedAtMs: NOW_MS });
  await storage.writer.run('applySummaryPage', summaryPage([], { generation: 2 }));
  await storage.writer.run('sweepGeneration', { generation: 2, limit: 100 });
  expect(storage.sql.texts('SELECT application_id FROM summary ORDER BY 1')).toEqual(['app-1', 'app-2']);
});

test('deleted names leave the search index and its pages', async () => {
  await storage.writer.run('applySummaryPage', summaryPage([summary(4, { displayName: 'Vanishingname' })]));
  await storage.writer.run('applySummaryPage', summaryPage([], { removedIds: ['app-4'] }));
  const blocks = storage.sql.db.prepare('SELECT block FROM summary_fts_data').pluck().all();
  expect(blocks.some((block) => Buffer.isBuffer(block) && block.includes('vanishing'))).toBe(false);
});

test('a removal that is older than what is shown since then removes nothing', async () => {
  const page = { ...summaryPage([summary(7, { sequence: 20 })]), removed: [{ id: 'app-7', sequence: 19 }] };
  await storage.writer.run('applySummaryPage', page);
  expect(storage.sql.texts('SELECT application_id FROM summary ORDER BY 1')).toEqual(['app-1', 'app-7']);
});

test('a broken record is noted with its page, and forgotten once it comes well or goes', async () => {
  const broken = ['app-7', 'app-8'].map((applicationId) => ({ applicationId, reference: 'UT-0007', reason: 'dueAt' }));
  const { sql, writer } = storage;
  await writer.run('applySummaryPage', { ...summaryPage([]), broken });
  expect(sql.texts('SELECT subject FROM sync_problem ORDER BY 1')).toEqual(['summary:app-7', 'summary:app-8']);
  await writer.run('applySummaryPage', summaryPage([summary(7)], { removedIds: ['app-8'] }));
  expect(sql.texts('SELECT subject FROM sync_problem')).toEqual([]);
});

test('a draft that comes late leaves no trace on what is decided', async () => {
  const { sql, writer } = storage;
  const given = submission();
  const late = { applicationId: 'app-1', body: Buffer.from('late'), savedAtMs: NOW_MS };
  const drafts = (): unknown[] => [count('draft'), sql.number('SELECT has_draft FROM summary')];
  await submit(given);
  await writer.run('saveDraft', late);
  expect(drafts()).toEqual([1, 0]);
  await writer.run('releaseHolds', { nowMs: NOW_MS + 8000, all: false });
  expect(drafts()).toEqual([0, 0]);
  await writer.run('saveDraft', late);
  expect(drafts()).toEqual([0, 0]);
});

test('what waited beside a decision no longer counts once it is taken back: the newer revision is fetched', async () => {
  const { sql, writer } = storage;
  const given = submission();
  await submit(given);
  const newer = { applicationId: 'app-1', revision: 2, body: Buffer.from('newer'), fetchedAtMs: NOW_MS };
  await writer.run('saveApplication', newer);
  expect(readApplication(sql, 'app-1')?.besideRevision).toBe(2);
  await writer.run('undoDecision', { decisionId: given.decision.decisionId, actorId: 'me', nowMs: NOW_MS });
  expect(readApplication(sql, 'app-1')?.besideRevision).toBe(null);
});
