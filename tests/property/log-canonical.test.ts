import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseCanonicalJson, toCanonicalJson } from '../../electron/core/log/canonical';

const text = fc.string({ unit: 'binary' }).filter((value) => value.isWellFormed() && value !== '__proto__');
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.array(tie('tree'), { maxLength: 6 }),
    fc.dictionary(text, tie('tree'), { maxKeys: 6 }),
  ),
}));
const Anything = z.unknown();

describe('canonical JSON of any value that may be signed', () => {
  it('is the same bytes after it was parsed', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const once = toCanonicalJson(Anything, value);
        expect(toCanonicalJson(Anything, parseCanonicalJson(Anything, Buffer.from(once)))).toBe(once);
        expect(toCanonicalJson(Anything, JSON.parse(once))).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on the order in which members were set', () => {
    fc.assert(
      fc.property(fc.dictionary(text, tree), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(toCanonicalJson(Anything, reversed)).toBe(toCanonicalJson(Anything, value));
      }),
    );
  });
});
