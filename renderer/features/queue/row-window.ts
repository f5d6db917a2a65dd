import {
  ROW_PX,
  type RowWindow,
  clampTop,
  isScaled,
  rowsInView,
  scrollHeightPx,
  scrollOfTop,
  topOfScroll,
  topToShow,
} from './scroll-map';

/** Height of the table's head, which stays on top inside the scrolled element. */
export const HEAD_PX = 30;

/** What of a list is in sight. */
export interface RowView {
  topPx: number;
  heightPx: number;
  viewPx: number;
  first: number;
  last: number;
  /** Rows that fit in the window. */
  pageRows: number;
}

/**
 * Follows the scrolling of a list inside one element. The position is kept in pixels of the list, not of the element: a capped list has
 * more rows than pixels.
 */
export class RowWindowControl {
  readonly #listeners = new Set<() => void>();
  #element: HTMLElement | undefined;
  #rows: RowWindow = { count: 0, viewPx: 600 };
  #topPx = 0;
  #view: RowView = this.#look();

  /** Listens to an element; returns how to stop. */
  attach(element: HTMLElement): () => void {
    this.#element = element;
    const stop = new AbortController();
    const sizes = new ResizeObserver(() => {
      this.#rows = { ...this.#rows, viewPx: Math.max(1, element.clientHeight - HEAD_PX) };
      this.#change();
    });
    sizes.observe(element);
    element.addEventListener('scroll', () => this.#onScroll(element), { passive: true, signal: stop.signal });
    element.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false, signal: stop.signal });
    return () => {
      stop.abort();
      sizes.disconnect();
      this.#element = undefined;
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What is in sight; a new object at each change. */
  get view(): RowView {
    return this.#view;
  }

  /** The list has this many rows now. */
  setCount(count: number): void {
    if (count === this.#rows.count) return;
    this.#rows = { ...this.#rows, count };
    this.#topPx = clampTop(this.#topPx, this.#rows);
    this.#change();
  }

  /** Scrolls as little as needed to show the whole of a row. */
  showRow(row: number): void {
    this.#moveTo(topToShow(row, this.#topPx, this.#rows));
  }

  #moveTo(topPx: number): void {
    this.#topPx = clampTop(topPx, this.#rows);
    if (this.#element) this.#element.scrollTop = scrollOfTop(this.#topPx, this.#rows);
    this.#change();
  }

  #onScroll(element: HTMLElement): void {
    // Our own scrolling comes back as an event, rounded to what a pixel of scrolling can express.
    if (Math.abs(element.scrollTop - scrollOfTop(this.#topPx, this.#rows)) < 1.5) return;
    this.#topPx = topOfScroll(element.scrollTop, this.#rows);
    this.#change();
  }

  #onWheel(event: WheelEvent): void {
    if (!isScaled(this.#rows) || event.ctrlKey) return;
    // In a capped list a turn of the wheel would jump over rows; it moves by pixels of the list instead.
    event.preventDefault();
    this.#moveTo(this.#topPx + event.deltaY);
  }

  #look(): RowView {
    const { viewPx } = this.#rows;
    return {
      topPx: this.#topPx,
      heightPx: scrollHeightPx(this.#rows),
      viewPx,
      ...rowsInView(this.#topPx, this.#rows),
      pageRows: Math.max(1, Math.floor(viewPx / ROW_PX) - 1),
    };
  }

  #change(): void {
    this.#view = this.#look();
    for (const listener of this.#listeners) listener();
  }
}
