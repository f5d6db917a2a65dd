import { mrzName } from '../mrz';
import type { Look } from '../face/look';
import type { IssuerCode, Person } from '../types';

/** What is told of a person; the rest follows from the name and the country. */
export type PersonFacts = Omit<
  Person,
  'printedFamilyName' | 'printedGivenNames' | 'email' | 'home' | 'nationality' | 'eyes'
> & {
  readonly home?: IssuerCode;
  readonly nationality?: IssuerCode;
  /** Set where an issuer prints the name in other letters than the capitals of what is typed. */
  readonly printed?: readonly [family: string, given: string];
  readonly eyes: 'brown' | 'blue' | 'green' | 'grey' | 'hazel';
};

const EYES: Readonly<Record<IssuerCode, Readonly<Record<PersonFacts['eyes'], string>>>> = {
  UTO: {
    brown: 'BRUN / BROWN',
    blue: 'BLEU / BLUE',
    green: 'VERT / GREEN',
    grey: 'GRIS / GREY',
    hazel: 'NOISETTE / HAZEL',
  },
  XNH: {
    brown: 'BRUN / BROWN',
    blue: 'BLÅ / BLUE',
    green: 'GRØNN / GREEN',
    grey: 'GRÅ / GREY',
    hazel: 'HASSEL / HAZEL',
  },
  XMR: {
    brown: 'CASTANHO / BROWN',
    blue: 'AZUL / BLUE',
    green: 'VERDE / GREEN',
    grey: 'CINZA / GREY',
    hazel: 'AVELÃ / HAZEL',
  },
};

/** A colour between two others, all `#rrggbb`; `share` is how much of the second. */
function blend(first: string, second: string, share: number): string {
  const channel = (at: number): string => {
    const [a, b] = [first, second].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round((a ?? 0) * (1 - share) + (b ?? 0) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** Men are drawn with paler lips, lighter lashes and a broader jaw. */
function drawnAs(look: Look, sex: Person['sex']): Look {
  if (sex === 'F') return look;
  const share = sex === 'M' ? 0.5 : 0.25;
  return {
    ...look,
    lip: blend(look.lip, look.skin, share),
    lipLo: blend(look.lipLo, look.skinLo, share),
    lashWeight: sex === 'M' ? 0.7 : 0.85,
    jaw: (look.jaw ?? 0) + (sex === 'M' ? 7 : 2),
  };
}

/** Completes a person: printed names, e-mail address, words for the eyes. */
export function makePerson(facts: PersonFacts, country: IssuerCode): Person {
  const { printed, home = country, nationality = country, eyes, ...rest } = facts;
  const [family, given] = printed ?? [
    facts.familyName.toUpperCase().replaceAll('-', ' '),
    facts.givenNames.toUpperCase(),
  ];
  const mailbox = `${mrzName(given).split('<')[0] ?? ''}.${mrzName(family).split('<')[0] ?? ''}`.toLowerCase();
  return {
    ...rest,
    look: drawnAs(rest.look, rest.sex),
    home,
    nationality,
    printedFamilyName: family,
    printedGivenNames: given,
    email: `${mailbox}@post.example`,
    eyes: EYES[home][eyes],
  };
}
