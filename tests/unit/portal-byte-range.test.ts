import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readByteRange } from '../portal/byte-range';

describe('a Range header', () => {
  it.each([
    ['bytes=0-9', { first: 0, last: 9 }],
    ['bytes=90-', { first: 90, last: 99 }],
    ['bytes=90-500', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-500', { first: 0, last: 99 }],
    ['bytes=99-99', { first: 99, last: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-0', 'whole'],
    ['bytes=0-1,4-5', 'whole'],
    ['lines=0-1', 'whole'],
    ['bytes=-', 'whole'],
    [undefined, 'whole'],
  ])('%s of 100 bytes is %j', (header, expected) => {
    expect(readByteRange(header, 100)).toEqual(expected);
  });

  it('never leads outside the file', () => {
    fc.assert(
      fc.property(
        fc.option(fc.nat(200)),
        fc.option(fc.nat(200)),
        fc.integer({ min: 1, max: 150 }),
        (from, to, sizeBytes) => {
          const range = readByteRange(`bytes=${from ?? ''}-${to ?? ''}`, sizeBytes);
          if (typeof range === 'string') return;
          expect(range.first).toBeGreaterThanOrEqual(0);
          expect(range.last).toBeLessThan(sizeBytes);
          expect(range.first).toBeLessThanOrEqual(range.last);
        },
      ),
    );
  });
});
