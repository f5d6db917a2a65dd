import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_SCROLL_PX,
  ROW_PX,
  isScaled,
  maxTopPx,
  rowsInView,
  scrollHeightPx,
  scrollOfTop,
  topOfScroll,
  topToShow,
} from '../../../renderer/features/queue/scroll-map';

const windows = fc.record({ count: fc.integer({ min: 0, max: 2_000_000 }), viewPx: fc.integer({ min: 1, max: 2000 }) });

describe('the map of rows onto a scroll height', () => {
  it('never asks the browser for more height than it can hold', () => {
    fc.assert(
      fc.property(windows, (rows) => {
        expect(scrollHeightPx(rows)).toBeLessThanOrEqual(MAX_SCROLL_PX);
      }),
    );
    expect(isScaled({ count: 1_000_000, viewPx: 700 })).toBe(true);
    expect(isScaled({ count: 100_000, viewPx: 700 })).toBe(false);
  });

  it('reaches the first row at the top and the last row at the bottom', () => {
    for (const count of [10, 100_000, 1_000_000]) {
      const rows = { count, viewPx: 700 };
      expect(topOfScroll(0, rows)).toBe(0);
      expect(topOfScroll(scrollHeightPx(rows) - rows.viewPx, rows)).toBeCloseTo(maxTopPx(rows), 3);
      expect(rowsInView(maxTopPx(rows), rows).last).toBe(count);
    }
  });

  it('goes there and back without losing its place', () => {
    fc.assert(
      fc.property(windows, fc.double({ min: 0, max: 1, noNaN: true }), (rows, share) => {
        const top = share * maxTopPx(rows);
        expect(topOfScroll(scrollOfTop(top, rows), rows)).toBeCloseTo(top, 2);
      }),
    );
  });

  it('draws a window of rows, however many there are', () => {
    fc.assert(
      fc.property(windows, fc.double({ min: 0, max: 1, noNaN: true }), (rows, share) => {
        const { first, last } = rowsInView(share * maxTopPx(rows), rows);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeLessThanOrEqual(rows.count);
        expect(last - first).toBeLessThanOrEqual(Math.ceil(rows.viewPx / ROW_PX) + 10);
      }),
    );
  });

  it('shows a whole row by moving as little as needed', () => {
    const rows = { count: 1000, viewPx: 320 };
    expect(topToShow(5, 0, rows)).toBe(0);
    expect(topToShow(10, 0, rows)).toBe(32);
    expect(topToShow(3, 320, rows)).toBe(96);
    expect(topToShow(999, 0, rows)).toBe(maxTopPx(rows));
  });
});
