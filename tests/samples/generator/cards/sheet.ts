/** A rectangle in the units of a drawing. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Names of fields as the portal's reader delivers them. */
type FieldName =
  | 'family_name'
  | 'given_names'
  | 'birth_date'
  | 'number'
  | 'issued_on'
  | 'expires_on'
  | 'address'
  | 'sex'
  | 'nationality'
  | 'issuer'
  | 'mrz'
  | 'barcode'
  | 'other';

/** Something that can be read off a card, and where it stands. */
interface Region {
  readonly field: FieldName;
  readonly value: string;
  readonly area: Area;
}

/** One drawn side of a document. */
export interface CardArt {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly cornerRadius: number;
  readonly regions: readonly Region[];
}

const SANS = `font-family="Liberation Sans, DejaVu Sans, sans-serif"`;
const MONO = `font-family="Liberation Mono, DejaVu Sans Mono, monospace"`;

/** Text made safe for XML. */
function escapeXml(plain: string): string {
  return plain.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** How a line of text looks. */
export interface TextStyle {
  readonly size: number;
  readonly weight?: number;
  readonly colour?: string;
  readonly mono?: boolean;
  readonly spacing?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly italic?: boolean;
}

/** One line of text. */
export function text(x: number, y: number, value: string, style: TextStyle): string {
  const { size, weight = 400, colour = '#1b2530', mono = false, spacing = 0, anchor = 'start', italic = false } = style;
  return `<text x="${x}" y="${y}" ${mono ? MONO : SANS} font-size="${size}" font-weight="${weight}" fill="${colour}" letter-spacing="${spacing}" text-anchor="${anchor}"${italic ? ' font-style="italic"' : ''} xml:space="preserve">${escapeXml(value)}</text>`;
}

/** About how wide a line will be: good enough to draw a box around it. */
function widthOf(value: string, size: number, mono = false, spacing = 0): number {
  const perLetter = mono ? 0.6 : value === value.toUpperCase() ? 0.68 : 0.53;
  return value.length * (size * perLetter + spacing);
}

/** Collects the drawing of one side and what can be read off it. */
export interface Sheet {
  readonly draw: (svg: string) => void;
  /** A small caption with its value below; the value is a region if `field` is given. */
  readonly labelled: (x: number, y: number, label: string, value: string, options?: LabelledOptions) => void;
  readonly region: (field: FieldName, value: string, area: Area) => void;
  /** The big outlined word that every drawn document carries. */
  readonly specimen: (x: number, y: number, degrees: number, size: number, colour?: string) => void;
  readonly done: (cornerRadius: number) => CardArt;
}

/** Options of a labelled value. */
interface LabelledOptions {
  readonly field?: FieldName;
  /** What the reader delivers where that differs from the print, such as an ISO date. */
  readonly read?: string;
  readonly size?: number;
  readonly mono?: boolean;
  readonly colour?: string;
  readonly spacing?: number;
}

/** Starts an empty side of the given size. */
export function createSheet(width: number, height: number): Sheet {
  const parts: string[] = [];
  const regions: Region[] = [];
  const draw = (svg: string): void => {
    parts.push(svg);
  };
  const region = (field: FieldName, value: string, area: Area): void => {
    regions.push({ field, value, area });
  };
  return {
    draw,
    region,
    labelled: (x, y, label, value, options = {}) => {
      const { size = 21, mono = false, colour = '#1b2530', spacing = 0 } = options;
      draw(text(x, y, label, { size: 10.5, colour: '#3e5a66', spacing: 0.2 }));
      draw(text(x, y + size + 2, value, { size, weight: 600, colour, mono, spacing }));
      if (options.field !== undefined)
        region(options.field, options.read ?? value, {
          x: x - 6,
          y: y + 4,
          w: widthOf(value, size, mono, spacing) + 12,
          h: size + 6,
        });
    },
    specimen: (x, y, degrees, size, colour = '#b3202a') =>
      draw(
        `<text x="${x}" y="${y}" ${SANS} font-size="${size}" font-weight="800" fill="none" stroke="${colour}" stroke-width="2.4" opacity=".3" letter-spacing="10" text-anchor="middle" transform="rotate(${degrees} ${x} ${y})">SPECIMEN</text>`,
      ),
    done: (cornerRadius) => ({ svg: parts.join(''), width, height, cornerRadius, regions }),
  };
}

/** Lines of a machine readable zone, stretched to a width. */
export function mrzLines(lines: readonly string[], area: Area, size: number, pitch: number): string {
  return lines
    .map((line, at) => {
      const spacing = (area.w - line.length * size * 0.6001) / (line.length - 1);
      return text(area.x, area.y + at * pitch, line, { size, weight: 700, colour: '#15191c', mono: true, spacing });
    })
    .join('');
}

/** A date as cards print it: `14 03 1991`. */
export function printedDate(iso: string): string {
  return iso.split('-').toReversed().join(' ');
}
