import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ChangesFrame, readChanges } from '../../electron/core/portal/changes';
import { Summary } from '../../shared/portal-api';
import { syntheticSamples } from '../portal/testing/synthetic-samples';

const good = syntheticSamples().map(({ application }) => Summary.parse(application));
const frame = (items: unknown[], removed: unknown[] = []) =>
  ChangesFrame.parse({ items, removed, nextCursor: 'next', hasMore: false });

it('keeps good items in their order and sets bad ones aside with their identity', () => {
  const [first, second, third] = good;
  const page = readChanges(frame([first, { ...second, dueAt: 'tomorrow' }, third]));
  expect(page.items).toEqual([first, third]);
  expect(page.broken).toEqual([{ id: second?.id, reference: second?.reference, reason: 'dueAt (invalid_format)' }]);
});

it('sets aside what has no usable identity, too', () => {
  const page = readChanges(frame([null, 7, 'text', {}, { id: 12 }], [{ id: 'gone', sequence: 4 }, { id: '' }]));
  expect(page.items).toEqual([]);
  expect(page.broken).toHaveLength(6);
  expect(page.broken.filter(({ id }) => id !== undefined)).toEqual([]);
  expect(page.removed).toEqual([{ id: 'gone', sequence: 4 }]);
});

it('passes over fields that it does not know', () => {
  const page = readChanges(frame(good.map((summary) => ({ ...summary, colourOfTheFuture: 'blue' }))));
  expect(page.items).toEqual(good);
});

it('loses nothing: whatever a page holds, each item is either read or set aside, and no reason repeats a value', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...good), fc.jsonValue())), (items) => {
      const page = readChanges(frame(items));
      expect(page.items.length + page.broken.length).toBe(items.length);
      for (const { reason } of page.broken) expect(reason).toMatch(/^[\w.]+ \([a-z_]+\)$/);
    }),
  );
});
