import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { IntegrityError } from '../../../electron/core/errors';
import { NotCanonicalError, parseCanonicalJson, toCanonicalJson } from '../../../electron/core/log/canonical';

const Anything = z.unknown();
const canonical = (value: unknown): string => toCanonicalJson(Anything, value);
const parse = (text: string | Uint8Array): unknown => parseCanonicalJson(Anything, Buffer.from(text));

describe('canonical JSON', () => {
  it('sorts members by UTF-16 code units, as RFC 8785 §3.2.3 shows', () => {
    const members = {
      '€': 'Euro Sign',
      '\r': 'Carriage Return',
      '\uFB33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
    };
    const more = { '😀': 'Emoji: Grinning Face', '\u0080': 'Control', ö: 'Latin Small Letter O With Diaeresis' };
    expect(
      Object.values(z.record(z.string(), z.string()).parse(JSON.parse(canonical({ ...members, ...more })))),
    ).toEqual([
      // JSON.parse puts the integer-like member first.
      'One',
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
    expect(canonical({ ...members, ...more }).startsWith('{"\\r":"Carriage Return","1":"One","\u0080":')).toBe(true);
  });

  it('escapes text as RFC 8785 §3.2.2.2 shows', () => {
    expect(canonical({ string: '€$\u000F\nA\'B"\\\\"/' })).toBe('{"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
  });

  it('writes integers up to the largest safe one, and nothing beyond', () => {
    expect(canonical([0, -1, 9007199254740991, -9007199254740991])).toBe('[0,-1,9007199254740991,-9007199254740991]');
    for (const number of [0.5, 1e21, 9007199254740992, -0, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => canonical({ a: [number] })).toThrow(NotCanonicalError);
  });

  it('refuses whatever would be dropped, bent or written as invalid JSON, and names the place', () => {
    const refused = [
      undefined,
      null,
      () => 1,
      Symbol('s'),
      1n,
      new Date(0),
      new Map(),
      Array.from<unknown>({ length: 2 }),
      Object('boxed'),
      '\uD800',
    ];
    for (const value of refused) expect(() => canonical({ a: { b: value } })).toThrow(/^a\.b/);
    expect(() => canonical({ '\uDC00': 1 })).toThrow(NotCanonicalError);
    expect(() => canonical(undefined)).toThrow(NotCanonicalError);
  });

  it('checks the schema first', () => {
    const Strict = z.strictObject({ a: z.int() });
    expect(toCanonicalJson(Strict, { a: 1 })).toBe('{"a":1}');
    expect(() => toCanonicalJson(Strict, Object.assign({ a: 1 }, { b: 2 }))).toThrow(z.ZodError);
  });
});

describe('reading canonical JSON', () => {
  it('takes what was written', () => {
    expect(parse('{"a":["é",1,true]}')).toEqual({ a: ['é', 1, true] });
  });

  it('refuses every other spelling of the same value', () => {
    const others = [
      '{"a": 1}',
      '{"a":1}\n',
      '{"b":1,"a":1}',
      '{"a":1,"a":1}',
      '{"a":1.0}',
      '{"a":1e0}',
      '{"a":"\\u0041"}',
    ];
    for (const text of [...others, '\uFEFF{"a":1}', '{"a":-0}', '{"a":null}', '{"a":"\\ud800"}', '{', ''])
      expect(() => parse(text)).toThrow(IntegrityError);
    expect(() => parse(Buffer.from([0x22, 0xff, 0x22]))).toThrow(IntegrityError);
  });
});
