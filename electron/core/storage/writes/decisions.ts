import { DecisionV1 } from '../../../../shared/portal-api/decision';
import { DECISION_JWS_TYPE } from '../../../../shared/portal-api/statement';
import { toCanonicalJson } from '../../log/canonical';
import { LogEntry } from '../../log/entry';
import { signJws } from '../../log/jws';
import { sha256Hex } from '../../log/digest';
import { UNDELIVERED } from '../undelivered';
import { dropBeside, keepDraft } from './applications';
import { appendLog, type LogFact } from './log';
import type { WriteContext } from './context';
import { applicationOf, move } from './outbox';

export interface DecisionSubmission {
  decision: DecisionV1;
  reference: string;
  /** Digest of what the person decided, without times and ids that core adds. */
  contentDigest: string;
  nowMs: number;
  holdUntilMs: number;
  /** The work that led to it, sealed: what an undo brings back. */
  draft: Uint8Array;
}

export type SubmitOutcome =
  | { outcome: 'saved' }
  | { outcome: 'same' }
  | { outcome: 'id_reused' }
  | { outcome: 'claim_not_held' }
  | { outcome: 'revision_changed'; revision: number }
  | { outcome: 'already_decided'; decisionId: string };

/** Why this decision cannot be saved now, judged inside the transaction that would save it. */
function obstacle(
  { sql }: WriteContext,
  { decision, contentDigest, nowMs }: DecisionSubmission,
): SubmitOutcome | undefined {
  const earlier = sql.text('SELECT content_digest FROM decision WHERE decision_id = ?', decision.decisionId);
  if (earlier !== undefined) return earlier === contentDigest ? { outcome: 'same' } : { outcome: 'id_reused' };
  const standing = sql.text(
    `SELECT decision_id FROM outbox WHERE application_id = ? AND state IN ${UNDELIVERED}`,
    decision.applicationId,
  );
  if (standing !== undefined) return { outcome: 'already_decided', decisionId: standing };
  const revision = sql.number('SELECT revision FROM application WHERE application_id = ?', decision.applicationId) ?? 0;
  if (revision !== decision.revision) return { outcome: 'revision_changed', revision };
  const expiresAt = sql.number('SELECT expires_at FROM claim WHERE application_id = ?', decision.applicationId);
  // Claims expire by the portal's clock.
  return (expiresAt ?? 0) > nowMs + decision.clockOffsetMs ? undefined : { outcome: 'claim_not_held' };
}

const digestsOf = (decision: DecisionV1, jws: string): LogEntry['digests'] => ({
  decision: sha256Hex(jws),
  checks: sha256Hex(toCanonicalJson(DecisionV1.shape.checks, decision.checks)),
  evidence: decision.evidence.map(({ sha256 }) => sha256),
});

const logLevel = (level: number): NonNullable<LogEntry['level']> => LogEntry.shape.level.unwrap().parse(level);

const decisionFact = (decision: DecisionV1, action: LogFact['action'], nowMs: number): LogFact => ({
  action,
  actor: decision.personId,
  atMs: nowMs,
  application: decision.applicationId,
  decision: decision.decisionId,
  verdict: decision.verdict,
  level: logLevel(decision.levelReached),
  codes: decision.reasonCodes,
  policyVersion: decision.policyVersion,
});

/**
 * Saves a signed decision: decision row with the exact bytes, outbox row in its hold, log entry and local state, all or
 * nothing in one transaction. The same id with the same content gives the earlier result, with other content it is refused.
 */
export function submitDecision(context: WriteContext, submission: DecisionSubmission): SubmitOutcome {
  const obstacleFound = obstacle(context, submission);
  if (obstacleFound) return obstacleFound;
  const { sql } = context;
  const { decision, nowMs } = submission;
  const payload = Buffer.from(toCanonicalJson(DecisionV1, decision));
  const jws = signJws(payload, { typ: DECISION_JWS_TYPE, key: context.deviceKey() });
  sql.run(
    `INSERT INTO decision (decision_id, application_id, reference, revision, verdict, reason_codes, content_digest, jws, decided_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    decision.decisionId,
    decision.applicationId,
    submission.reference,
    decision.revision,
    decision.verdict,
    JSON.stringify(decision.reasonCodes),
    submission.contentDigest,
    jws,
    nowMs,
  );
  sql.run(
    'INSERT INTO outbox (decision_id, application_id, state, hold_until, updated_at) VALUES (?, ?, ?, ?, ?)',
    decision.decisionId,
    decision.applicationId,
    'held',
    submission.holdUntilMs,
    nowMs,
  );
  keepDraft(context, { applicationId: decision.applicationId, body: submission.draft, savedAtMs: nowMs });
  appendLog(context, { ...decisionFact(decision, 'decision.signed', nowMs), digests: digestsOf(decision, jws) });
  sql.run(
    'UPDATE summary SET our_decision_id = ?, our_verdict = ?, our_state = ?, has_draft = 0 WHERE application_id = ?',
    decision.decisionId,
    decision.verdict,
    'held',
    decision.applicationId,
  );
  return { outcome: 'saved' };
}

/** Takes a decision back within its hold. The work that led to it becomes a draft again. */
export function undoDecision(
  context: WriteContext,
  args: { decisionId: string; actorId: string; nowMs: number },
): { undone: boolean } {
  if (move(context, args.decisionId, 'undo', args.nowMs) !== 'withdrawn') return { undone: false };
  const { sql } = context;
  const applicationId = applicationOf(context, args.decisionId);
  sql.run(
    `UPDATE summary SET our_decision_id = NULL, our_verdict = NULL, our_state = NULL,
       has_draft = EXISTS (SELECT 1 FROM draft d WHERE d.application_id = summary.application_id) WHERE application_id = ?`,
    applicationId,
  );
  dropBeside(context, { applicationId });
  appendLog(context, {
    action: 'decision.undone',
    actor: args.actorId,
    atMs: args.nowMs,
    application: applicationId,
    decision: args.decisionId,
  });
  return { undone: true };
}
