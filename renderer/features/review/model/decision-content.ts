import type { DecisionDraft } from '../../../../shared/contract/decision';
import type { ChecklistItem } from '../../../../shared/domain/checklist';
import type { DecisionContent } from '../../../../shared/domain/decision-rules';
import { evidenceOf } from '../../../../shared/domain/evidence';
import type { Application, Verdict } from '../../../../shared/portal-api/application';
import { type ReviewState, splitKey } from './review-state';

/** What a judgement is about. */
export interface JudgedApplication {
  application: Application;
  checklist: readonly ChecklistItem[];
}

/** The answers that belong to the checklist as it stands; answers to documents that left are not sent. */
function checksOf(state: ReviewState, checklist: readonly ChecklistItem[]): DecisionContent['checks'] {
  return checklist.flatMap(({ key }) => {
    const given = state.answers[key];
    return given ? [{ ...splitKey(key), answer: given.answer, reason: given.reason.trim() }] : [];
  });
}

/** What the rules judge, if this verdict were signed now. */
export function contentOf(
  verdict: Verdict,
  state: ReviewState,
  { application, checklist }: JudgedApplication,
): DecisionContent {
  return {
    verdict,
    ...(verdict === 'reject' && state.newAttempt !== undefined ? { newAttempt: state.newAttempt } : {}),
    levelReached: verdict === 'approve' ? application.levelRequested : 0,
    reasonCodes: [...state.reasonCodes],
    note: state.note,
    checks: checksOf(state, checklist),
    evidence: evidenceOf(application).flatMap(({ media }) => {
      const seen = state.seen[media.id];
      return seen ? [{ mediaId: media.id, sha256: media.sha256, ...seen }] : [];
    }),
    policyVersion: state.policyVersion,
  };
}

/** What is submitted. `decisionId` is made once per decision. */
export function draftOfDecision(
  decisionId: string,
  content: DecisionContent,
  state: ReviewState,
  application: Application,
  activeMs: number,
): DecisionDraft {
  return {
    decisionId,
    applicationId: application.id,
    revision: state.revision,
    policyVersion: state.policyVersion,
    verdict: content.verdict,
    ...(content.newAttempt === undefined ? {} : { newAttempt: content.newAttempt }),
    reasonCodes: content.reasonCodes,
    note: content.note,
    checks: content.checks,
    seen: content.evidence.map(({ mediaId, seenMs, playedPercent }) => ({ mediaId, seenMs, playedPercent })),
    anchors: state.anchors,
    activeMs: Math.round(activeMs),
  };
}

/** What a person judged, without the times that run on: the same judgement signed again is the same decision. */
export const judgementOf = ({ verdict, newAttempt, reasonCodes, note, checks }: DecisionContent): string =>
  JSON.stringify([verdict, newAttempt ?? '', reasonCodes, note, checks]);
