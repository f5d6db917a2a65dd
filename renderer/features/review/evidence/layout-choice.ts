import type { Size } from './view-transform';

export const LAYOUTS = ['one', 'over', 'beside'] as const;
export type Layout = (typeof LAYOUTS)[number];

/**
 * The layout of two panes that shows a document largest: over and under gives it min(W, a·H/2) of width, beside min(W/2, a·H);
 * a tie goes to beside. `aspect` is width by height. Source: the design's rule for panes.
 */
export function bestLayout(area: Size, aspect: number): 'over' | 'beside' {
  const over = Math.min(area.width, (aspect * area.height) / 2);
  const beside = Math.min(area.width / 2, aspect * area.height);
  return over > beside ? 'over' : 'beside';
}

/** The layout after this one. */
export const nextLayout = (layout: Layout): Layout => LAYOUTS[(LAYOUTS.indexOf(layout) + 1) % LAYOUTS.length] ?? 'one';
