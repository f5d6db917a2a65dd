import { describe, expect, it } from 'vitest';
import { DocumentType, Policy, type LocalizedText } from '../../shared/portal-api';
import { reachableLevel } from '../../shared/domain/level-rules';
import { defaultPolicy } from '../portal/policy';

const policy = Policy.parse(defaultPolicy());
const codes = new Set(policy.reasonCodes.map(({ code }) => code));

/** Every text that a person may read. */
const texts: [string, LocalizedText][] = [
  ...policy.documentTypes.map(({ type, label }): [string, LocalizedText] => [type, label]),
  ...policy.checks.flatMap(({ id, text, help }): [string, LocalizedText][] => [
    [id, text],
    [`${id} help`, help],
  ]),
  ...policy.reasonCodes.flatMap(({ code, internal, applicant }): [string, LocalizedText][] => [
    [code, internal],
    [`${code} applicant`, applicant],
  ]),
  ...policy.claims.chooseReasons.map(({ code, text }): [string, LocalizedText] => [code, text]),
  ['support', policy.supportReference],
];

const idsOf = (scope: string): string[] => policy.checks.filter((check) => check.scope === scope).map(({ id }) => id);

/** Every code of assurance 1.5. */
const ASSURANCE_CODES = `
  IMG-BLUR IMG-GLARE IMG-CROP IMG-LOWRES IMG-MISSING-SIDE LIV-QUALITY LIV-MULTIPLE CAP-SCREEN CAP-PRINT
  CAP-INJECTED INJ-VIRTUAL-CAM INJ-EMULATOR DF-ARTEFACT LIV-PRERECORDED PAD-PRINT PAD-REPLAY PAD-MASK PAD-SCORE LIV-CHALLENGE
  DOC-NOT-ACCEPTED DOC-UNKNOWN-VERSION DOC-INCOMPLETE DOC-LAYOUT DOC-SIDES-DIFFER DOC-NO-PHOTO DOC-INTERIM DOC-NOT-ID
  DOC-NOT-LAWFUL DOC-UNSIGNED DOC-SPECIMEN DOC-CONDITION DOC-EXPIRED DOC-NOT-YET-VALID STATUS-UNKNOWN STATUS-LOST STATUS-REVOKED
  DATA-NUMBER-MISMATCH DATA-EXPIRY-MISMATCH DATA-NAME-MISMATCH DATA-DOB-MISMATCH DATA-CROSS-MISMATCH DATA-IMPLAUSIBLE
  DATA-NUMBER-INVALID NAME-CHANGE-UNPROVEN MRZ-FORMAT MRZ-STATE MRZ-CHECKDIGIT MRZ-VIZ-MISMATCH BAR-UNREADABLE BAR-ISSUER
  BAR-FRONT-MISMATCH BAR-IMPLAUSIBLE CHIP-SIGNATURE CHIP-PHOTO SEC-TOO-FEW SEC-OVD-STATIC SEC-FEATURE-WRONG SEC-GHOST
  TAM-FONT TAM-BACKGROUND TAM-PHOTO TAM-LAMINATE TAM-DIGITS FACE-DIFFERENT FACE-UNEXPLAINED FACE-INCONCLUSIVE FACE-DOC-CHIP
  FRD-REUSED-DOC FRD-REUSED-IMAGE FRD-DUPLICATE-FACE FRD-LOOKALIKE FRD-DECEASED FRD-COERCION
  EVID-INSUFFICIENT PROC-REFEREE PROC-CONFLICT-OF-INTEREST PROC-TRAINING PRV-OVERCOLLECT`
  .trim()
  .split(/\s+/);

describe('the default policy', () => {
  it('has every reason code of the assurance page, once', () => {
    expect(policy.reasonCodes.map(({ code }) => code).toSorted()).toEqual(ASSURANCE_CODES.toSorted());
  });

  it('has every text in English and in French', () => {
    expect(texts.filter(([, { en, fr }]) => !en.trim() || !fr?.trim()).map(([name]) => name)).toEqual([]);
  });

  it('writes French with its spacing: a narrow space before double punctuation, curved apostrophes', () => {
    const wrong = texts.filter(([, { fr = '' }]) => /[^\u202f][;:!?»]|«[^\u202f]|'/u.test(fr));
    expect(wrong.map(([name, { fr }]) => `${name}: ${fr}`)).toEqual([]);
  });

  it('uses vous, never tu', () => {
    const wrong = texts.filter(([, { fr = '' }]) => /\b(tu|ton|ta|tes|toi)\b/iu.test(fr));
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('gives nothing away in a neutral text: no field, no value, no document', () => {
    const telling = /name|number|date|birth|expir|address|photo|face|document|nom|numéro|naissance|adresse|visage|\d/iu;
    const wrong = policy.reasonCodes.filter(
      ({ applicantTextClass, applicant }) =>
        applicantTextClass === 'neutral' && (telling.test(applicant.en) || telling.test(applicant.fr ?? '')),
    );
    expect(wrong.map(({ code }) => code)).toEqual([]);
  });

  it('says the same for every neutral reason, so that one cannot be told from another', () => {
    const neutral = policy.reasonCodes.filter(({ applicantTextClass }) => applicantTextClass === 'neutral');
    expect(new Set(neutral.map(({ applicant }) => applicant.en)).size).toBe(1);
    expect(new Set(neutral.map(({ applicant }) => applicant.fr)).size).toBe(1);
  });

  it('raises suspicion only in neutral words: every flag of fraud is neutral', () => {
    const families = new Set([
      'forged_media',
      'presentation',
      'tampering',
      'face',
      'fraud',
      'machine_readable',
      'data',
      'status',
    ]);
    const wrong = policy.reasonCodes.filter(
      ({ family, applicantTextClass }) => families.has(family) && applicantTextClass !== 'neutral',
    );
    expect(wrong.map(({ code }) => code)).toEqual([]);
  });

  it('suggests only reasons that exist, and has unique checks', () => {
    expect(policy.checks.flatMap(({ reasonCodes }) => reasonCodes.filter((code) => !codes.has(code)))).toEqual([]);
    expect(new Set(policy.checks.map(({ id }) => id)).size).toBe(policy.checks.length);
  });

  it.each(DocumentType.options)('asks a sane number of required checks about a %s', (type) => {
    const required = policy.checks.filter(
      ({ scope, documentTypes, required: isRequired }) =>
        isRequired && scope === 'document' && (documentTypes.length === 0 || documentTypes.includes(type)),
    );
    expect(required.length).toBeGreaterThanOrEqual(10);
    expect(required.length).toBeLessThanOrEqual(14);
  });

  it('asks the clip and the face as the assurance page does', () => {
    expect(idsOf('liveness')).toEqual(['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L8']);
    expect(idsOf('face')).toEqual(['F1', 'F2', 'F4', 'F5']);
  });

  it('reaches levels by its rules', () => {
    expect(reachableLevel(policy, ['health_card'])).toBe(1);
    expect(reachableLevel(policy, ['health_card', 'birth_certificate'])).toBe(1);
    expect(reachableLevel(policy, ['passport', 'health_card'])).toBe(2);
    expect(reachableLevel(policy, ['passport', 'birth_certificate'])).toBe(3);
    expect(reachableLevel(policy, [])).toBe(0);
  });
});
