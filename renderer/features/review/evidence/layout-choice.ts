import type { DocumentType } from '../../../../shared/portal-api/application';
import type { StripItem } from '../model/strip-items';
import type { Size } from './view-transform';

export const LAYOUTS = ['one', 'over', 'beside'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Width by height of a card (ID-1), of a passport's page (ID-3) and of a sheet. Source: ISO/IEC 7810, ISO 216. */
const CARD = 85.6 / 53.98;
const ASPECTS: Readonly<Record<DocumentType, number>> = {
  passport: 125 / 88,
  drivers_licence: CARD,
  national_id: CARD,
  health_card: CARD,
  residence_permit: CARD,
  birth_certificate: 210 / 297,
};
/** A clip of a face stands upright. */
const CLIP = 3 / 4;

/** Width by height of what a person looks at in a pane. */
export const aspectOf = (item: StripItem): number => (item.kind === 'clip' ? CLIP : ASPECTS[item.documentType]);

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
