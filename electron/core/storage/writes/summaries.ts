import { z } from 'zod';
import { foldText } from '../../../../shared/domain/fold';
import { isOpen } from '../../../../shared/domain/application-state';
import type { Summary } from '../../../../shared/portal-api/application';
import { priorityCode, statusCode, typesMask } from '../codes';
import { clearProblem, dropMeta, noteProblem, setMeta } from './meta';
import type { SqlValue } from '../statements';
import { UNDELIVERED } from '../undelivered';
import type { WriteContext } from './context';

/** A record of the feed that breaks its schema: kept as a row that says so, so that nobody waits for it unseen. */
export interface BrokenSummary {
  applicationId: string;
  reference: string;
  reason: string;
}

export interface SummaryPage {
  items: Summary[];
  broken: BrokenSummary[];
  /** No longer visible to this person since that sequence. */
  removed: Array<{ id: string; sequence: number }>;
  nextCursor: string;
  /** Marks rows seen since the feed was started over. */
  generation: number;
  nowMs: number;
}

const FIND = 'SELECT row_id, sequence, name_key, reference_key FROM summary WHERE application_id = ?';
const INSERT = `INSERT INTO summary (application_id, sequence, revision, generation, reference, reference_key, display_name,
  name_key, submitted_at, due_at, priority, level_requested, document_types, attempt, status, is_open, signal_count, locale,
  claim_holder_id, claim_holder_name, claim_expires_at, last_decision_id, last_decision_verdict, last_decision_at, broken)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const UPDATE = `UPDATE summary SET sequence = ?, revision = ?, generation = ?, reference = ?, reference_key = ?,
  display_name = ?, name_key = ?, submitted_at = ?, due_at = ?, priority = ?, level_requested = ?, document_types = ?,
  attempt = ?, status = ?, is_open = ?, signal_count = ?, locale = ?, claim_holder_id = ?, claim_holder_name = ?,
  claim_expires_at = ?, last_decision_id = ?, last_decision_verdict = ?, last_decision_at = ?, broken = ? WHERE row_id = ?`;
const TOUCH = 'UPDATE summary SET generation = ? WHERE row_id = ?';
const FTS_ADD = 'INSERT INTO summary_fts (rowid, name_key, reference_key) VALUES (?, ?, ?)';
const FTS_DROP = "INSERT INTO summary_fts (summary_fts, rowid, name_key, reference_key) VALUES ('delete', ?, ?, ?)";

const Found = z.object({ row_id: z.int(), sequence: z.int(), name_key: z.string(), reference_key: z.string() });
type Found = z.infer<typeof Found>;

/** What names and references are found and sorted by. */
interface Keys {
  name: string;
  reference: string;
}

function columnsOf(item: Summary, { name, reference }: Keys, generation: number): SqlValue[] {
  return [
    item.sequence,
    item.revision,
    generation,
    item.reference,
    reference,
    item.displayName,
    name,
    Date.parse(item.submittedAt),
    Date.parse(item.dueAt),
    priorityCode(item.priority),
    item.levelRequested,
    typesMask(item.documentTypes),
    item.attempt,
    statusCode(item.status),
    isOpen(item.status) ? 1 : 0,
    item.signalCount,
    item.locale,
    item.claim?.holder.id ?? null,
    item.claim?.holder.name ?? null,
    item.claim ? Date.parse(item.claim.expiresAt) : null,
    item.lastDecision?.decisionId ?? null,
    item.lastDecision?.verdict ?? null,
    item.lastDecision ? Date.parse(item.lastDecision.at) : null,
    null,
  ];
}

function upsert({ sql }: WriteContext, item: Summary, generation: number): void {
  const name = foldText(item.displayName);
  const reference = foldText(item.reference);
  const columns = columnsOf(item, { name, reference }, generation);
  const found = sql.row(Found, FIND, item.id);
  if (!found) {
    const { rowId } = sql.run(INSERT, item.id, ...columns);
    sql.run(FTS_ADD, rowId, name, reference);
    return;
  }
  // The feed may repeat and reorder; what is older than what is known changes nothing.
  if (item.sequence < found.sequence) {
    sql.run(TOUCH, generation, found.row_id);
    return;
  }
  sql.run(UPDATE, ...columns, found.row_id);
  if (found.name_key === name && found.reference_key === reference) return;
  sql.run(FTS_DROP, found.row_id, found.name_key, found.reference_key);
  sql.run(FTS_ADD, found.row_id, name, reference);
}

const problemSubject = (applicationId: string): string => `summary:${applicationId}`;

function markBroken(context: WriteContext, broken: BrokenSummary, generation: number, nowMs: number): void {
  const { sql } = context;
  const { applicationId, reference, reason } = broken;
  const subject = problemSubject(applicationId);
  noteProblem(context, { subject, kind: 'summary_broken', applicationId, reference, reason, atMs: nowMs });
  const changed = sql.run(
    'UPDATE summary SET broken = ?, generation = ? WHERE application_id = ?',
    broken.reason,
    generation,
    broken.applicationId,
  ).changes;
  if (changed > 0) return;
  const key = foldText(broken.reference);
  const { rowId } = sql.run(
    INSERT,
    broken.applicationId,
    0,
    0,
    generation,
    broken.reference,
    key,
    '',
    '',
    nowMs,
    nowMs,
    0,
    1,
    0,
    1,
    0,
    1,
    0,
    'en',
    null,
    null,
    null,
    null,
    null,
    null,
    broken.reason,
  );
  sql.run(FTS_ADD, rowId, '', key);
}

/** Rows with unsent work of ours are never dropped, whatever the feed says. */
const KEPT = `(has_draft = 1 OR our_state IN ${UNDELIVERED})`;

function drop({ sql }: WriteContext, row: Found): void {
  sql.run(FTS_DROP, row.row_id, row.name_key, row.reference_key);
  sql.run('DELETE FROM summary WHERE row_id = ?', row.row_id);
}

/** Begins the feed again: the cursor goes, and what the portal does not show until its end is swept then. */
export function restartFeed(context: WriteContext): void {
  const generation = Number(context.sql.text("SELECT value FROM meta WHERE key = 'feed.generation'") ?? '1');
  dropMeta(context, { key: 'feed.cursor' });
  setMeta(context, { key: 'feed.sweep', value: 'wanted' });
  setMeta(context, { key: 'feed.generation', value: String(generation + 1) });
}

/** Applies one page of the feed; page and cursor commit together. Result: how many rows are open for the first time. */
export function applySummaryPage(context: WriteContext, page: SummaryPage): { added: number } {
  const { sql } = context;
  const before = sql.number('SELECT max(row_id) FROM summary') ?? 0;
  const hadProblems = sql.number("SELECT 1 FROM sync_problem WHERE kind = 'summary_broken'") !== undefined;
  for (const item of page.items) {
    upsert(context, item, page.generation);
    if (hadProblems) clearProblem(context, { subject: problemSubject(item.id) });
  }
  for (const broken of page.broken) markBroken(context, broken, page.generation, page.nowMs);
  for (const { id, sequence } of page.removed) {
    clearProblem(context, { subject: problemSubject(id) });
    const row = sql.row(Found, `${FIND} AND sequence <= ? AND NOT coalesce(${KEPT}, 0)`, id, sequence);
    if (row) drop(context, row);
  }
  setMeta(context, { key: 'feed.cursor', value: page.nextCursor });
  setMeta(context, { key: 'feed.generation', value: String(page.generation) });
  const added = sql.number('SELECT count(*) FROM summary WHERE row_id > ?', before) ?? 0;
  return { added };
}

/** Applies pages that follow each other, in their order and in one transaction. Result: how many rows are new in all. */
export function applySummaryPages(context: WriteContext, { pages }: { pages: SummaryPage[] }): { added: number } {
  return { added: pages.reduce((added, page) => added + applySummaryPage(context, page).added, 0) };
}

/** Ends a restart of the feed: drops rows that the portal no longer showed, in slices of `limit`. Result: how many went. */
export function sweepGeneration(
  context: WriteContext,
  args: { generation: number; limit: number },
): { dropped: number } {
  const rows = context.sql.rows(
    Found,
    `SELECT row_id, sequence, name_key, reference_key FROM summary WHERE generation < ? AND NOT coalesce(${KEPT}, 0) LIMIT ?`,
    args.generation,
    args.limit,
  );
  for (const row of rows) drop(context, row);
  return { dropped: rows.length };
}
