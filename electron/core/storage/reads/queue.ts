import { z } from 'zod';
import { type QueueFilter, type QueueRow, type QueueSort, QueueView } from '../../../../shared/contract/queue';
import { OUTBOX_STATES } from '../../../../shared/domain/outbox-state';
import { Verdict } from '../../../../shared/portal-api/application';
import { priorityOf, statusCode, statusOf, typesOf } from '../codes';
import type { Sql } from '../statements';
import { countQuery, listQuery, newsQuery, type QueueMoment } from './queue-query';

const StoredRow = z.object({
  row_id: z.int(),
  application_id: z.string(),
  reference: z.string(),
  display_name: z.string(),
  submitted_at: z.int(),
  due_at: z.int(),
  priority: z.int(),
  level_requested: z.int(),
  document_types: z.int(),
  attempt: z.int(),
  status: z.int(),
  signal_count: z.int(),
  claim_holder_id: z.string().nullable(),
  claim_holder_name: z.string().nullable(),
  claim_expires_at: z.int().nullable(),
  broken: z.string().nullable(),
  has_draft: z.int(),
  our_decision_id: z.string().nullable(),
  our_verdict: Verdict.nullable(),
  our_state: z.enum(OUTBOX_STATES).nullable(),
  /** Bytes of its media that are here, and bytes there are; null when the application is not on this desk. */
  here: z.int().nullable(),
  all_bytes: z.int().nullable(),
});
type StoredRow = z.infer<typeof StoredRow>;

const ROWS = `SELECT s.row_id, s.application_id, reference, display_name, submitted_at, due_at, priority, level_requested,
  document_types, attempt, status, signal_count, claim_holder_id, claim_holder_name, claim_expires_at, broken, has_draft,
  our_decision_id, our_verdict, our_state, m.here, m.all_bytes
  FROM json_each(?) j JOIN summary s ON s.row_id = j.value
  LEFT JOIN (SELECT a.application_id, coalesce(sum(CASE WHEN f.state = 'ready' THEN f.size_bytes ELSE 0 END), 0) AS here,
    coalesce(sum(f.size_bytes), 0) AS all_bytes FROM application a LEFT JOIN media f USING (application_id)
    GROUP BY a.application_id) m ON m.application_id = s.application_id`;

function claimOf(row: StoredRow, { personId, nowMs }: QueueMoment): QueueRow['claim'] {
  if (row.claim_holder_id === null || row.claim_expires_at === null || row.claim_expires_at <= nowMs) return undefined;
  return {
    holderName: row.claim_holder_name ?? '',
    mine: row.claim_holder_id === personId,
    expiresAtMs: row.claim_expires_at,
  };
}

const onDesk = ({ here, all_bytes: all }: StoredRow): number | undefined => {
  if (here === null || all === null) return undefined;
  // Never rounded up: 100 means every byte.
  return all === 0 ? 100 : Math.floor((here * 100) / all);
};

function ourDecisionOf({
  our_decision_id: id,
  our_verdict: verdict,
  our_state: state,
}: StoredRow): QueueRow['ourDecision'] {
  return id === null || verdict === null || state === null ? undefined : { decisionId: id, verdict, state };
}

/** Absent members mean that there is none. */
function toRow(row: StoredRow, moment: QueueMoment): QueueRow {
  const claim = claimOf(row, moment);
  const onDeskPercent = onDesk(row);
  const ourDecision = ourDecisionOf(row);
  return {
    applicationId: row.application_id,
    reference: row.reference,
    displayName: row.display_name,
    levelRequested: row.level_requested,
    documentTypes: typesOf(row.document_types),
    submittedAtMs: row.submitted_at,
    dueAtMs: row.due_at,
    priority: priorityOf(row.priority),
    attempt: row.attempt,
    signalCount: row.signal_count,
    status: statusOf(row.status),
    hasDraft: row.has_draft === 1,
    ...(claim && { claim }),
    ...(onDeskPercent !== undefined && { onDeskPercent }),
    ...(ourDecision && { ourDecision }),
    ...(row.broken !== null && { broken: row.broken }),
  };
}

/** Ids of all rows of a list, in its order. */
export function readListIds(sql: Sql, filter: QueueFilter, sort: QueueSort, moment: QueueMoment): Float64Array {
  const { text, values } = listQuery(filter, sort, moment);
  return Float64Array.from(sql.numbers(text, ...values));
}

/** The newest row id there is; rows that come later have greater ones. */
export const readLastRowId = (sql: Sql): number => sql.number('SELECT max(row_id) FROM summary') ?? 0;

/** How many rows of this list are newer than `afterRowId`. */
export function readNews(sql: Sql, filter: QueueFilter, afterRowId: number, moment: QueueMoment): number {
  const { text, values } = newsQuery(filter, afterRowId, moment);
  return sql.number(text, ...values) ?? 0;
}

/** Rows by id, in the order asked for; null for those that are gone. */
export function readRows(sql: Sql, ids: readonly number[], moment: QueueMoment): Array<QueueRow | null> {
  const byId = new Map(sql.rows(StoredRow, ROWS, JSON.stringify(ids)).map((row) => [row.row_id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    return row ? toRow(row, moment) : null;
  });
}

/** How many applications the desk knows. */
export const readTotal = (sql: Sql): number => sql.number('SELECT count(*) FROM summary') ?? 0;

const OpenCounts = z.object({ open: z.int(), today: z.int(), flagged: z.int(), later: z.int() });

/** Counts beside the saved views: one pass over the index of open rows, the others by their small indexes. */
export function readCounts(sql: Sql, moment: QueueMoment): Record<QueueView, number> {
  const open = sql.row(
    OpenCounts,
    `SELECT count(*) AS open, coalesce(sum(due_at < ?), 0) AS today, coalesce(sum(status = ?), 0) AS flagged,
     coalesce(sum(attempt > 1), 0) AS later FROM summary INDEXED BY summary_by_due WHERE is_open = 1`,
    moment.dayEndMs,
    statusCode('flagged'),
  ) ?? { open: 0, today: 0, flagged: 0, later: 0 };
  const count = (view: QueueView): number => {
    const { text, values } = countQuery({ view }, moment);
    return sql.number(text, ...values) ?? 0;
  };
  return {
    open: open.open,
    due_today: open.today,
    flagged: open.flagged,
    later_attempt: open.later,
    mine: count('mine'),
    drafts: count('drafts'),
    on_desk: count('on_desk'),
    decided: count('decided'),
    broken: count('broken'),
  };
}
