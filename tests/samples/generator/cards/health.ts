import type { CardData } from './card-data';
import { portraitBox } from './card-data';
import { emblem, guilloche, signature } from './ornament';
import type { CardArt } from './sheet';
import { createSheet, printedDate, text } from './sheet';

const WIDTH = 856;
const HEIGHT = 540;

interface Scheme {
  readonly deep: string;
  readonly pale: readonly [string, string];
  readonly lines: readonly [string, string];
  readonly subtitle: string;
}

const SCHEMES: Readonly<Record<string, Scheme>> = {
  UTO: {
    deep: '#5b3f96',
    pale: ['#f7f3fb', '#e3dcf2'],
    lines: ['#8f7ac0', '#c79ad0'],
    subtitle: 'Utopia Health  ·  Carte d’assuré',
  },
  XNH: {
    deep: '#1f6b57',
    pale: ['#f1f8f4', '#d5eade'],
    lines: ['#5fa88c', '#8fbfae'],
    subtitle: 'Norhaven Health  ·  Helsekort',
  },
  XMR: {
    deep: '#a3432b',
    pale: ['#fdf5ec', '#f6dfcb'],
    lines: ['#d08a5c', '#d9a878'],
    subtitle: 'Maresia Health  ·  Cartão de utente',
  },
};

function schemeOf(data: CardData): Scheme {
  return SCHEMES[data.issuer.code] ?? { deep: '#444', pale: ['#fff', '#eee'], lines: ['#999', '#bbb'], subtitle: '' };
}

/** Front of a health card with a portrait. */
export function drawHealthFront(data: CardData): CardArt {
  const { id, issuer, holder } = data;
  const scheme = schemeOf(data);
  const sheet = createSheet(WIDTH, HEIGHT);
  sheet.draw(
    `<linearGradient id="${id}bg" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${scheme.pale[0]}"/><stop offset="1" stop-color="${scheme.pale[1]}"/></linearGradient><rect width="${WIDTH}" height="${HEIGHT}" fill="url(#${id}bg)"/>${guilloche(WIDTH, HEIGHT, scheme.lines, { lines: 18, opacity: 0.34 })}<path d="M0 0H856V118C600 170 300 70 0 140Z" fill="${scheme.deep}"/>`,
  );
  sheet.draw(text(40, 58, issuer.titles.health_card, { size: 34, weight: 700, colour: '#fff' }));
  sheet.draw(text(40, 92, scheme.subtitle, { size: 20, colour: '#f3eef9' }) + emblem(issuer.code, 790, 58, 1, '#fff'));
  sheet.draw(portraitBox(data, { x: 626, y: 176, w: 182, h: 236 }));
  sheet.draw(text(40, 236, data.number, { size: 42, weight: 700, colour: '#2d2150', mono: true, spacing: 2.4 }));
  sheet.region('number', data.number, { x: 32, y: 196, w: data.number.length * 27.7 + 16, h: 52 });
  sheet.labelled(40, 276, issuer.words.familyName, holder.printedFamilyName, { size: 25, field: 'family_name' });
  sheet.labelled(40, 334, issuer.words.givenNames, holder.printedGivenNames, { size: 25, field: 'given_names' });
  sheet.labelled(40, 394, issuer.words.birthDate, printedDate(holder.born), {
    size: 23,
    field: 'birth_date',
    read: holder.born,
  });
  sheet.labelled(310, 394, 'Version', 'QF', { size: 23 });
  if (data.expiresOn !== undefined)
    sheet.labelled(40, 456, issuer.words.expires, printedDate(data.expiresOn), {
      size: 23,
      field: 'expires_on',
      read: data.expiresOn,
    });
  sheet.specimen(360, 360, -12, 86, scheme.deep);
  return sheet.done(30);
}

/** Back of a health card: magnetic stripe, signature, small print. */
export function drawHealthBack(data: CardData): CardArt {
  const { issuer } = data;
  const scheme = schemeOf(data);
  const sheet = createSheet(WIDTH, HEIGHT);
  sheet.draw(
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${scheme.pale[1]}"/>${guilloche(WIDTH, HEIGHT, scheme.lines, { lines: 18, opacity: 0.32 })}<rect y="44" width="${WIDTH}" height="96" fill="#26212e"/><rect x="40" y="180" width="520" height="66" fill="#fff"/>`,
  );
  sheet.draw(signature(70, 228, 240, data.seed));
  issuer.words.healthNotes.forEach((line, at) =>
    sheet.draw(text(40, 300 + at * 34, line, { size: 17, colour: '#4d4458' })),
  );
  sheet.draw(text(40, 490, `${issuer.code}-H ${data.number} QF`, { size: 26, mono: true, colour: '#2d2150' }));
  sheet.region('number', data.number, { x: 118, y: 464, w: data.number.length * 15.6 + 16, h: 36 });
  sheet.draw(emblem(issuer.code, 770, 450, 1.3, scheme.deep));
  sheet.specimen(520, 420, -12, 84, scheme.deep);
  return sheet.done(30);
}
