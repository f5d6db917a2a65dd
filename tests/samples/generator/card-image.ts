import sharp from 'sharp';
import { licenceBarcodeText } from './barcode';
import { drawCard } from './cards/card';
import type { CardData } from './cards/card-data';
import { mrzDate } from './cards/card-data';
import { ISSUERS } from './cards/issuers';
import type { CardArt } from './cards/sheet';
import { drawFace } from './face/face';
import type { Look } from './face/look';
import { breakCheckDigit, mrzTd1, mrzTd3 } from './mrz';
import { seedOf } from './random';
import type { DocumentPlan, Person } from './types';

/** Pixels of one picture, interleaved, eight bits a channel. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

async function portraitAddress(look: Look, style: 'print' | 'ghost' | 'pasted'): Promise<string> {
  const face = drawFace(look, { id: 'p', place: style === 'ghost' ? 'none' : 'studio' });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${style === 'ghost' ? 300 : 620}" height="${style === 'ghost' ? 386 : 798}" viewBox="70 62 460 592">${face}</svg>`;
  const saturation = { print: 0.72, ghost: 0.05, pasted: 1.12 }[style];
  const png = await sharp(Buffer.from(svg))
    .modulate({ saturation, brightness: style === 'pasted' ? 1.06 : 1 })
    .png()
    .toBuffer();
  return `data:image/png;base64,${png.toString('base64')}`;
}

/** First letters of a machine readable zone. Source: ICAO Doc 9303-4 and 9303-5. */
const DOCUMENT_CODES: Readonly<Partial<Record<DocumentPlan['type'], string>>> = {
  passport: 'P',
  national_id: 'I',
  residence_permit: 'AR',
};

/** The machine readable zone of a document; empty for types without one. */
function mrzOf(
  plan: Pick<DocumentPlan, 'type' | 'issuer' | 'expiresOn'>,
  holder: Person,
  number: string,
): readonly string[] {
  const content = {
    documentCode: DOCUMENT_CODES[plan.type] ?? '',
    issuer: plan.issuer,
    number,
    birthDate: mrzDate(holder.born),
    sex: holder.sex,
    expiryDate: mrzDate(plan.expiresOn ?? '2030-01-01'),
    nationality: holder.nationality,
    familyName: holder.printedFamilyName,
    givenNames: holder.printedGivenNames,
  };
  if (plan.type === 'passport') return mrzTd3(content);
  if (plan.type === 'national_id' || plan.type === 'residence_permit') return mrzTd1(content);
  return [];
}

/** The text in a licence's barcode; empty for other types. */
function barcodeOf(plan: DocumentPlan, holder: Person, number: string): string {
  if (plan.type !== 'drivers_licence') return '';
  return licenceBarcodeText({
    issuer: ISSUERS[plan.issuer],
    holder,
    number: plan.barcodeNumber ?? number,
    issuedOn: plan.issuedOn,
    expiresOn: plan.expiresOn ?? plan.issuedOn,
    discriminator: String(seedOf(`${number}/discriminator`)).padStart(10, '0'),
  });
}

/** Draws one side of a planned document. */
export async function drawSide(plan: DocumentPlan, side: 'front' | 'back'): Promise<CardArt> {
  const swapped = side === 'back' ? plan.backOf : undefined;
  const holder = swapped?.holder ?? plan.holder;
  const number = swapped?.number ?? plan.number;
  const look: Look = { ...holder.look, ...holder.portrait };
  const mrz = mrzOf(plan, holder, number);
  const data: CardData = {
    id: 'c',
    type: plan.type,
    issuer: ISSUERS[plan.issuer],
    holder,
    number,
    issuedOn: plan.issuedOn,
    ...(plan.expiresOn === undefined ? {} : { expiresOn: plan.expiresOn }),
    portrait: await portraitAddress(look, 'print'),
    ghost: await portraitAddress(look, 'ghost'),
    mrz: plan.mrzBroken === true ? breakCheckDigit(mrz) : mrz,
    barcode: barcodeOf(plan, holder, number),
    ...(plan.pastedPortraitOf === undefined
      ? {}
      : { pastedPortrait: await portraitAddress(plan.pastedPortraitOf.look, 'pasted') }),
    seed: seedOf(`${holder.key}/${number}`),
  };
  return drawCard(data, side);
}

/** Turns a drawn side into pixels of the given width, with transparent corners. */
export async function rasterise(art: CardArt, widthPx: number): Promise<Pixels> {
  const heightPx = Math.round((widthPx * art.height) / art.width);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${art.width} ${art.height}"><clipPath id="edge"><rect width="${art.width}" height="${art.height}" rx="${art.cornerRadius}"/></clipPath><g clip-path="url(#edge)">${art.svg}</g></svg>`;
  const { data, info } = await sharp(Buffer.from(svg), { limitInputPixels: false, unlimited: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 4 };
}
