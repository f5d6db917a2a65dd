import type { ReasonCode, Verdict } from '../../../../shared/portal-api';

/** A text in both languages. */
export type Bilingual = readonly [en: string, fr: string];

type Outcome = ReasonCode['outcome'];

/** Verdicts that a code may stand in by its default outcome. A policy may raise an outcome, never lower it. */
const VERDICTS: Readonly<Record<Outcome, readonly Verdict[]>> = {
  resubmit: ['reject', 'flag'],
  reject: ['reject', 'flag'],
  flag: ['reject', 'flag'],
};

/** What an applicant reads when the reason must not help whoever tries to deceive (assurance REV-24). */
const NEUTRAL: Bilingual = [
  'We could not confirm your identity from what was sent. You can ask for help from a person; the reference of your application is enough.',
  'Nous n’avons pas pu confirmer votre identité à partir de ce qui a été envoyé. Vous pouvez demander l’aide d’une personne\u202f; la référence de votre demande suffit.',
];

const text = ([en, fr]: Bilingual) => ({ en, fr });

/** A reason whose applicant text says exactly what to do better. */
export const capture = (
  code: string,
  family: string,
  outcome: Outcome,
  internal: Bilingual,
  applicant: Bilingual,
): ReasonCode => ({
  code,
  family,
  verdicts: [...VERDICTS[outcome]],
  outcome,
  internal: text(internal),
  applicant: text(applicant),
  applicantTextClass: 'capture',
});

/** A reason whose applicant text gives nothing away. */
export const neutral = (code: string, family: string, outcome: Outcome, internal: Bilingual): ReasonCode => ({
  code,
  family,
  verdicts: [...VERDICTS[outcome]],
  outcome,
  internal: text(internal),
  applicant: text(NEUTRAL),
  applicantTextClass: 'neutral',
});
