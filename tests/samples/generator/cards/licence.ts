import { toSVG } from 'bwip-js/node';
import type { CardData } from './card-data';
import { portraitBox } from './card-data';
import { emblem, guilloche, iridescence, rosette, signature } from './ornament';
import type { CardArt } from './sheet';
import { createSheet, printedDate, text } from './sheet';

const WIDTH = 856;
const HEIGHT = 540;
const CATEGORIES = ['AM', 'A1', 'A', 'B', 'BE', 'C1'];

/** Front of a driver's licence: numbered fields, as licences have them. */
export function drawLicenceFront(data: CardData): CardArt {
  const { id, issuer, holder } = data;
  const { words } = issuer;
  const sheet = createSheet(WIDTH, HEIGHT);
  sheet.draw(
    `<linearGradient id="${id}bg" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#f7dfe4"/><stop offset=".5" stop-color="#f8f3ea"/><stop offset="1" stop-color="#e6e2f2"/></linearGradient>${iridescence(`${id}ov`)}<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#${id}bg)"/>${guilloche(WIDTH, HEIGHT, ['#d08a9a', issuer.lines[1], '#9a8ac4'], { lines: 22, opacity: 0.42 })}${rosette({ x: 560, y: 320, radius: 210 }, issuer.mid, { petals: 8, opacity: 0.34 })}`,
  );
  sheet.draw(
    `<rect x="40" y="30" width="112" height="74" rx="8" fill="${issuer.deep}"/>${emblem(issuer.code, 96, 67, 0.86, '#fff')}`,
  );
  sheet.draw(
    text(176, 62, issuer.titles.drivers_licence, { size: 25, weight: 700, colour: issuer.deep, spacing: 0.6 }),
  );
  sheet.draw(text(176, 92, issuer.name, { size: 19, weight: 600, colour: issuer.deep, spacing: 4 }));
  sheet.draw(portraitBox(data, { x: 40, y: 128, w: 220, h: 282 }));
  const lines: readonly (readonly [string, string, Parameters<typeof sheet.region>[0] | undefined, string, number])[] =
    [
      ['1.', holder.printedFamilyName, 'family_name', holder.printedFamilyName, 26],
      ['2.', holder.printedGivenNames, 'given_names', holder.printedGivenNames, 26],
      ['3.', `${printedDate(holder.born)}   ${holder.birthplace.toUpperCase()}`, 'birth_date', holder.born, 21],
      ['4a.', printedDate(data.issuedOn), 'issued_on', data.issuedOn, 21],
      ['4b.', data.expiresOn === undefined ? '' : printedDate(data.expiresOn), 'expires_on', data.expiresOn ?? '', 21],
      ['4c.', issuer.authority, undefined, '', 17],
      ['5.', data.number, 'number', data.number, 25],
      [
        '8.',
        `${holder.street}, ${holder.town}`.toUpperCase(),
        'address',
        `${holder.street}, ${holder.town}`.toUpperCase(),
        15,
      ],
    ];
  lines.forEach(([label, value, field, read, size], at) => {
    const y = 152 + at * 40;
    sheet.draw(text(290, y, label, { size: 13, colour: '#7a3a4a' }));
    sheet.draw(
      text(330, y, value, {
        size,
        weight: 600,
        mono: field === 'number',
        ...(field === 'number' ? { colour: '#8c1d24' } : {}),
      }),
    );
    if (field !== undefined)
      sheet.region(field, read, {
        x: 322,
        y: y - size,
        w: Math.min(500, (field === 'birth_date' ? 10 : value.length) * size * 0.68 + 14),
        h: size + 9,
      });
  });
  sheet.draw(
    text(290, 480, '9.', { size: 13, colour: '#7a3a4a' }) + text(330, 482, 'AM  B', { size: 24, weight: 700 }),
  );
  sheet.draw(text(40, 432, words.signature, { size: 10.5, colour: '#3e5a66' }) + signature(54, 486, 180, data.seed));
  sheet.draw(`<image x="700" y="356" width="112" height="144" opacity=".46" href="${data.ghost}"/>`);
  sheet.draw(
    `<g opacity=".85">${rosette({ x: 252, y: 404, radius: 56 }, `url(#${id}ov)`, { petals: 6, turns: 8, opacity: 0.95, width: 2 })}</g>`,
  );
  sheet.specimen(500, 350, -16, 90);
  return sheet.done(30);
}

/** The two-dimensional barcode as SVG shapes, scaled to a width; the quiet zone is the caller's. */
function pdf417(
  content: string,
  x: number,
  y: number,
  width: number,
): { readonly svg: string; readonly height: number } {
  // A variable, because bwip-js leaves the options of single symbologies out of its types.
  const options = { bcid: 'pdf417', text: content, columns: 13, eclevel: 5, scale: 1, rowmult: 3 };
  const drawn = toSVG(options);
  const size = /viewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"/.exec(drawn);
  const own = { width: Number(size?.[1] ?? 1), height: Number(size?.[2] ?? 1) };
  const scale = width / own.width;
  const inner = drawn.replace(/^<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
  return {
    svg: `<g transform="translate(${x} ${y}) scale(${scale})" shape-rendering="crispEdges">${inner}</g>`,
    height: own.height * scale,
  };
}

/** Back of a driver's licence: categories and the two-dimensional barcode. */
export function drawLicenceBack(data: CardData): CardArt {
  const { id, issuer } = data;
  const sheet = createSheet(WIDTH, HEIGHT);
  sheet.draw(
    `<linearGradient id="${id}bg" x1="1" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f5e1e6"/><stop offset="1" stop-color="#efeaf4"/></linearGradient><rect width="${WIDTH}" height="${HEIGHT}" fill="url(#${id}bg)"/>${guilloche(WIDTH, HEIGHT, ['#d08a9a', '#9a8ac4'], { lines: 20, opacity: 0.36 })}`,
  );
  const barcode = pdf417(data.barcode, 70, 52, 716);
  sheet.draw(`<rect x="46" y="30" width="764" height="${barcode.height + 44}" fill="#fdfdfb"/>${barcode.svg}`);
  sheet.region('barcode', data.barcode, { x: 60, y: 42, w: 736, h: barcode.height + 20 });
  const top = barcode.height + 104;
  CATEGORIES.forEach((category, at) => {
    const x = 56 + (at % 3) * 256;
    const y = top + Math.floor(at / 3) * 44;
    const held = category === 'AM' || category === 'B';
    sheet.draw(`<rect x="${x}" y="${y}" width="240" height="36" fill="#fff" opacity=".55" stroke="#b58a98"/>`);
    sheet.draw(text(x + 12, y + 25, category, { size: 19, weight: 700, colour: '#5a2a3a' }));
    sheet.draw(text(x + 74, y + 24, held ? printedDate(data.issuedOn) : '—', { size: 16, colour: '#3c2b33' }));
  });
  sheet.draw(
    text(56, 500, `${issuer.code}  ${data.number}  ${String(data.seed).slice(0, 8)}`, {
      size: 17,
      mono: true,
      colour: '#5a2a3a',
      spacing: 2,
    }),
  );
  sheet.draw(emblem(issuer.code, 770, 480, 0.9, issuer.deep));
  sheet.specimen(430, 420, -8, 78);
  return sheet.done(30);
}
