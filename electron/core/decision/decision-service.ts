import type { Draft } from '../../../shared/contract/application';
import { DecisionDraft, type DecisionView } from '../../../shared/contract/decision';
import { brokenRules } from '../../../shared/domain/decision-rules';
import type { Application } from '../../../shared/portal-api/application';
import type { Policy } from '../../../shared/portal-api/policy';
import { DeskError, InvariantError } from '../errors';
import type { EventHub } from '../event-hub';
import { toCanonicalJson } from '../log/canonical';
import { sha256Hex } from '../log/digest';
import type { Clock } from '../ports';
import { readDecision } from '../storage/reads/outbox';
import type { Sql } from '../storage/statements';
import type { Writer } from '../storage/writer';
import type { SubmitOutcome } from '../storage/writes/decisions';
import { canonicalDecision, decisionContent, type DecisionSetting } from './canonical-decision';

export interface DecisionService {
  /** Signs and saves a decision in its hold. Idempotent by id and content. */
  submit(draft: DecisionDraft): Promise<DecisionView>;
  /** Takes a decision back within its hold. */
  undo(decisionId: string): Promise<DecisionView>;
  get(decisionId: string): DecisionView;
}

export interface DecisionServiceOptions {
  sql: Sql;
  writer: Writer;
  clock: Clock;
  events: EventHub;
  personId: string;
  /** The full application on this desk, with its reference; undefined when it is not here. */
  application: (applicationId: string) => Application | undefined;
  policy: () => Policy;
  setting: () => Pick<DecisionSetting, 'deviceId' | 'clockOffsetMs' | 'madeUnder'>;
  /** Seals work in progress on an application. */
  sealDraft: (applicationId: string, draft: Draft) => Uint8Array;
  /** Called after a decision entered its hold or left it, so that the outbox looks again. */
  outboxChanged: () => void;
}

function refusal(outcome: Exclude<SubmitOutcome, { outcome: 'saved' } | { outcome: 'same' }>): DeskError {
  switch (outcome.outcome) {
    case 'id_reused':
      return new DeskError('DECISION_ID_REUSED');
    case 'claim_not_held':
      return new DeskError('CLAIM_NOT_HELD');
    case 'revision_changed':
      return new DeskError('REVISION_CHANGED', { revision: outcome.revision });
    case 'already_decided':
      return new DeskError('ALREADY_DECIDED_HERE', { decisionId: outcome.decisionId });
  }
}

/** The work in a decision, as a draft again: an undo must not cost what the page had not saved yet. */
const workOf = ({ checks, reasonCodes, note, anchors, seen, newAttempt, activeMs }: DecisionDraft): Draft => ({
  answers: checks,
  reasonCodes,
  note,
  anchors,
  seen,
  activeMs,
  ...(newAttempt === undefined ? {} : { newAttempt }),
});

/** The use cases of deciding: rules first, then one transaction, then the words "saved". */
export function createDecisionService(options: DecisionServiceOptions): DecisionService {
  const { sql, writer, clock, events, personId } = options;

  const viewOf = (decisionId: string): DecisionView => {
    const view = readDecision(sql, decisionId);
    if (!view) throw new DeskError('NOT_FOUND');
    return view;
  };
  const announce = (decisionId: string, applicationId: string): void => {
    events.publish({ type: 'outbox.changed', decisionId });
    events.publish({ type: 'application.changed', applicationId });
    events.publish({ type: 'queue.changed' });
    options.outboxChanged();
  };

  return {
    submit: async (draft) => {
      // The page repeats a press whose answer it did not hear: what stands already is the answer.
      const contentDigest = sha256Hex(toCanonicalJson(DecisionDraft, draft));
      const application = options.application(draft.applicationId);
      if (!application) throw new DeskError('NOT_ON_DESK');
      const policy = options.policy();
      const content = decisionContent(draft, application);
      const violations = brokenRules(content, application, policy);
      if (violations.length > 0 && !readDecision(sql, draft.decisionId))
        throw new DeskError('RULES_BROKEN', { violations });
      const nowMs = clock.nowMs();
      const decision = canonicalDecision(draft, content, { ...options.setting(), personId, decidedAtMs: nowMs });
      const outcome = await writer.run('submitDecision', {
        decision,
        reference: application.reference,
        contentDigest,
        nowMs,
        holdUntilMs: nowMs + policy.undoHoldMs,
        draft: options.sealDraft(draft.applicationId, workOf(draft)),
      });
      if (outcome.outcome !== 'saved' && outcome.outcome !== 'same') throw refusal(outcome);
      announce(draft.decisionId, draft.applicationId);
      return viewOf(draft.decisionId);
    },
    undo: async (decisionId) => {
      const { applicationId, state } = viewOf(decisionId);
      const { undone } = await writer.run('undoDecision', { decisionId, actorId: personId, nowMs: clock.nowMs() });
      if (!undone && state !== 'withdrawn') throw new DeskError('UNDO_TOO_LATE');
      announce(decisionId, applicationId);
      const view = viewOf(decisionId);
      if (view.state !== 'withdrawn') throw new InvariantError('undone but not withdrawn');
      return view;
    },
    get: viewOf,
  };
}
