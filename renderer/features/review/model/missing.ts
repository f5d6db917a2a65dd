import type { DecisionRule, RuleViolation } from '../../../../shared/domain/decision-rules';

/** Where the reviewer can go to mend something. */
export type Place =
  | { kind: 'evidence'; mediaId: string }
  | { kind: 'check'; key: string }
  | { kind: 'reasons' }
  | { kind: 'note' }
  | { kind: 'attempt' }
  | { kind: 'changed' };

/** One thing that stands between the reviewer and a decision. */
export interface Missing {
  rule: DecisionRule;
  subjects: string[];
  place: Place | undefined;
}

/** What is asked for first in the order of work: look, answer, explain, give reasons; what cannot be mended here comes last. */
const ORDER: readonly DecisionRule[] = [
  'policy_version',
  'evidence_digests',
  'checks_answered',
  'evidence_seen',
  'unclear_explained',
  'checks_passed',
  'checks_known',
  'level_within_cap',
  'reason_given',
  'reason_known',
  'new_attempt_stated',
  'attempts_left',
  'note_length',
  'verdict_allowed',
];

function placeOf({ rule, subjects }: RuleViolation): Place | undefined {
  const first = subjects[0];
  switch (rule) {
    case 'checks_answered':
    case 'checks_passed':
    case 'unclear_explained':
      return first === undefined ? undefined : { kind: 'check', key: first };
    case 'evidence_seen':
      return first === undefined ? undefined : { kind: 'evidence', mediaId: first };
    case 'reason_given':
    case 'reason_known':
      return { kind: 'reasons' };
    case 'new_attempt_stated':
    case 'attempts_left':
      return { kind: 'attempt' };
    case 'note_length':
      return { kind: 'note' };
    case 'policy_version':
    case 'evidence_digests':
      return { kind: 'changed' };
    case 'checks_known':
    case 'level_within_cap':
    case 'verdict_allowed':
      return undefined;
  }
}

/** The broken rules of a decision in the order of work, each with the place where it is mended. */
export const missingOf = (violations: readonly RuleViolation[]): Missing[] =>
  ORDER.flatMap((rule) =>
    violations
      .filter((violation) => violation.rule === rule)
      .map((violation) => ({ ...violation, place: placeOf(violation) })),
  );
