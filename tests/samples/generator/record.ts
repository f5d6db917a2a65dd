import type { Case } from './cases/case';
import { personNamed } from './people';
import { applicationId, scoresOf, signalCount, signalsOf } from './plan/signals';
import { createRandom, seedOf } from './random';
import type { Person } from './types';
import { SampleApplicationFile } from '../schema';

type Record = SampleApplicationFile;
type Clip = Pick<NonNullable<Record['liveness']>, 'video' | 'portraitFrames' | 'challenge'>;

const MINUTES_A_DAY = 1440;
const FIRST_REVIEWER = { id: 'person-sam-ortiz', name: 'Sam Ortiz' };

function historyOf(one: Case): Record['history'] {
  const now = { kind: 'submitted', agoMinutes: one.submittedAgoMinutes } as const;
  if (one.firstAttemptRejectedFor === undefined) return [{ ...now, attempt: 1 }];
  return [
    { kind: 'submitted', agoMinutes: one.submittedAgoMinutes + 4 * MINUTES_A_DAY + 190, attempt: 1 },
    {
      kind: 'decided',
      agoMinutes: one.submittedAgoMinutes + 3 * MINUTES_A_DAY + 75,
      attempt: 1,
      verdict: 'reject',
      by: FIRST_REVIEWER,
      reasonCodes: [one.firstAttemptRejectedFor],
    },
    { ...now, attempt: 2 },
  ];
}

/** Some people hold a lower level already, reached with another document. */
function earlierLevel(one: Case, person: Person): Pick<Record, 'levelHeld' | 'verifiedDocuments'> {
  const random = createRandom(seedOf(`${one.reference}/held`));
  if (one.level === 1 || random.next() < 0.55) return { levelHeld: 0, verifiedDocuments: [] };
  const verifiedAgoMinutes = random.integer(120, 700) * MINUTES_A_DAY;
  return {
    levelHeld: 1,
    verifiedDocuments: [
      { type: random.pick(['health_card', 'drivers_licence']), issuer: person.home, level: 1, verifiedAgoMinutes },
    ],
  };
}

function consentOf(one: Case): Record['consent'] {
  const agoMinutes = one.submittedAgoMinutes + 6;
  return [
    { purpose: 'identity_check', given: true, agoMinutes },
    { purpose: 'biometric_comparison', given: one.consentMissing !== true, agoMinutes },
  ];
}

/** Puts together `application.json` and checks it against its schema; throws when something does not fit. */
export function composeRecord(one: Case, documents: Record['documents'], clip: Clip): Record {
  const person = personNamed(one.person);
  const [familyName, givenNames] = one.typedName ?? [person.familyName, person.givenNames];
  const signals = signalsOf(one);
  const record: Record = {
    id: applicationId(one.reference),
    reference: one.reference,
    displayName: `${familyName}, ${givenNames}`,
    priority: one.priority ?? 'normal',
    levelRequested: one.level,
    documentTypes: documents.map(({ type }) => type),
    attempt: one.firstAttemptRejectedFor === undefined ? 1 : 2,
    signalCount: signalCount(signals),
    locale: person.locale,
    submittedAgoMinutes: one.submittedAgoMinutes,
    dueInMinutes: one.dueInMinutes,
    ...earlierLevel(one, person),
    applicant: {
      givenNames,
      familyName,
      ...(person.preferredName === undefined ? {} : { preferredName: person.preferredName }),
      birthDate: person.born,
      address: `${person.street}, ${person.town}`,
      email: person.email,
      phone: person.phone,
    },
    documents,
    liveness: { ...clip, scores: scoresOf(one) },
    signals,
    history: historyOf(one),
    consent: consentOf(one),
  };
  return SampleApplicationFile.parse(record);
}
