import type { CardData } from './card-data';
import { portraitBox } from './card-data';
import { chip, emblem, guilloche, iridescence, rosette, signature } from './ornament';
import type { CardArt, Sheet } from './sheet';
import { createSheet, mrzLines, printedDate, text } from './sheet';

const WIDTH = 856;
const HEIGHT = 540;

function background(sheet: Sheet, data: CardData, flip: boolean): void {
  const { id, issuer, type } = data;
  const [a, b, c] = type === 'residence_permit' ? ['#f3d9e2', '#f4efe2', '#d7dcee'] : issuer.light;
  const colours = type === 'residence_permit' ? ['#b25f7f', '#8a7ab8', issuer.lines[0]] : issuer.lines;
  sheet.draw(
    `<linearGradient id="${id}bg" x1="${flip ? 1 : 0}" y1="0" x2="${flip ? 0 : 1}" y2="1"><stop offset="0" stop-color="${a}"/><stop offset=".45" stop-color="${b}"/><stop offset="1" stop-color="${c}"/></linearGradient>${iridescence(`${id}ov`)}<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#${id}bg)"/>${guilloche(WIDTH, HEIGHT, colours, { lines: flip ? 24 : 26, opacity: 0.46 })}`,
  );
}

function header(sheet: Sheet, data: CardData): void {
  const { id, issuer, type } = data;
  const [from, to] = type === 'residence_permit' ? ['#6b2b4b', '#93476c'] : [issuer.deep, issuer.mid];
  sheet.draw(
    `<linearGradient id="${id}hd"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient><rect width="${WIDTH}" height="66" fill="url(#${id}hd)"/>${emblem(issuer.code, 52, 33, 0.78, '#f1f6f3')}`,
  );
  sheet.draw(text(92, 30, issuer.name, { size: 21, weight: 700, colour: '#f2faf6', spacing: 3.2 }));
  sheet.draw(text(92, 52, issuer.titles[type], { size: 13, colour: '#e6efec', spacing: 0.6 }));
  sheet.draw(text(824, 42, issuer.code, { size: 24, weight: 700, colour: '#e9f4ee', anchor: 'end', spacing: 2 }));
}

/** Front of a national identity card or a residence permit. */
export function drawIdFront(data: CardData): CardArt {
  const { id, issuer, holder, number } = data;
  const { words } = issuer;
  const sheet = createSheet(WIDTH, HEIGHT);
  background(sheet, data, false);
  sheet.draw(
    rosette({ x: 640, y: 330, radius: 190 }, data.type === 'residence_permit' ? '#93476c' : issuer.mid, {
      opacity: 0.42,
    }),
  );
  header(sheet, data);
  sheet.draw(portraitBox(data, { x: 40, y: 92, w: 218, h: 280 }));
  sheet.draw(
    `<g opacity="${data.pastedPortrait === undefined ? 0.9 : 0.5}">${rosette({ x: 258, y: 352, radius: 66 }, `url(#${id}ov)`, { petals: 10, turns: 8, opacity: 0.95, width: 2 })}</g>${chip(id, 300, 92)}`,
  );
  sheet.draw(text(396, 104, words.number, { size: 10.5, colour: '#3e5a66' }));
  sheet.draw(text(396, 134, number, { size: 29, weight: 700, colour: '#8c1d24', mono: true, spacing: 2.4 }));
  sheet.region('number', number, { x: 388, y: 108, w: number.length * 19.8 + 16, h: 34 });
  sheet.labelled(300, 178, words.familyName, holder.printedFamilyName, { size: 25, field: 'family_name' });
  sheet.labelled(300, 232, words.givenNames, holder.printedGivenNames, { size: 25, field: 'given_names' });
  sheet.labelled(300, 288, words.birthDate, printedDate(holder.born), { field: 'birth_date', read: holder.born });
  sheet.labelled(528, 288, words.sex, `${holder.sex} / ${holder.sex}`, { field: 'sex', read: holder.sex });
  sheet.labelled(300, 342, words.nationality, holder.nationality, { field: 'nationality' });
  sheet.labelled(452, 342, words.birthplace, holder.birthplace.toUpperCase());
  sheet.labelled(300, 396, words.issued, printedDate(data.issuedOn), { field: 'issued_on', read: data.issuedOn });
  if (data.expiresOn !== undefined)
    sheet.labelled(528, 396, words.expires, printedDate(data.expiresOn), { field: 'expires_on', read: data.expiresOn });
  if (data.type === 'residence_permit') sheet.labelled(300, 450, words.category, words.workPermit, { size: 17 });
  if (holder.nativeName !== undefined)
    sheet.draw(text(816, 182, holder.nativeName, { size: 25, weight: 600, anchor: 'end' }));
  sheet.draw(`<image x="706" y="300" width="108" height="139" opacity=".5" href="${data.ghost}"/>`);
  sheet.draw(text(40, 398, words.signature, { size: 10.5, colour: '#3e5a66' }));
  sheet.draw(signature(54, 450, 176, data.seed));
  sheet.draw(`<rect y="492" width="${WIDTH}" height="48" fill="${issuer.deep}" opacity=".14"/>`);
  sheet.draw(
    text(40, 522, `${issuer.name} ${issuer.code} `.repeat(14), { size: 10, colour: issuer.deep, spacing: 0.4 }),
  );
  sheet.draw(
    text(814, 478, `CAN ${String(data.seed % 1_000_000).padStart(6, '0')}`, {
      size: 13,
      mono: true,
      colour: issuer.deep,
      anchor: 'end',
      spacing: 1,
    }),
  );
  sheet.specimen(470, 330, -14, 92);
  return sheet.done(30);
}

function linearBars(seed: number, width: number, height: number): string {
  let state = seed || 7;
  let d = '';
  for (let x = 0; x < width;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    const bar = 1.4 + (state % 4) * 1.2;
    d += `M${x.toFixed(1)} 0h${bar.toFixed(1)}v${height}h-${bar.toFixed(1)}Z`;
    x += bar + 1.4 + ((state >>> 8) % 3) * 1.3;
  }
  return `<path d="${d}" fill="#16242a"/>`;
}

/** Back of a national identity card or a residence permit, with its machine readable zone. */
export function drawIdBack(data: CardData): CardArt {
  const { id, issuer, holder } = data;
  const { words } = issuer;
  const sheet = createSheet(WIDTH, HEIGHT);
  background(sheet, data, true);
  sheet.draw(rosette({ x: 230, y: 190, radius: 150 }, issuer.mid, { petals: 18, opacity: 0.3 }));
  sheet.labelled(40, 50, words.address, holder.street.toUpperCase(), { size: 22 });
  sheet.draw(text(40, 100, holder.town.toUpperCase(), { size: 22, weight: 600 }));
  sheet.region('address', `${holder.street.toUpperCase()}, ${holder.town.toUpperCase()}`, {
    x: 34,
    y: 52,
    w: 420,
    h: 56,
  });
  sheet.labelled(40, 134, words.height, `${holder.heightCm} cm`);
  sheet.labelled(200, 134, words.eyes, holder.eyes);
  sheet.labelled(40, 190, words.authority, issuer.authority, { size: 18, field: 'issuer', read: issuer.code });
  sheet.labelled(40, 246, words.birthplace, holder.birthplace.toUpperCase(), { size: 18 });
  sheet.draw(
    `<linearGradient id="${id}ml" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#c9d4dc" stop-opacity=".92"/><stop offset="1" stop-color="#93a7b4" stop-opacity=".8"/></linearGradient><rect x="620" y="44" width="196" height="130" rx="10" fill="url(#${id}ml)"/>${emblem(issuer.code, 684, 108, 1.15, '#f2f6f8')}`,
  );
  sheet.draw(text(738, 100, issuer.code, { size: 13, weight: 700, colour: '#f4f8fa', spacing: 1 }));
  sheet.draw(text(738, 122, printedDate(data.expiresOn ?? data.issuedOn).slice(0, 6), { size: 12, colour: '#f4f8fa' }));
  sheet.draw(text(738, 142, printedDate(holder.born).slice(0, 6), { size: 12, colour: '#f4f8fa' }));
  sheet.draw(`<g transform="translate(578 204)">${linearBars(data.seed, 236, 46)}</g>`);
  sheet.draw(text(578, 268, `${issuer.code} ${data.number}`, { size: 14, mono: true, colour: '#27414a', spacing: 2 }));
  words.found
    .split(' / ')
    .forEach((line, at) => sheet.draw(text(578, 300 + at * 16, line, { size: 10.5, colour: '#3e5a66' })));
  sheet.draw(`<rect y="352" width="${WIDTH}" height="188" fill="#fbfaf6" opacity=".94"/>`);
  sheet.draw(mrzLines(data.mrz, { x: 34, y: 402, w: 788, h: 0 }, 37, 52));
  sheet.region('mrz', data.mrz.join('\n'), { x: 26, y: 366, w: 804, h: 156 });
  sheet.specimen(330, 250, -10, 86);
  return sheet.done(30);
}
