import type { CardData } from './card-data';
import { emblem, guilloche, rosette, signature } from './ornament';
import type { CardArt } from './sheet';
import { createSheet, printedDate, text } from './sheet';

const WIDTH = 1000;
const HEIGHT = 1320;
const SERIF = 'font-family="Liberation Serif, DejaVu Serif, serif"';

function serif(x: number, y: number, value: string, size: number, colour: string, anchor = 'middle'): string {
  return `<text x="${x}" y="${y}" ${SERIF} font-size="${size}" font-weight="700" fill="${colour}" text-anchor="${anchor}" letter-spacing="1">${value}</text>`;
}

/** A birth certificate on paper, with an engraved border and a seal. */
export function drawBirthFront(data: CardData): CardArt {
  const { issuer, holder } = data;
  const { words } = issuer;
  const sheet = createSheet(WIDTH, HEIGHT);
  sheet.draw(
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#faf6ea"/>${guilloche(WIDTH, HEIGHT, [issuer.lines[0], issuer.lines[1]], { lines: 44, opacity: 0.3 })}`,
  );
  sheet.draw(
    `<rect x="34" y="34" width="932" height="1252" fill="none" stroke="${issuer.deep}" stroke-width="12" opacity=".72"/><rect x="34" y="34" width="932" height="1252" fill="none" stroke="#faf6ea" stroke-width="3" stroke-dasharray="7 5"/><rect x="54" y="54" width="892" height="1212" fill="none" stroke="${issuer.deep}" stroke-width="2"/>${rosette({ x: 500, y: 700, radius: 330 }, issuer.mid, { petals: 22, opacity: 0.22 })}`,
  );
  sheet.draw(emblem(issuer.code, 500, 150, 1.9, issuer.deep) + serif(500, 256, issuer.name, 40, issuer.deep));
  sheet.draw(
    serif(500, 314, issuer.titles.birth_certificate, 38, '#22262b') +
      serif(500, 350, 'Certificate of birth', 23, '#4a5058'),
  );
  const rows: readonly (readonly [string, string, Parameters<typeof sheet.region>[0] | undefined, string])[] = [
    [words.number, data.number, 'number', data.number],
    [words.familyName, holder.printedFamilyName, 'family_name', holder.printedFamilyName],
    [words.givenNames, holder.printedGivenNames, 'given_names', holder.printedGivenNames],
    [words.birthDate, printedDate(holder.born), 'birth_date', holder.born],
    [words.birthplace, holder.birthplace.toUpperCase(), undefined, ''],
    [words.sex, `${holder.sex} / ${holder.sex}`, 'sex', holder.sex],
    [words.authority, issuer.authority, undefined, ''],
    [words.issued, printedDate(data.issuedOn), 'issued_on', data.issuedOn],
  ];
  rows.forEach(([label, value, field, read], at) => {
    const y = 430 + at * 78;
    sheet.draw(text(120, y, label, { size: 17, colour: '#56606a' }));
    sheet.draw(
      text(440, y + 2, value, { size: 29, weight: 600, mono: at === 0, colour: at === 0 ? '#8c1d24' : '#1b2530' }),
    );
    sheet.draw(`<path d="M430 ${y + 16}H880" stroke="#8a8f94" stroke-width="1.2" stroke-dasharray="3 3"/>`);
    if (field !== undefined)
      sheet.region(field, read, { x: 430, y: y - 30, w: Math.min(450, value.length * 19.6 + 20), h: 44 });
  });
  sheet.draw(
    `<circle cx="250" cy="1140" r="86" fill="none" stroke="#9b2f36" stroke-width="5" opacity=".72"/><circle cx="250" cy="1140" r="66" fill="none" stroke="#9b2f36" stroke-width="2" opacity=".72"/><g opacity=".72" transform="rotate(-14 250 1140)">${emblem(issuer.code, 250, 1132, 1.25, '#9b2f36')}${serif(250, 1192, issuer.code, 17, '#9b2f36')}</g>`,
  );
  sheet.draw(signature(560, 1160, 250, data.seed) + text(560, 1200, words.authority, { size: 14, colour: '#56606a' }));
  sheet.specimen(520, 820, -24, 132);
  return sheet.done(3);
}

/** The back of the certificate: paper, a register note and what shines through. */
export function drawBirthBack(data: CardData): CardArt {
  const { issuer } = data;
  const sheet = createSheet(WIDTH, HEIGHT);
  sheet.draw(
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#f7f2e4"/>${guilloche(WIDTH, HEIGHT, [issuer.lines[2]], { lines: 36, opacity: 0.28 })}<rect x="80" y="90" width="840" height="420" fill="none" stroke="${issuer.deep}" stroke-width="2" opacity=".7"/>`,
  );
  sheet.draw(serif(500, 150, issuer.words.certificateNotes, 26, issuer.deep));
  [220, 280, 340, 400, 460].forEach((y) =>
    sheet.draw(`<path d="M120 ${y}H880" stroke="#8a8f94" stroke-width="1.2" stroke-dasharray="3 3"/>`),
  );
  sheet.draw(text(130, 212, issuer.words.noNotes, { size: 22, weight: 600 }));
  sheet.draw(
    text(500, 1230, `${issuer.code}  ${data.number}`, {
      size: 22,
      mono: true,
      colour: '#8c1d24',
      anchor: 'middle',
      spacing: 3,
    }),
  );
  sheet.region('number', data.number, { x: 380, y: 1204, w: 320, h: 36 });
  sheet.draw(rosette({ x: 500, y: 820, radius: 260 }, issuer.mid, { petals: 16, opacity: 0.24 }));
  sheet.specimen(500, 860, -24, 132);
  return sheet.done(3);
}
