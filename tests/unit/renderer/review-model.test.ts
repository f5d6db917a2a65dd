import { describe, expect, it } from 'vitest';
import { checklistFor } from '../../../shared/domain/checklist';
import { brokenRules } from '../../../shared/domain/decision-rules';
import { Application, type IdentityDocument } from '../../../shared/portal-api/application';
import { Policy } from '../../../shared/portal-api/policy';
import { markDifferences, maskCharacters } from '../../../renderer/features/review/data/difference';
import { fieldRows, pairRows } from '../../../renderer/features/review/data/field-rows';
import { matchOf } from '../../../renderer/features/review/data/row-match';
import {
  countsOf,
  groupsOf,
  neighbourKey,
  nextOpenKey,
} from '../../../renderer/features/review/model/checklist-groups';
import { contentOf, draftOfDecision, judgementOf } from '../../../renderer/features/review/model/decision-content';
import { missingOf } from '../../../renderer/features/review/model/missing';
import { draftOf, openReview, reviewReducer } from '../../../renderer/features/review/model/review-state';
import { stripItems } from '../../../renderer/features/review/model/strip-items';
import { outcomeName } from '../../../renderer/features/decisions/outcome-words';
import { ProblemType } from '../../../shared/portal-api/problem';

const AT = '2026-11-20T09:04:00.000Z';
const media = (id: string, kind: 'document_photo' | 'liveness_clip') => ({
  id,
  kind,
  contentType: kind === 'liveness_clip' ? ('video/mp4' as const) : ('image/jpeg' as const),
  sizeBytes: 10,
  sha256: 'a'.repeat(64),
  widthPx: 100,
  heightPx: 80,
});
const DOCUMENT: IdentityDocument = {
  id: 'd1',
  type: 'national_id',
  issuer: 'UTO',
  number: 'K4417R952',
  sides: { front: media('front', 'document_photo') },
  extracted: [
    { field: 'number', value: 'K4417R925', confidencePercent: 90, side: 'front' },
    { field: 'number', value: 'WRONG', confidencePercent: 10, side: 'back' },
    { field: 'family_name', value: 'AUBERTIN NGUYEN', confidencePercent: 99, side: 'front' },
    { field: 'barcode', value: '@\u001e\rANSI', confidencePercent: 99, side: 'back' },
  ],
};
const APPLICATION = Application.parse({
  id: 'a1',
  sequence: 1,
  revision: 3,
  reference: 'UT-7F3K-20',
  displayName: 'Aubertin-Nguyen, Zoé Linh',
  submittedAt: AT,
  dueAt: AT,
  priority: 'normal',
  levelRequested: 1,
  documentTypes: ['national_id'],
  attempt: 1,
  status: 'claimed',
  signalCount: 0,
  locale: 'fr',
  levelHeld: 0,
  applicant: {
    givenNames: 'Zoé Linh',
    familyName: 'Aubertin-Nguyen',
    birthDate: '1991-03-14',
    address: '27 quai des Tisserands',
    email: 'z@post.example',
    phone: '+33 1',
  },
  documents: [DOCUMENT],
  liveness: { video: media('clip', 'liveness_clip'), challenge: [], portraitFrames: [], scores: [] },
  signals: [],
  history: [],
  verifiedDocuments: [],
  consent: [],
});
const check = (id: string, scope: 'document' | 'liveness' | 'face', reasonCodes: string[] = []) => ({
  id,
  scope,
  documentTypes: [],
  text: { en: id },
  help: { en: id },
  required: true,
  mayBeNotApplicable: false,
  mayBeUnclear: true,
  reasonCodes,
  source: 'test',
});
const reason = (code: string) => ({
  code,
  family: 'test',
  verdicts: ['reject', 'flag'],
  outcome: 'reject',
  internal: { en: code },
  applicant: { en: code },
  applicantTextClass: 'neutral',
});
const POLICY = Policy.parse({
  policyVersion: 7,
  issuedAt: AT,
  expiresAt: AT,
  checks: [
    check('G1', 'document', ['IMG-GLARE', 'IMG-BLUR']),
    check('G2', 'document'),
    check('L1', 'liveness'),
    check('F1', 'face'),
  ],
  reasonCodes: [reason('IMG-GLARE'), reason('IMG-BLUR')],
  verdicts: ['approve', 'reject', 'flag'],
  maxAttempts: 3,
  noteMaxChars: 100,
  levelRules: [{ level: 1, anyOf: [{ minDocuments: 1, minStrong: 0, minFoundational: 0, minPortrait: 0 }] }],
  documentTypes: [
    {
      type: 'national_id',
      label: { en: 'ID' },
      accepted: true,
      strength: 'strong',
      foundational: false,
      hasPortrait: true,
      requiredSides: ['front', 'back'],
    },
  ],
});
const CHECKLIST = checklistFor(POLICY, APPLICATION);
const KEYS = CHECKLIST.map(({ key }) => key);
const OPENED = { revision: 3, policyVersion: 7, checklist: CHECKLIST };
const judged = { application: APPLICATION, checklist: CHECKLIST };
const G1 = 'G1@d1';
const SUGGESTS = ['IMG-GLARE', 'IMG-BLUR'];

const answered = (state: ReturnType<typeof openReview>, key: string, answer: 'pass' | 'fail' | 'cannot_tell') =>
  reviewReducer(state, {
    type: 'answered',
    key,
    answer,
    suggests: key === G1 ? SUGGESTS : [],
    next: nextOpenKey(CHECKLIST, (one) => state.answers[one] !== undefined, key),
  });

describe('answering checks', () => {
  it('opens on the first open check and goes on to the next open one, round the end', () => {
    const opened = openReview(undefined, OPENED);
    expect(opened.current).toBe(G1);
    const last = answered(reviewReducer(opened, { type: 'moved', key: 'F1@face' }), 'F1@face', 'pass');
    expect(last.current).toBe(G1);
    expect(nextOpenKey(CHECKLIST, () => true, G1)).toBeUndefined();
    expect(neighbourKey(CHECKLIST, 'F1@face', 1)).toBe('F1@face');
  });

  it('brings the likeliest reason with a fail, and takes it away with the fail, also after the draft was kept', () => {
    const failed = answered(openReview(undefined, OPENED), G1, 'fail');
    expect(failed.reasonCodes).toEqual(['IMG-GLARE']);
    const restored = openReview(draftOf(failed, 1000), OPENED);
    expect(restored.broughtBy).toEqual({ 'IMG-GLARE': G1 });
    expect(answered(restored, G1, 'pass').reasonCodes).toEqual([]);
  });

  it('keeps a reason that was added by hand when the check passes after all', () => {
    const byHand = reviewReducer(openReview(undefined, OPENED), { type: 'reason_added', code: 'IMG-GLARE' });
    expect(answered(answered(byHand, G1, 'fail'), G1, 'pass').reasonCodes).toEqual(['IMG-GLARE']);
  });

  it('keeps why a check cannot be told only as long as it cannot', () => {
    const unclear = reviewReducer(answered(openReview(undefined, OPENED), G1, 'cannot_tell'), {
      type: 'explained',
      key: G1,
      reason: 'too dark',
    });
    expect(unclear.answers[G1]).toEqual({ answer: 'cannot_tell', reason: 'too dark' });
    expect(answered(unclear, G1, 'pass').answers[G1]).toEqual({ answer: 'pass', reason: '' });
  });

  it('groups by document, clip and face, and counts each group', () => {
    const state = answered(openReview(undefined, OPENED), G1, 'fail');
    const groups = groupsOf(CHECKLIST);
    expect(groups.map(({ subject }) => subject)).toEqual(['d1', 'liveness', 'face']);
    expect(countsOf(groups[0]?.items ?? [], state.answers)).toEqual({
      pass: 0,
      fail: 1,
      cannot_tell: 0,
      not_applicable: 0,
      open: 1,
    });
  });
});

describe('what is missing', () => {
  it('is said in the order of work, with the place to go to', () => {
    const state = openReview(undefined, OPENED);
    const missing = missingOf(brokenRules(contentOf('approve', state, judged), APPLICATION, POLICY));
    expect(missing.map(({ rule }) => rule)).toEqual(['checks_answered', 'evidence_seen']);
    expect(missing[0]?.place).toEqual({ kind: 'check', key: G1 });
    expect(missing[1]?.place).toEqual({ kind: 'evidence', mediaId: 'front' });
  });

  it('is nothing once everything is answered and seen', () => {
    let state = KEYS.reduce((now, key) => answered(now, key, 'pass'), openReview(undefined, OPENED));
    state = reviewReducer(state, { type: 'shown', mediaId: 'front', addMs: 1000 });
    state = reviewReducer(state, { type: 'played', mediaId: 'clip', percent: 100 });
    expect(brokenRules(contentOf('approve', state, judged), APPLICATION, POLICY)).toEqual([]);
  });

  it('is a reason and a word on another attempt for a rejection', () => {
    const state = openReview(undefined, OPENED);
    const missing = missingOf(brokenRules(contentOf('reject', state, judged), APPLICATION, POLICY));
    expect(missing.map(({ rule }) => rule)).toEqual(['reason_given', 'new_attempt_stated']);
  });
});

describe('the decision that is sent', () => {
  it('is the same judgement however long was looked on, and another one after any change', () => {
    const state = reviewReducer(openReview(undefined, OPENED), { type: 'reason_added', code: 'IMG-GLARE' });
    const longer = reviewReducer(state, { type: 'shown', mediaId: 'front', addMs: 5000 });
    const noted = reviewReducer(state, { type: 'noted', note: 'see the edge' });
    const of = (now: typeof state) => judgementOf(contentOf('reject', now, judged));
    expect(of(longer)).toBe(of(state));
    expect(of(noted)).not.toBe(of(state));
  });

  it('carries the revision and policy it was opened under, and no answer to a document that left', () => {
    const stray = openReview(
      {
        ...draftOf(openReview(undefined, OPENED), 0),
        answers: [{ checkId: 'G1', subject: 'gone', answer: 'pass', reason: '' }],
      },
      OPENED,
    );
    const draft = draftOfDecision(
      '0198a1b2-0000-7000-8000-000000000000',
      contentOf('flag', stray, judged),
      stray,
      APPLICATION,
      12.6,
    );
    expect(draft).toMatchObject({ revision: 3, policyVersion: 7, verdict: 'flag', checks: [], activeMs: 13 });
    expect(draft.newAttempt).toBeUndefined();
  });
});

describe('typed beside read', () => {
  it('says what was overlooked where the two are the same, and nothing where only capitals differ', () => {
    expect(matchOf('Zoé Linh', 'ZOÉ LINH')).toBe('same');
    expect(matchOf('Nguyễn', 'NGUYEN')).toBe('same_accents');
    expect(matchOf('Aubertin-Nguyen', 'AUBERTIN NGUYEN')).toBe('same_signs');
    expect(matchOf('Øyen-Bråten', 'OYEN BRATEN')).toBe('same_folded');
    expect(matchOf('K4417R952', 'K4417R925')).toBe('differs');
    expect(matchOf('بن يوسف', 'BEN YOUSSEF')).toBe('other_script');
    expect(matchOf('Benkirane', 'YOUSSEF')).toBe('differs');
  });

  const rows = fieldRows(APPLICATION, DOCUMENT);
  const row = (field: string) => rows.find((one) => one.field === field);

  it('takes the reading the portal is surest of, and says how the two stand', () => {
    expect(row('number')).toMatchObject({ read: 'K4417R925', match: 'differs', isMasked: true });
    expect(row('family_name')?.match).toBe('same_signs');
    expect(row('given_names')?.match).toBe('not_read');
    expect(row('email')).toMatchObject({ match: 'only_typed', isMasked: true });
  });

  it('puts e-mail and telephone on one line, and leaves out nothing', () => {
    const pairs = pairRows(rows);
    expect(pairs.flat()).toHaveLength(rows.length);
    expect(pairs.find(([first]) => first.field === 'email')?.[1]?.field).toBe('phone');
  });

  it('writes the parts of a barcode on lines of their own', () => {
    expect(row('barcode')?.read).toBe('@\nANSI');
  });

  it('marks swapped digits on both sides and leaves them in sight when the rest is masked', () => {
    const [typed, read] = markDifferences('K4417R952', 'K4417R925');
    const show = (marks: typeof typed) =>
      maskCharacters(marks)
        .map(({ character }) => character)
        .join('');
    expect([show(typed), show(read)]).toEqual(['•••••••52', '•••••••25']);
  });

  it('marks only what is added when the lengths differ', () => {
    const [short, long] = markDifferences('12345', '123945');
    expect(short.every(({ differs }) => !differs)).toBe(true);
    expect(long.filter(({ differs }) => differs).map(({ character }) => character)).toEqual(['9']);
  });
});

describe('the strip', () => {
  it('keeps the place of a side that the document has and that was not sent', () => {
    expect(stripItems(APPLICATION, POLICY).map(({ id, media: file }) => [id, file !== undefined])).toEqual([
      ['front', true],
      ['d1.back', false],
      ['clip', true],
    ]);
  });
});

describe('outcomes of delivery', () => {
  it('have a sentence of their own for every problem that ends a delivery', () => {
    const ending = ProblemType.options.filter(
      (type) => !/cursor|range|claim-limit|nothing-to-claim|not-found|id-reused|invalid-request/.test(type),
    );
    expect(ending.filter((type) => outcomeName(type) === 'other')).toEqual([]);
    expect(outcomeName('receipt_invalid_signature')).toBe('receipt');
    expect(outcomeName('signed_out')).toBe('signIn');
    expect(outcomeName('something new')).toBe('other');
  });
});
