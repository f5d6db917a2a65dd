import type { DecisionDraft } from '../../../shared/contract/decision';
import type { DecisionContent } from '../../../shared/domain/decision-rules';
import { evidenceOf } from '../../../shared/domain/evidence';
import type { Application } from '../../../shared/portal-api/application';
import type { DecisionV1 } from '../../../shared/portal-api/decision';

/** What core knows and a page does not. */
export interface DecisionSetting {
  deviceId: string;
  personId: string;
  decidedAtMs: number;
  clockOffsetMs: number;
  madeUnder: DecisionV1['madeUnder'];
}

/** What was seen, with the digests of the very files that are on this desk. A page cannot name a digest. */
function evidenceSeen(draft: DecisionDraft, application: Application): DecisionV1['evidence'] {
  const seen = new Map(draft.seen.map((item) => [item.mediaId, item]));
  return evidenceOf(application).map(({ media }) => ({
    mediaId: media.id,
    sha256: media.sha256,
    seenMs: seen.get(media.id)?.seenMs ?? 0,
    playedPercent: seen.get(media.id)?.playedPercent ?? 0,
  }));
}

/** The part of a decision that the rules judge. Text typed by people is brought into NFC. */
export function decisionContent(draft: DecisionDraft, application: Application): DecisionContent {
  return {
    verdict: draft.verdict,
    ...(draft.newAttempt === undefined ? {} : { newAttempt: draft.newAttempt }),
    levelReached: draft.verdict === 'approve' ? application.levelRequested : 0,
    reasonCodes: draft.reasonCodes,
    note: draft.note.normalize('NFC'),
    checks: draft.checks.map(({ checkId, subject, answer, reason }) => ({
      checkId,
      subject,
      answer,
      reason: reason.normalize('NFC'),
    })),
    evidence: evidenceSeen(draft, application),
    policyVersion: draft.policyVersion,
  };
}

/** The canonical decision, version 1. Source: portal-api.md, "Canonical decision v1". */
export function canonicalDecision(
  draft: DecisionDraft,
  content: DecisionContent,
  setting: DecisionSetting,
): DecisionV1 {
  return {
    v: 1,
    decisionId: draft.decisionId,
    applicationId: draft.applicationId,
    revision: draft.revision,
    deviceId: setting.deviceId,
    personId: setting.personId,
    ...content,
    anchors: draft.anchors,
    activeMs: draft.activeMs,
    decidedAt: new Date(setting.decidedAtMs).toISOString(),
    clockOffsetMs: setting.clockOffsetMs,
    madeUnder: setting.madeUnder,
  };
}
