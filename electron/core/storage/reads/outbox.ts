import { z } from 'zod';
import type { DecisionView, OutboxCounts } from '../../../../shared/contract/decision';
import { OUTBOX_STATES, needsPerson, type OutboxState } from '../../../../shared/domain/outbox-state';
import { Verdict } from '../../../../shared/portal-api/application';
import type { Sql } from '../statements';

const Stored = z.object({
  decisionId: z.string(),
  applicationId: z.string(),
  reference: z.string(),
  verdict: Verdict,
  reasonCodes: z.string(),
  decidedAt: z.int(),
  state: z.enum(OUTBOX_STATES),
  holdUntil: z.int(),
  attempts: z.int(),
  nextAttemptAt: z.int(),
  lastOutcome: z.string().nullable(),
  receiptDigest: z.string().nullable(),
  receiptRevision: z.int().nullable(),
  receiptAt: z.int().nullable(),
});

const DECISIONS = `SELECT decision_id AS decisionId, d.application_id AS applicationId, d.reference, d.verdict,
  d.reason_codes AS reasonCodes, d.decided_at AS decidedAt, o.state, o.hold_until AS holdUntil, o.attempts,
  o.next_attempt_at AS nextAttemptAt, o.last_outcome AS lastOutcome, o.receipt_digest AS receiptDigest,
  o.receipt_revision AS receiptRevision, o.receipt_at AS receiptAt FROM decision d JOIN outbox o USING (decision_id)`;

const Codes = z.array(z.string());

function toView(row: z.infer<typeof Stored>): DecisionView {
  const { receiptDigest: digest, receiptAt: acceptedAtMs, receiptRevision: revision } = row;
  return {
    decisionId: row.decisionId,
    applicationId: row.applicationId,
    reference: row.reference,
    verdict: row.verdict,
    reasonCodes: Codes.parse(JSON.parse(row.reasonCodes)),
    decidedAtMs: row.decidedAt,
    state: row.state,
    attempts: row.attempts,
    ...(row.state === 'held' ? { holdUntilMs: row.holdUntil } : {}),
    ...(row.state === 'pending' ? { nextAttemptAtMs: row.nextAttemptAt } : {}),
    ...(row.lastOutcome === null ? {} : { lastOutcome: row.lastOutcome }),
    ...(digest === null || acceptedAtMs === null || revision === null
      ? {}
      : { receipt: { digest, acceptedAtMs, revision } }),
  };
}

/** One decision of this desk. */
export function readDecision(sql: Sql, decisionId: string): DecisionView | undefined {
  const row = sql.row(Stored, `${DECISIONS} WHERE decision_id = ?`, decisionId);
  return row && toView(row);
}

/** Decisions of this desk, newest first. */
export const readDecisions = (sql: Sql, limit: number): DecisionView[] =>
  sql.rows(Stored, `${DECISIONS} ORDER BY d.decided_at DESC, decision_id DESC LIMIT ?`, limit).map(toView);

/** Our latest decision about one application that was not taken back. */
export function readLatestDecisionOf(sql: Sql, applicationId: string): DecisionView | undefined {
  const row = sql.row(
    Stored,
    `${DECISIONS} WHERE d.application_id = ? AND o.state <> 'withdrawn' ORDER BY d.decided_at DESC, decision_id DESC LIMIT 1`,
    applicationId,
  );
  return row && toView(row);
}

const StateCount = z.object({ state: z.enum(OUTBOX_STATES), count: z.int() });

/** How many decisions are in which part of their way. */
export function readOutboxCounts(sql: Sql): OutboxCounts {
  const rows = sql.rows(StateCount, 'SELECT state, count(*) AS count FROM outbox GROUP BY state');
  const total = (matches: (state: OutboxState) => boolean): number =>
    rows.filter(({ state }) => matches(state)).reduce((sum, { count }) => sum + count, 0);
  return {
    held: total((state) => state === 'held'),
    waiting: total((state) => state === 'pending'),
    sending: total((state) => state === 'in_flight'),
    delivered: total((state) => state === 'delivered'),
    needsPerson: total(needsPerson),
  };
}

/** When the next hold ends and when the next try is due; undefined when there is none. */
export function readOutboxTimes(sql: Sql): { holdEndsAtMs: number | undefined; tryDueAtMs: number | undefined } {
  return {
    holdEndsAtMs: sql.number("SELECT min(hold_until) FROM outbox WHERE state = 'held'"),
    tryDueAtMs: sql.number("SELECT min(next_attempt_at) FROM outbox WHERE state = 'pending'"),
  };
}
