import type { Case, CaseDocument } from '../cases/case';
import { personNamed } from '../people';
import type { Random } from '../random';
import { createRandom, seedOf } from '../random';
import type { DocumentPlan, Person, PhotoPlan } from '../types';
import { inventDates, inventNumber, swapLastTwo } from './numbers';

const SURFACES = ['walnut', 'oak', 'linen', 'desk', 'marble', 'blanket', 'slate'] as const;

interface PhotoContext {
  readonly random: Random;
  /** How many photos of all samples come before this one: every third is taken at 12 megapixels. */
  readonly serial: () => number;
  readonly surface: PhotoPlan['surface'];
}

function planPhoto(document: CaseDocument, side: 'front' | 'back', context: PhotoContext): PhotoPlan {
  const { random, serial, surface } = context;
  const flaw = side === 'front' ? document.frontFlaw : document.backFlaw;
  const paper = document.type === 'birth_certificate';
  return {
    megapixels: serial() % 3 === 0 ? 12 : 8,
    portraitFormat: paper || (flaw === undefined && random.next() < 0.16),
    orientation: random.pick([1, 1, 1, 6, 6, 6, 3, 8]),
    surface: flaw === 'screen' ? 'desk' : surface,
    ...(flaw === undefined ? {} : { flaw }),
  };
}

function numberOf(document: CaseDocument, person: Person): string {
  if (document.number !== undefined) return document.number;
  return inventNumber(
    document.type,
    person.born,
    createRandom(seedOf(document.numberKey ?? `${person.key}/${document.type}`)),
  );
}

function planOne(document: CaseDocument, person: Person, context: PhotoContext): DocumentPlan {
  const { random } = context;
  const number = numberOf(document, person);
  const other = document.backOf === undefined ? undefined : personNamed(document.backOf);
  return {
    type: document.type,
    issuer: document.issuer ?? person.home,
    holder: person,
    number,
    ...inventDates(document.type, person.born, random, document),
    ...(document.mistyped === true ? { typedNumber: swapLastTwo(number) } : {}),
    ...(other === undefined ? {} : { backOf: { holder: other, number: numberOf({ type: document.type }, other) } }),
    ...(document.mrzBroken === true ? { mrzBroken: true } : {}),
    ...(document.barcodeDiffers === true ? { barcodeNumber: swapLastTwo(number) } : {}),
    ...(document.pastedPortraitOf === undefined ? {} : { pastedPortraitOf: personNamed(document.pastedPortraitOf) }),
    front: planPhoto(document, 'front', context),
    ...(document.frontOnly === true ? {} : { back: planPhoto(document, 'back', context) }),
  };
}

/** Documents of a case with everything decided that the case leaves open. `firstSerial` counts the photos before it. */
export function planDocuments(one: Case, firstSerial: number): readonly DocumentPlan[] {
  const random = createRandom(seedOf(`${one.reference}/documents`));
  let serial = firstSerial;
  const next = (): number => {
    serial += 1;
    return serial - 1;
  };
  const person = personNamed(one.person);
  const surface = random.pick(SURFACES);
  return one.documents.map((document) => planOne(document, person, { random, serial: next, surface }));
}

/** Number of photos of a case. */
export function photoCount(one: Case): number {
  return one.documents.reduce((sum, document) => sum + (document.frontOnly === true ? 1 : 2), 0);
}
