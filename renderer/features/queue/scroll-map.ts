/** Height of one row of the queue, in pixels. */
export const ROW_PX = 32;
/** Chromium cannot hold an element of more than about 33 million pixels; this keeps well clear of it. */
export const MAX_SCROLL_PX = 8_000_000;

/** A list of rows seen through a window: how many rows, how high the window, in pixels. */
export interface RowWindow {
  count: number;
  viewPx: number;
}

/** Height of the whole list, were nothing capped. */
const listPx = ({ count }: RowWindow): number => count * ROW_PX;

/** Height of the scrolled element. */
export const scrollHeightPx = (rows: RowWindow): number => Math.min(listPx(rows), MAX_SCROLL_PX);

/** Whether one pixel of scrolling is more than one pixel of the list. */
export const isScaled = (rows: RowWindow): boolean => listPx(rows) > MAX_SCROLL_PX;

/** The furthest the list can be scrolled, in pixels of the list. */
export const maxTopPx = (rows: RowWindow): number => Math.max(0, listPx(rows) - rows.viewPx);

/** Keeps a position within the list. */
export const clampTop = (topPx: number, rows: RowWindow): number => Math.min(maxTopPx(rows), Math.max(0, topPx));

const scale = (rows: RowWindow): number => maxTopPx(rows) / Math.max(1, scrollHeightPx(rows) - rows.viewPx);

/** Where in the list the window stands when the element is scrolled to `scrollTop`. */
export const topOfScroll = (scrollTop: number, rows: RowWindow): number =>
  clampTop(isScaled(rows) ? scrollTop * scale(rows) : scrollTop, rows);

/** How far the element has to be scrolled to stand at `topPx` of the list. */
export const scrollOfTop = (topPx: number, rows: RowWindow): number =>
  isScaled(rows) ? clampTop(topPx, rows) / scale(rows) : clampTop(topPx, rows);

/** The rows in the window, first inclusive to last exclusive, with a few more on both sides. */
export function rowsInView(topPx: number, rows: RowWindow, extra = 4): { first: number; last: number } {
  const first = Math.max(0, Math.floor(topPx / ROW_PX) - extra);
  const last = Math.min(rows.count, Math.ceil((topPx + rows.viewPx) / ROW_PX) + extra);
  return { first, last };
}

/** The nearest position that shows the whole of one row. */
export function topToShow(row: number, topPx: number, rows: RowWindow): number {
  const rowTop = row * ROW_PX;
  if (rowTop < topPx) return clampTop(rowTop, rows);
  if (rowTop + ROW_PX > topPx + rows.viewPx) return clampTop(rowTop + ROW_PX - rows.viewPx, rows);
  return topPx;
}
