import type { Application } from '../portal-api/application';
import type { DecisionV1 } from '../portal-api/decision';
import type { Policy } from '../portal-api/policy';
import { checklistFor, checklistKey } from './checklist';
import { evidenceOf, isSeen } from './evidence';
import { reachableLevel } from './level-rules';

/**
 * The rules a decision must keep. They are pure, and the same function is called three times: by the page (to say what is
 * missing), by core (to refuse) and by the portal (to refuse again).
 */
export const DECISION_RULES = [
  'verdict_allowed',
  'reason_given',
  'reason_known',
  'new_attempt_stated',
  'checks_known',
  'checks_answered',
  'checks_passed',
  'unclear_explained',
  'evidence_digests',
  'evidence_seen',
  'level_within_cap',
  'policy_version',
  'note_length',
  'attempts_left',
] as const;
export type DecisionRule = (typeof DECISION_RULES)[number];

/** One broken rule; `subjects` are checklist keys, media ids or reason codes it speaks about. */
export interface RuleViolation {
  rule: DecisionRule;
  subjects: string[];
}

/** The part of a decision that a person makes. */
export type DecisionContent = Pick<
  DecisionV1,
  'verdict' | 'newAttempt' | 'levelReached' | 'reasonCodes' | 'note' | 'checks' | 'evidence' | 'policyVersion'
>;

type RuleCheck = (decision: DecisionContent, application: Application, policy: Policy) => string[];

const answers = (decision: DecisionContent) =>
  new Map(decision.checks.map((check) => [checklistKey(check.checkId, check.subject), check]));

const duplicates = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

const verdictAllowed: RuleCheck = ({ verdict }, _application, policy) =>
  policy.verdicts.includes(verdict) ? [] : [verdict];

const reasonGiven: RuleCheck = ({ verdict, reasonCodes }) =>
  verdict === 'approve' || reasonCodes.length > 0 ? [] : [verdict];

const reasonKnown: RuleCheck = ({ verdict, reasonCodes }, _application, policy) => {
  const unknown = reasonCodes.filter(
    (code) => !policy.reasonCodes.find((known) => known.code === code)?.verdicts.includes(verdict),
  );
  return [...unknown, ...duplicates(reasonCodes)];
};

const newAttemptStated: RuleCheck = ({ verdict, newAttempt }) =>
  (verdict === 'reject') === (newAttempt !== undefined) ? [] : [verdict];

const checksKnown: RuleCheck = (decision, application, policy) => {
  const known = new Set(checklistFor(policy, application).map(({ key }) => key));
  const given = decision.checks.map((check) => checklistKey(check.checkId, check.subject));
  return [...given.filter((key) => !known.has(key)), ...duplicates(given)];
};

const checksAnswered: RuleCheck = (decision, application, policy) => {
  if (decision.verdict !== 'approve') return [];
  const given = answers(decision);
  return checklistFor(policy, application)
    .filter(({ check, key }) => check.required && !given.has(key))
    .map(({ key }) => key);
};

const checksPassed: RuleCheck = (decision, application, policy) => {
  if (decision.verdict !== 'approve') return [];
  const given = answers(decision);
  return checklistFor(policy, application)
    .filter(({ check, key }) => {
      const answer = given.get(key)?.answer;
      if (answer === 'fail') return true;
      if (answer === 'cannot_tell') return !check.mayBeUnclear;
      return answer === 'not_applicable' && !check.mayBeNotApplicable;
    })
    .map(({ key }) => key);
};

const unclearExplained: RuleCheck = (decision) =>
  decision.verdict === 'approve'
    ? decision.checks
        .filter(({ answer, reason }) => answer === 'cannot_tell' && reason.trim() === '')
        .map((check) => checklistKey(check.checkId, check.subject))
    : [];

const evidenceDigests: RuleCheck = (decision, application) => {
  const known = new Map(evidenceOf(application).map(({ media }) => [media.id, media.sha256]));
  const wrong = decision.evidence.filter(({ mediaId, sha256 }) => known.get(mediaId) !== sha256);
  return [...wrong.map(({ mediaId }) => mediaId), ...duplicates(decision.evidence.map(({ mediaId }) => mediaId))];
};

const evidenceSeen: RuleCheck = (decision, application, policy) => {
  // Flagging a suspicion must stay one step, whatever was looked at so far (assurance REV-23).
  if (decision.verdict !== 'approve') return [];
  const seen = new Map(decision.evidence.map((item) => [item.mediaId, item]));
  return evidenceOf(application)
    .filter(({ media }) => !isSeen(policy, media, seen.get(media.id)))
    .map(({ media }) => media.id);
};

const levelWithinCap: RuleCheck = ({ verdict, levelReached }, application, policy) => {
  if (verdict !== 'approve') return levelReached === 0 ? [] : [String(levelReached)];
  const cap = reachableLevel(
    policy,
    application.documents.map(({ type }) => type),
  );
  return levelReached === application.levelRequested && levelReached <= cap ? [] : [String(levelReached)];
};

const policyVersion: RuleCheck = (decision, _application, policy) =>
  decision.policyVersion === policy.policyVersion ? [] : [String(decision.policyVersion)];

const noteLength: RuleCheck = ({ note }, _application, policy) => (note.length <= policy.noteMaxChars ? [] : ['note']);

const attemptsLeft: RuleCheck = ({ newAttempt }, application, policy) =>
  newAttempt === 'invited' && application.attempt >= policy.maxAttempts ? [String(application.attempt)] : [];

const CHECKS: Readonly<Record<DecisionRule, RuleCheck>> = {
  verdict_allowed: verdictAllowed,
  reason_given: reasonGiven,
  reason_known: reasonKnown,
  new_attempt_stated: newAttemptStated,
  checks_known: checksKnown,
  checks_answered: checksAnswered,
  checks_passed: checksPassed,
  unclear_explained: unclearExplained,
  evidence_digests: evidenceDigests,
  evidence_seen: evidenceSeen,
  level_within_cap: levelWithinCap,
  policy_version: policyVersion,
  note_length: noteLength,
  attempts_left: attemptsLeft,
};

/**
 * Every rule that a decision breaks, in the order of `DECISION_RULES`; empty when it may stand.
 * Claims and revisions are judged by whoever holds them, not here.
 */
export function brokenRules(decision: DecisionContent, application: Application, policy: Policy): RuleViolation[] {
  return DECISION_RULES.map((rule) => ({ rule, subjects: CHECKS[rule](decision, application, policy) })).filter(
    ({ subjects }) => subjects.length > 0,
  );
}
