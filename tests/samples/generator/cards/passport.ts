import type { CardData } from './card-data';
import { portraitBox } from './card-data';
import { emblem, guilloche, iridescence, rosette, signature } from './ornament';
import type { CardArt } from './sheet';
import { createSheet, mrzLines, printedDate, text } from './sheet';

const WIDTH = 1000;
const HEIGHT = 704;

/** The data page of a passport, with the fold of the booklet above it. */
export function drawPassportPage(data: CardData): CardArt {
  const { id, issuer, holder, number } = data;
  const { words } = issuer;
  const ink = issuer.deep;
  const sheet = createSheet(WIDTH, HEIGHT);
  sheet.draw(
    `<linearGradient id="${id}bg" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${issuer.light[1]}"/><stop offset=".5" stop-color="${issuer.light[2]}"/><stop offset="1" stop-color="${issuer.light[0]}"/></linearGradient><linearGradient id="${id}fold" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#000" stop-opacity=".36"/><stop offset="1" stop-color="#000" stop-opacity="0"/></linearGradient>${iridescence(`${id}ov`)}<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#${id}bg)"/>${guilloche(WIDTH, HEIGHT, issuer.lines, { lines: 26, opacity: 0.34 })}${rosette({ x: 640, y: 300, radius: 210 }, issuer.mid, { opacity: 0.34 })}<rect width="${WIDTH}" height="30" fill="url(#${id}fold)"/>`,
  );
  sheet.draw(text(40, 60, issuer.name, { size: 25, weight: 700, colour: ink, spacing: 4 }));
  sheet.draw(text(262, 59, issuer.titles.passport, { size: 17, colour: ink }) + emblem(issuer.code, 942, 56, 0.9, ink));
  sheet.draw(portraitBox(data, { x: 40, y: 96, w: 270, h: 346 }));
  sheet.draw(
    rosette({ x: 310, y: 414, radius: 80 }, `url(#${id}ov)`, { petals: 10, turns: 8, opacity: 0.95, width: 2 }),
  );
  sheet.labelled(350, 98, 'Type', 'P');
  sheet.labelled(450, 98, 'Code', issuer.code, { field: 'issuer' });
  sheet.labelled(640, 98, words.number, number, {
    size: 28,
    mono: true,
    colour: '#8c1d24',
    spacing: 2,
    field: 'number',
  });
  sheet.labelled(350, 160, words.familyName, holder.printedFamilyName, { size: 25, field: 'family_name' });
  sheet.labelled(350, 218, words.givenNames, holder.printedGivenNames, { size: 25, field: 'given_names' });
  sheet.labelled(350, 276, words.nationality, issuer.nationality, { field: 'nationality', read: issuer.code });
  if (holder.nativeName !== undefined)
    sheet.draw(text(960, 216, holder.nativeName, { size: 27, weight: 600, anchor: 'end' }));
  sheet.labelled(350, 330, words.birthDate, printedDate(holder.born), { field: 'birth_date', read: holder.born });
  sheet.labelled(640, 330, words.sex, `${holder.sex} / ${holder.sex}`, { field: 'sex', read: holder.sex });
  sheet.labelled(350, 384, words.issued, printedDate(data.issuedOn), { field: 'issued_on', read: data.issuedOn });
  if (data.expiresOn !== undefined)
    sheet.labelled(640, 384, words.expires, printedDate(data.expiresOn), { field: 'expires_on', read: data.expiresOn });
  sheet.labelled(350, 438, words.birthplace, holder.birthplace.toUpperCase());
  sheet.labelled(350, 490, words.authority, issuer.authority, { size: 19 });
  sheet.draw(text(40, 470, words.signature, { size: 10.5, colour: '#3e5a66' }) + signature(56, 518, 200, data.seed));
  sheet.draw(`<image x="800" y="372" width="118" height="152" opacity=".42" href="${data.ghost}"/>`);
  sheet.draw(`<rect y="536" width="${WIDTH}" height="168" fill="#fbfaf6" opacity=".94"/>`);
  sheet.draw(mrzLines(data.mrz, { x: 34, y: 602, w: 932, h: 0 }, 36, 58));
  sheet.region('mrz', data.mrz.join('\n'), { x: 26, y: 566, w: 948, h: 108 });
  sheet.specimen(600, 360, -14, 104);
  return sheet.done(22);
}

/** The page that faces the data page: notes and the holder's signature. */
export function drawPassportFacing(data: CardData): CardArt {
  const { id, issuer } = data;
  const sheet = createSheet(WIDTH, HEIGHT);
  sheet.draw(
    `<linearGradient id="${id}bg" x1="1" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${issuer.light[0]}"/><stop offset="1" stop-color="${issuer.light[1]}"/></linearGradient><rect width="${WIDTH}" height="${HEIGHT}" fill="url(#${id}bg)"/>${guilloche(WIDTH, HEIGHT, issuer.lines, { lines: 22, opacity: 0.3 })}${rosette({ x: 500, y: 330, radius: 250 }, issuer.mid, { petals: 20, opacity: 0.32 })}${emblem(issuer.code, 500, 170, 2.6, issuer.deep)}`,
  );
  sheet.draw(
    text(500, 310, issuer.name, { size: 44, weight: 700, colour: issuer.deep, anchor: 'middle', spacing: 10 }),
  );
  sheet.draw(text(500, 350, issuer.titles.passport, { size: 21, colour: issuer.deep, anchor: 'middle', spacing: 2 }));
  [420, 464, 508].forEach((y) => sheet.draw(`<path d="M120 ${y}H880" stroke="${issuer.deep}" opacity=".35"/>`));
  sheet.draw(text(120, 404, 'Observations', { size: 13, colour: issuer.deep }));
  sheet.draw(
    text(120, 580, issuer.words.signature, { size: 12, colour: issuer.deep }) + signature(140, 640, 260, data.seed),
  );
  sheet.draw(
    text(880, 660, data.number, { size: 24, mono: true, weight: 700, colour: '#8c1d24', anchor: 'end', spacing: 3 }),
  );
  sheet.region('number', data.number, { x: 690, y: 636, w: 200, h: 32 });
  sheet.specimen(500, 470, -12, 104);
  return sheet.done(22);
}
