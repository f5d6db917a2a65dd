import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deskErrors } from '../../../shared/contract/errors';
import { DECISION_RULES } from '../../../shared/domain/decision-rules';
import en from '../../../renderer/i18n/en.json';
import fr from '../../../renderer/i18n/fr.json';
import { ACTS } from '../../../renderer/keyboard/keymap';

const FORMS = /_(?:zero|one|two|few|many|other)$/;

const Texts = z.record(z.string(), z.unknown());

function flat(tree: unknown, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(Texts.parse(tree))) {
    if (typeof value === 'string') found.set(prefix + name, value);
    else for (const [key, text] of flat(value, `${prefix}${name}.`)) found.set(key, text);
  }
  return found;
}

const english = flat(en);
const french = flat(fr);
const base = (key: string): string => key.replace(/_ordinal/, '').replace(FORMS, '');
const bases = (catalogue: Map<string, string>): string[] => [...new Set([...catalogue.keys()].map(base))].toSorted();
const variables = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? ''))].toSorted();

function variablesByKey(catalogue: Map<string, string>): Record<string, string[]> {
  const byKey: Record<string, string[]> = {};
  for (const [key, text] of catalogue)
    byKey[base(key)] = [...new Set([...(byKey[base(key)] ?? []), ...variables(text)])].toSorted();
  return byKey;
}

describe('the catalogue', () => {
  it('says the same things in both languages', () => {
    expect(bases(french)).toEqual(bases(english));
  });

  it.each([
    ['en', english],
    ['fr', french],
  ] as const)('has every plural form of %s', (locale, catalogue) => {
    const missing = [...catalogue.keys()]
      .filter((key) => FORMS.test(key))
      .flatMap((key) => {
        const stem = key.replace(FORMS, '');
        const type = stem.endsWith('_ordinal') ? 'ordinal' : 'cardinal';
        const { pluralCategories } = new Intl.PluralRules(locale, { type }).resolvedOptions();
        return pluralCategories.map((form) => `${stem}_${form}`).filter((form) => !catalogue.has(form));
      });
    expect([...new Set(missing)]).toEqual([]);
  });

  it('fills the same variables in both languages', () => {
    expect(variablesByKey(french)).toEqual(variablesByKey(english));
  });

  it('has words for every error of the contract, every rule of a decision and every key', () => {
    const wanted = [
      ...Object.keys(deskErrors).map((code) => `errors.${code}`),
      ...DECISION_RULES.map((rule) => `review.decision.missing.${rule}`),
      ...ACTS.map((act) => `keys.acts.${act}`),
    ];
    expect(bases(english)).toEqual(expect.arrayContaining(wanted));
  });

  it('never pleads, shouts or leaves a text empty', () => {
    const wrong = [...english, ...french].filter(
      ([, text]) => text.trim() === '' || /!|\bplease\b|\boops\b|s’il vous plaît/i.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it('puts the spaces that French wants before its double signs', () => {
    const wrong = [...french].filter(([, text]) => / [;?!:»]|« /.test(text.replaceAll(/\{\{.*?\}\}/g, 'x')));
    expect(wrong).toEqual([]);
  });

  it('holds no text that the page never uses', () => {
    const root = path.resolve(import.meta.dirname, '../../../renderer');
    const source = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(path.join(root, file), 'utf8'))
      .join('\n');
    // A key stands whole in the source, or its beginning does with the rest put together from a value.
    const isUsed = (key: string): boolean => {
      if (source.includes(`'${key}'`)) return true;
      const parts = key.split('.');
      return (
        parts.some((_, at) => at > 0 && source.includes(`\`${parts.slice(0, at).join('.')}.$`)) ||
        /review\.evidence\.side_/.test(key)
      );
    };
    expect(bases(english).filter((key) => !isUsed(key))).toEqual([]);
  });
});
