import type { DocumentKind, Person } from '../types';
import type { Issuer } from './issuers';

/** What is printed on a document. Pictures are `data:` addresses of PNGs of 460 x 592 units. */
export interface CardData {
  /** Prefix for ids inside the drawing. */
  readonly id: string;
  readonly type: DocumentKind;
  readonly issuer: Issuer;
  readonly holder: Person;
  readonly number: string;
  readonly issuedOn: string;
  readonly expiresOn?: string;
  readonly portrait: string;
  readonly ghost: string;
  readonly mrz: readonly string[];
  /** Text of the two-dimensional barcode. */
  readonly barcode: string;
  /** Somebody else's portrait, glued over the real one. */
  readonly pastedPortrait?: string;
  readonly seed: number;
}

/** The portrait of a card in its frame, with a pasted one over it if there is one. */
export function portraitBox(
  data: CardData,
  area: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
): string {
  const { x, y, w, h } = area;
  const { lines } = data.issuer;
  const waves = [0, 1, 2, 3, 4, 5]
    .map(
      (at) =>
        `<path d="M${x} ${y + h - 16 - at * h * 0.165} q${w / 4} -22 ${w / 2} 0 t${w / 2} 0" fill="none" stroke="${lines[0]}" stroke-width=".9" opacity=".36"/>`,
    )
    .join('');
  const own = `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="#dfe4e4"/><image x="${x}" y="${y}" width="${w}" height="${h}" preserveAspectRatio="xMidYMin slice" href="${data.portrait}"/>${waves}<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="none" stroke="#7d9a9c" stroke-width="1"/>`;
  if (data.pastedPortrait === undefined) return own;
  const [px, py, pw, ph] = [x + 4, y - 5, w * 1.015, h * 1.01];
  return `${own}<g transform="rotate(1.7 ${x + w / 2} ${y + h / 2})"><rect x="${px + 2.5}" y="${py + 3.5}" width="${pw}" height="${ph}" fill="#000" opacity=".34"/><rect x="${px - 2}" y="${py - 2}" width="${pw + 4}" height="${ph + 4}" fill="#fbfbf9"/><image x="${px}" y="${py}" width="${pw}" height="${ph}" preserveAspectRatio="xMidYMin slice" href="${data.pastedPortrait}"/><path d="M${px + pw - 24} ${py + ph + 2} l26 -20" stroke="#fff" stroke-width="5" opacity=".8"/></g>`;
}

/** `YYYY-MM-DD` as the `YYMMDD` of machine readable zones. */
export function mrzDate(iso: string): string {
  return iso.slice(2).replaceAll('-', '');
}
