import { z } from 'zod';
import {
  type OutboxEvent,
  type OutboxState,
  nextOutboxState,
  OUTBOX_STATES,
} from '../../../../shared/domain/outbox-state';
import { InvariantError } from '../../errors';
import { sha256Hex } from '../../log/digest';
import { statusCode } from '../codes';
import { UNDELIVERED } from '../undelivered';
import { dropBeside, dropDraft } from './applications';
import { appendLog } from './log';
import type { WriteContext } from './context';

// The way of a decision to the portal: which move is legal is shared/domain/outbox-state's to say, each move is one guarded
// update here, and rows are never deleted.

/** Sets the state of an outbox row and of its line in the lists. Only `move` and the bulk moves below may do so. */
function setState({ sql }: WriteContext, decisionId: string, state: OutboxState, nowMs: number): void {
  sql.run('UPDATE outbox SET state = ?, updated_at = ? WHERE decision_id = ?', state, nowMs, decisionId);
  sql.run('UPDATE summary SET our_state = ? WHERE our_decision_id = ?', state, decisionId);
}

const stateOf = ({ sql }: WriteContext, decisionId: string): OutboxState | undefined => {
  const found = sql.text('SELECT state FROM outbox WHERE decision_id = ?', decisionId);
  return OUTBOX_STATES.find((state) => state === found);
};

/** The application that a decision is about. */
export function applicationOf({ sql }: WriteContext, decisionId: string): string {
  const found = sql.text('SELECT application_id FROM outbox WHERE decision_id = ?', decisionId);
  if (found === undefined) throw new InvariantError('an outbox row is gone');
  return found;
}

/** One legal move of one row; `undefined` when the row is elsewhere by now. */
export function move(
  context: WriteContext,
  decisionId: string,
  event: OutboxEvent,
  nowMs: number,
): OutboxState | undefined {
  const from = stateOf(context, decisionId);
  const to = from && nextOutboxState(from, event);
  if (to) setState(context, decisionId, to, nowMs);
  return to;
}

/** A row that was touched this long after now shows that the clock was set back: its waits mean nothing any more. */
const CLOCK_SET_BACK_MS = 60_000;

/** Ends the hold of rows that are due; with `all`, of every held row (lock, quit, restart). Result: their ids. */
export function releaseHolds(context: WriteContext, args: { nowMs: number; all: boolean }): { released: string[] } {
  const due = context.sql.texts(
    "SELECT decision_id FROM outbox WHERE state = 'held' AND (hold_until <= ? OR updated_at > ? OR ?)",
    args.nowMs,
    args.nowMs + CLOCK_SET_BACK_MS,
    args.all ? 1 : 0,
  );
  for (const decisionId of due) {
    move(context, decisionId, 'release', args.nowMs);
    dropDraft(context, { applicationId: applicationOf(context, decisionId) });
  }
  return { released: due };
}

/** After a start: what was being sent when the desk ended goes again, with the same bytes. */
export function recoverOutbox(context: WriteContext, args: { nowMs: number }): { recovered: string[] } {
  const stuck = context.sql.texts("SELECT decision_id FROM outbox WHERE state = 'in_flight'");
  for (const decisionId of stuck) move(context, decisionId, 'restart', args.nowMs);
  const { released } = releaseHolds(context, { nowMs: args.nowMs, all: true });
  return { recovered: [...stuck, ...released] };
}

/** An answer that could not be written down: the row waits again, and the same bytes bring the same answer. */
export function returnDelivery(
  context: WriteContext,
  args: { decisionId: string; nowMs: number; nextAttemptAtMs: number },
): void {
  if (move(context, args.decisionId, 'restart', args.nowMs) !== 'pending') return;
  context.sql.run('UPDATE outbox SET next_attempt_at = ? WHERE decision_id = ?', args.nextAttemptAtMs, args.decisionId);
}

/** What the portal's answer to one delivery means, with what is kept of it. */
export interface Settlement {
  decisionId: string;
  event: Extract<OutboxEvent, 'accepted' | 'retry' | 'conflict' | 'refused' | 'needs_person'>;
  outcome: string;
  /** The problem as the portal sent it, JSON; never shown raw. */
  answer: string | null;
  nextAttemptAtMs: number;
  receipt: { jws: string; digest: string; revision: number; acceptedAtMs: number } | null;
  actorId: string;
  nowMs: number;
}

const CLOSED_BY: Readonly<Record<string, 'approved' | 'rejected' | 'flagged'>> = {
  approve: 'approved',
  reject: 'rejected',
  flag: 'flagged',
};

function keepReceipt(context: WriteContext, settlement: Settlement): void {
  const { sql } = context;
  const { receipt, decisionId, nowMs } = settlement;
  if (!receipt) throw new InvariantError('delivered without a receipt');
  sql.run(
    'UPDATE outbox SET receipt = ?, receipt_digest = ?, receipt_revision = ?, receipt_at = ? WHERE decision_id = ?',
    receipt.jws,
    receipt.digest,
    receipt.revision,
    receipt.acceptedAtMs,
    decisionId,
  );
  const applicationId = applicationOf(context, decisionId);
  const verdict = sql.text('SELECT verdict FROM decision WHERE decision_id = ?', decisionId) ?? '';
  const status = CLOSED_BY[verdict];
  if (!status) throw new InvariantError('a stored verdict is unknown');
  sql.run(
    `UPDATE summary SET status = ?, is_open = ?, revision = max(revision, ?), claim_holder_id = NULL, claim_holder_name = NULL,
       claim_expires_at = NULL, last_decision_id = ?, last_decision_verdict = ?, last_decision_at = ? WHERE application_id = ?`,
    statusCode(status),
    status === 'flagged' ? 1 : 0,
    receipt.revision,
    decisionId,
    verdict,
    receipt.acceptedAtMs,
    applicationId,
  );
  sql.run('DELETE FROM claim WHERE application_id = ?', applicationId);
  dropBeside(context, { applicationId });
  appendLog(context, {
    action: 'decision.delivered',
    actor: settlement.actorId,
    atMs: nowMs,
    application: applicationId,
    decision: decisionId,
    digests: { decision: receipt.digest, receipt: sha256Hex(receipt.jws) },
  });
}

/** Notes in the log that the portal did not take a decision; the row stays for a person. */
function logAnswer(context: WriteContext, settlement: Settlement): void {
  appendLog(context, {
    action: settlement.event === 'conflict' ? 'decision.conflicted' : 'decision.refused',
    actor: settlement.actorId,
    atMs: settlement.nowMs,
    decision: settlement.decisionId,
    codes: [settlement.outcome],
  });
}

/** Ends one try: receipt, log entry and states together. Result: the row's new state, `undefined` when it had moved on. */
export function settleDelivery(context: WriteContext, settlement: Settlement): { state: OutboxState | undefined } {
  const state = move(context, settlement.decisionId, settlement.event, settlement.nowMs);
  if (!state) return { state };
  context.sql.run(
    'UPDATE outbox SET last_outcome = ?, last_answer = ?, next_attempt_at = ? WHERE decision_id = ?',
    settlement.outcome,
    settlement.answer,
    settlement.nextAttemptAtMs,
    settlement.decisionId,
  );
  if (state === 'delivered') keepReceipt(context, settlement);
  if (state === 'conflict' || state === 'refused') logAnswer(context, settlement);
  return { state };
}

/** One decision to be sent: `attempts` counts this try already. */
const Delivery = z.object({ decisionId: z.string(), applicationId: z.string(), jws: z.string(), attempts: z.int() });
export type Delivery = z.infer<typeof Delivery>;

/**
 * Takes rows that are due for a try: counted before they are sent, so that a crash can never make a try uncounted. One at
 * a time per application, so that decisions of one application keep their order.
 */
export function claimDeliveries(context: WriteContext, args: { nowMs: number; limit: number }): { rows: Delivery[] } {
  const due = context.sql.texts(
    `SELECT o.decision_id FROM outbox o JOIN decision d USING (decision_id) WHERE o.state = 'pending' AND (o.next_attempt_at <= ? OR o.updated_at > ?)
     AND NOT EXISTS (SELECT 1 FROM outbox e JOIN decision f USING (decision_id) WHERE e.application_id = o.application_id
       AND e.decision_id <> o.decision_id AND f.decided_at <= d.decided_at AND e.state IN ${UNDELIVERED})
     ORDER BY d.decided_at LIMIT ?`,
    args.nowMs,
    args.nowMs + CLOCK_SET_BACK_MS,
    args.limit,
  );
  return { rows: due.map((decisionId) => claimOne(context, decisionId, args.nowMs)) };
}

function claimOne(context: WriteContext, decisionId: string, nowMs: number): Delivery {
  move(context, decisionId, 'claim', nowMs);
  context.sql.run('UPDATE outbox SET attempts = attempts + 1 WHERE decision_id = ?', decisionId);
  const row = context.sql.row(
    Delivery,
    `SELECT decision_id AS decisionId, d.application_id AS applicationId, d.jws, o.attempts
     FROM decision d JOIN outbox o USING (decision_id) WHERE decision_id = ?`,
    decisionId,
  );
  if (!row) throw new InvariantError('a claimed decision is gone');
  return row;
}

/** A person asks for a try now, or signed in again: the row is due at once. Result: the state it is in. */
export function makeDue(
  context: WriteContext,
  args: { decisionId: string; nowMs: number },
): { state: OutboxState | undefined } {
  if (stateOf(context, args.decisionId) === 'awaiting_person')
    move(context, args.decisionId, 'person_ready', args.nowMs);
  context.sql.run("UPDATE outbox SET next_attempt_at = 0 WHERE decision_id = ? AND state = 'pending'", args.decisionId);
  return { state: stateOf(context, args.decisionId) };
}

/** Somebody signed in again: what waited for that is due. Result: how many rows. */
export function personIsReady(context: WriteContext, args: { nowMs: number }): { count: number } {
  const rows = context.sql.texts("SELECT decision_id FROM outbox WHERE state = 'awaiting_person'");
  for (const decisionId of rows) makeDue(context, { decisionId, nowMs: args.nowMs });
  return { count: rows.length };
}

/** Everything that waits is due at once: the portal answered again. */
export function makeAllDue(context: WriteContext): void {
  context.sql.run("UPDATE outbox SET next_attempt_at = 0 WHERE state = 'pending'");
}
