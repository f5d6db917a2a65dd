import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'mrz';
import { describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { loadSamples } from '../samples';
import { drawSide, rasterise } from '../samples/generator/card-image';
import { CASES } from '../samples/generator/cases';
import { breakCheckDigit, checkDigit, mrzName } from '../samples/generator/mrz';
import { planDocuments } from '../samples/generator/plan/plan-documents';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const zones = loadSamples(path.join(ROOT, 'tests/samples/data')).flatMap((sample) =>
  sample.documents.flatMap((document) =>
    document.extracted
      .filter(({ field }) => field === 'mrz')
      .map(({ value }) => ({ sample, document, lines: value.split('\n') })),
  ),
);

/** Names of the check-digit fields that are wrong; states are invented, so `valid` as a whole says nothing. */
const wrongCheckDigits = (lines: readonly string[]): readonly string[] =>
  parse([...lines])
    .details.filter(({ field, valid }) => !valid && field?.endsWith('CheckDigit') === true)
    .map(({ field }) => String(field));

describe('machine readable zones of the samples', () => {
  it('follow the worked example of Doc 9303 (Source: ICAO Doc 9303-4 appendix A)', () => {
    expect(checkDigit('L898902C3')).toBe('6');
    expect(checkDigit('740812')).toBe('2');
    expect(checkDigit('120415')).toBe('9');
  });

  it('write names with the letters that Doc 9303 prescribes', () => {
    expect(mrzName('ÅGÅRD LINDQVIST')).toBe('AAGAARD<LINDQVIST');
    expect(mrzName('LEFÈVRE-HÉLAINE')).toBe('LEFEVRE<HELAINE');
    expect(mrzName('SØREN')).toBe('SOEREN');
    expect(mrzName('Đặng')).toBe('DANG');
  });

  it('parse with right check digits, except the one that is meant to be wrong', () => {
    expect(zones.length).toBeGreaterThan(20);
    const wrong = zones.filter(({ lines }) => wrongCheckDigits(lines).length > 0);
    expect(wrong.map(({ sample }) => sample.reference)).toEqual(['UT-5Q2T-61']);
    expect(wrong[0] && wrongCheckDigits(wrong[0].lines)).toContain('documentNumberCheckDigit');
  });

  it('agree with the print on number, birth and expiry, except on the back of another card', () => {
    const differing = zones.filter(({ document, sample, lines }) => {
      const { fields } = parse([...lines]);
      const printed =
        document.extracted.find(({ field, side }) => field === 'number' && side === 'front')?.value ?? document.number;
      const agrees =
        fields.documentNumber === printed &&
        fields.birthDate === sample.applicant.birthDate.slice(2).replaceAll('-', '') &&
        fields.expirationDate === document.expiresOn?.slice(2).replaceAll('-', '');
      return !agrees;
    });
    expect(differing.map(({ sample }) => sample.reference)).toEqual(['UT-2R5F-13']);
  });

  it('lose the check digit of the number when it is broken, and nothing else', () => {
    const zone = zones.find(({ lines }) => lines.length === 2);
    const lines = zone?.lines ?? [];
    const broken = breakCheckDigit(lines);
    expect(broken[0]).toBe(lines[0]);
    expect((broken[1] ?? '').split('').filter((letter, at) => letter !== lines[1]?.[at])).toHaveLength(1);
  });
});

/** What the decoder asks of a picture in a browser. */
class ImageDataLike {
  readonly colorSpace = 'srgb';
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  constructor(data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

describe('barcodes of the licences', () => {
  prepareZXingModule({
    overrides: {
      wasmBinary: new Uint8Array(readFileSync(path.join(ROOT, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')))
        .buffer,
    },
  });
  const licences = CASES.flatMap((one) => planDocuments(one, 0).map((plan) => ({ one, plan }))).filter(
    ({ plan }) => plan.type === 'drivers_licence',
  );

  it.each(licences)('of $one.reference decodes from the drawn card to its number', async ({ plan }) => {
    const { data, width, height } = await rasterise(await drawSide(plan, 'back'), 1700);
    const [found] = await readBarcodes(new ImageDataLike(new Uint8ClampedArray(data), width, height), {
      formats: ['PDF417'],
    });
    expect(found?.text).toContain(`DAQ${plan.barcodeNumber ?? plan.number}`);
    expect(found?.text).toContain(`DBB${plan.holder.born.replaceAll('-', '')}`);
  });
});
