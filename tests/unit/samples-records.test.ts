import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DocumentType } from '../../shared/portal-api';
import { loadSamples } from '../samples';
import { CASES } from '../samples/generator/cases';
import { SampleDefect, SampleTruth } from '../samples/schema';

const DATA = path.resolve(import.meta.dirname, '..', 'samples', 'data');
const samples = loadSamples(DATA);
const truths = samples.map(({ reference }) =>
  SampleTruth.parse(JSON.parse(readFileSync(path.join(DATA, reference, 'truth.json'), 'utf8'))),
);
const STRONG = new Set(['passport', 'drivers_licence', 'national_id', 'residence_permit']);

function reachable(types: readonly string[]): number {
  const strong = types.filter((type) => STRONG.has(type)).length;
  if (types.length < 2 || strong === 0) return 1;
  return types.includes('birth_certificate') ? 3 : 2;
}

describe('the records of the samples', () => {
  it('are thirty or more, one for each case of the generator, sorted by reference', () => {
    const references = samples.map(({ reference }) => reference);
    expect(references.length).toBeGreaterThanOrEqual(30);
    expect(references).toEqual(CASES.map(({ reference }) => reference).toSorted());
    expect(readdirSync(DATA).toSorted()).toEqual(references);
  });

  it('have ids that no other application, document or file has', () => {
    const ids = samples.flatMap(({ id, documents, mediaPaths }) => [
      id,
      ...documents.map((one) => one.id),
      ...mediaPaths.keys(),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('cover every document type and the levels 1, 2 and 3', () => {
    const types = new Set(samples.flatMap(({ documentTypes }) => documentTypes));
    expect([...types].toSorted()).toEqual([...DocumentType.options].toSorted());
    expect(new Set(samples.map(({ levelRequested }) => levelRequested))).toEqual(new Set([1, 2, 3]));
  });

  it('ask for a level that their documents reach, except the one whose evidence is insufficient', () => {
    const short = samples.filter(({ documentTypes, levelRequested }) => reachable(documentTypes) < levelRequested);
    const told = truths.filter(({ defects }) => defects.includes('evidence_insufficient'));
    expect(short.map(({ reference }) => reference)).toEqual(told.map(({ reference }) => reference));
    expect(short).toHaveLength(1);
  });

  it('show every kind of defect, and about half of them are entirely in order', () => {
    const defects = new Set(truths.flatMap((truth) => truth.defects));
    expect([...defects].toSorted()).toEqual([...SampleDefect.options].toSorted());
    const share = truths.filter(({ verdict }) => verdict === 'approve').length / truths.length;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  });

  it('give a reason for every verdict but approval', () => {
    for (const { verdict, reasonCodes } of truths) expect(reasonCodes.length > 0).toBe(verdict !== 'approve');
  });

  it('count the signals that ask to be looked at', () => {
    for (const { signals, signalCount } of samples)
      expect(signals.filter(({ severity }) => severity === 'look' || severity === 'alert')).toHaveLength(signalCount);
  });

  it('refer in their signals only to applications that exist', () => {
    const ids = new Set(samples.map(({ id }) => id));
    for (const { signals } of samples)
      for (const ref of signals.flatMap(({ refs }) => refs)) expect(ids).toContain(ref);
  });

  it('keep their truth out of what the portal is given', () => {
    for (const truth of truths) {
      const sample = samples.find(({ reference }) => reference === truth.reference);
      const given = JSON.stringify({ ...sample, mediaPaths: [...(sample?.mediaPaths.values() ?? [])] });
      expect(given).not.toContain('truth.json');
      expect(given).not.toContain('"verdict":"approve"');
      expect(given).not.toContain('"verdict":"flag"');
      expect(given).not.toContain('defects');
      expect(given).not.toContain(truth.note);
    }
  });
});
