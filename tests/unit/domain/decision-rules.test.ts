import { expect, test } from 'vitest';
import { checklistFor } from '../../../shared/domain/checklist';
import { brokenRules, type DecisionContent, type DecisionRule } from '../../../shared/domain/decision-rules';
import { evidenceOf } from '../../../shared/domain/evidence';
import { reachableLevel } from '../../../shared/domain/level-rules';
import { Policy } from '../../../shared/portal-api/policy';
import { defaultPolicy } from '../../portal/policy';
import { syntheticSamples } from '../../portal/testing/synthetic-samples';

const policy = Policy.parse({
  ...defaultPolicy(),
  issuedAt: '2026-11-20T08:00:00.000Z',
  expiresAt: '2026-11-27T08:00:00.000Z',
});
const sample = syntheticSamples().find(({ application }) => application.documents.length === 2);
if (!sample) throw new Error('the synthetic samples hold one with two documents');
const { application } = sample;

/** An approval that keeps every rule. */
const approval = (): DecisionContent => ({
  verdict: 'approve',
  levelReached: application.levelRequested,
  reasonCodes: [],
  note: '',
  checks: checklistFor(policy, application).map(({ check, subject }) => ({
    checkId: check.id,
    subject,
    answer: 'pass',
    reason: '',
  })),
  evidence: evidenceOf(application).map(({ media }) => ({
    mediaId: media.id,
    sha256: media.sha256,
    seenMs: 5000,
    playedPercent: 100,
  })),
  policyVersion: policy.policyVersion,
});
const rulesOf = (decision: DecisionContent): DecisionRule[] =>
  brokenRules(decision, application, policy).map(({ rule }) => rule);
const rejectionOf = (changes: Partial<DecisionContent> = {}): DecisionContent => ({
  ...approval(),
  verdict: 'reject',
  newAttempt: 'invited',
  levelReached: 0,
  reasonCodes: ['IMG-BLUR'],
  checks: [],
  evidence: [],
  ...changes,
});

test('an approval with everything answered, passed and seen breaks no rule', () => {
  expect(brokenRules(approval(), application, policy)).toEqual([]);
});

test('a rejection and a flag need a reason and nothing else', () => {
  expect(rulesOf(rejectionOf())).toEqual([]);
  expect(rulesOf(rejectionOf({ reasonCodes: [] }))).toEqual(['reason_given']);
  const { newAttempt: _newAttempt, ...flag } = rejectionOf({ verdict: 'flag', reasonCodes: ['FRD-REUSED-DOC'] });
  expect(rulesOf(flag)).toEqual([]);
});

test.each<[string, DecisionRule, (decision: DecisionContent) => DecisionContent]>([
  ['one check is open', 'checks_answered', (d) => ({ ...d, checks: d.checks.slice(1) })],
  [
    'one check failed',
    'checks_passed',
    (d) => ({ ...d, checks: d.checks.map((c, n) => (n === 0 ? { ...c, answer: 'fail' } : c)) }),
  ],
  ['one check is answered twice', 'checks_known', (d) => ({ ...d, checks: [...d.checks, ...d.checks.slice(0, 1)] })],
  [
    'a check is not on the list',
    'checks_known',
    (d) => ({ ...d, checks: [...d.checks, { checkId: 'X9', subject: 'liveness', answer: 'pass', reason: '' }] }),
  ],
  [
    'one photo was not on screen long enough',
    'evidence_seen',
    (d) => ({
      ...d,
      evidence: d.evidence.map((e, n) => (n === 0 ? { ...e, seenMs: policy.evidenceSeen.photoMinMs - 1 } : e)),
    }),
  ],
  [
    'the clip was not played far enough',
    'evidence_seen',
    (d) => ({
      ...d,
      evidence: d.evidence.map((e) => ({ ...e, playedPercent: policy.evidenceSeen.clipMinPercent - 1 })),
    }),
  ],
  [
    'a digest is another',
    'evidence_digests',
    (d) => ({ ...d, evidence: d.evidence.map((e, n) => (n === 0 ? { ...e, sha256: '0'.repeat(64) } : e)) }),
  ],
  ['the level is higher than asked', 'level_within_cap', (d) => ({ ...d, levelReached: d.levelReached + 1 })],
  ['the policy is an older one', 'policy_version', (d) => ({ ...d, policyVersion: d.policyVersion + 1 })],
  ['the note is too long', 'note_length', (d) => ({ ...d, note: 'x'.repeat(policy.noteMaxChars + 1) })],
  ['a reason is unknown', 'reason_known', (d) => ({ ...d, reasonCodes: ['NO-SUCH-CODE'] })],
  [
    'something could not be told and nobody said why',
    'unclear_explained',
    (d) => ({ ...d, checks: d.checks.map((c, n) => (n === 0 ? { ...c, answer: 'cannot_tell' } : c)) }),
  ],
])('an approval is impossible when %s', (_what, rule, change) => {
  expect(rulesOf(change(approval()))).toContain(rule);
});

test('a new attempt is invited only while attempts are left', () => {
  const last = { ...application, attempt: policy.maxAttempts };
  expect(brokenRules(rejectionOf(), last, policy).map(({ rule }) => rule)).toEqual(['attempts_left']);
  expect(brokenRules(rejectionOf({ newAttempt: 'not_invited' }), last, policy)).toEqual([]);
});

test('a policy that says nothing allows nothing', () => {
  const silent = Policy.parse({
    policyVersion: 1,
    issuedAt: '2026-11-20T08:00:00.000Z',
    expiresAt: '2026-11-27T08:00:00.000Z',
  });
  expect(brokenRules({ ...approval(), policyVersion: 1 }, application, silent).map(({ rule }) => rule)).toContain(
    'verdict_allowed',
  );
  expect(reachableLevel(silent, ['passport', 'birth_certificate'])).toBe(0);
});

test.each([
  [['health_card'], 1],
  [['passport'], 1],
  [['passport', 'health_card'], 2],
  [['health_card', 'birth_certificate'], 1],
  [['passport', 'birth_certificate'], 3],
] as const)('%j reaches level %i', (types, level) => {
  expect(reachableLevel(policy, types)).toBe(level);
});
