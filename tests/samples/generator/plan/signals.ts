import type { Case } from '../cases/case';
import { createRandom, seedOf } from '../random';
import type { SampleApplicationFile } from '../../schema';

type Signals = SampleApplicationFile['signals'];
type Scores = NonNullable<SampleApplicationFile['liveness']>['scores'];

/** Id of an application, made from its reference; opaque to everybody else. */
export function applicationId(reference: string): string {
  return `ap_${seedOf(reference).toString(36)}${seedOf(`${reference}/second half`).toString(36)}`;
}

/** What the portal noticed: about the register, the document, the device, and what the case adds. */
export function signalsOf(one: Case): Signals {
  const random = createRandom(seedOf(`${one.reference}/signals`));
  const usual: Signals = [
    random.next() < 0.85
      ? {
          kind: 'source_of_truth',
          severity: 'fine',
          text: { en: 'Civil register: found, data agree', fr: 'État civil : trouvé, données conformes' },
          refs: [],
        }
      : {
          kind: 'source_of_truth',
          severity: 'not_available',
          text: { en: 'Civil register: no answer from the issuer', fr: 'État civil : pas de réponse de l’émetteur' },
          refs: [],
        },
    {
      kind: 'watchlist',
      severity: 'fine',
      text: {
        en: 'Documents not reported lost, stolen or revoked',
        fr: 'Documents non signalés perdus, volés ou révoqués',
      },
      refs: [],
    },
  ];
  if (random.next() < 0.4)
    usual.push({
      kind: 'device',
      severity: 'fine',
      text: { en: 'Phone known for this person only', fr: 'Téléphone connu pour cette seule personne' },
      refs: [],
    });
  const own: Signals = (one.signals ?? []).map(({ kind, severity, en, fr, about = [] }) => ({
    kind,
    severity,
    text: { en, fr },
    refs: about.map(applicationId),
  }));
  return [...own, ...usual];
}

/** How many signals ask to be looked at. */
export function signalCount(signals: Signals): number {
  return signals.filter(({ severity }) => severity === 'look' || severity === 'alert').length;
}

/** Scores of the portal's machines, in keeping with what is wrong. */
export function scoresOf(one: Case): Scores {
  const random = createRandom(seedOf(`${one.reference}/scores`));
  const has = (defect: Case['defects'][number]): boolean => one.defects.includes(defect);
  const otherFace = has('face_differs');
  const hidden = has('glare') || has('blur');
  return [
    {
      kind: 'face_match',
      valuePercent: otherFace ? random.integer(24, 41) : hidden ? random.integer(52, 68) : random.integer(88, 98),
      thresholdPercent: 80,
    },
    {
      kind: 'presentation_attack',
      valuePercent: has('clip_frozen') ? random.integer(36, 58) : random.integer(1, 6),
      thresholdPercent: 15,
    },
    {
      kind: 'injection',
      valuePercent: has('clip_frozen') ? random.integer(61, 83) : random.integer(1, 5),
      thresholdPercent: 20,
    },
    {
      kind: 'document_forgery',
      valuePercent: has('portrait_replaced') || has('screen_photo') ? random.integer(44, 71) : random.integer(2, 9),
      thresholdPercent: 25,
    },
  ];
}
