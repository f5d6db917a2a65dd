import type { Random } from '../random';
import type { DocumentKind } from '../types';

const LETTERS = 'ABCDEFGHJKLMNPRSTVWXYZ'.split('');

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => String(random.integer(0, 9))).join('');
}

/** An invented document number in the manner of its type. The last two characters always differ. */
export function inventNumber(type: DocumentKind, born: string, random: Random): string {
  const letter = (): string => random.pick(LETTERS);
  const tail = (): string => {
    const first = random.integer(0, 9);
    return `${first}${(first + random.integer(1, 9)) % 10}`;
  };
  switch (type) {
    case 'passport':
      return `P${digits(random, 4)}${letter()}${digits(random, 1)}${tail()}`;
    case 'national_id':
      return `${letter()}${digits(random, 4)}${letter()}${digits(random, 1)}${tail()}`;
    case 'residence_permit':
      return `RP${digits(random, 4)}${letter()}${tail()}`;
    case 'drivers_licence':
      return `${letter()}${letter()}${born.slice(2, 4)}-${digits(random, 3)}-${digits(random, 2)}${tail()}`;
    case 'health_card':
      return `${digits(random, 4)} ${digits(random, 4)} ${digits(random, 1)}${tail()}`;
    case 'birth_certificate':
      return `${born.slice(0, 4)}-${born.slice(5, 7)}-${digits(random, 3)}${tail()}`;
  }
}

/** Swaps the last two characters: the commonest slip of a typing hand. */
export function swapLastTwo(number: string): string {
  return number.slice(0, -2) + number.slice(-1) + number.slice(-2, -1);
}

const YEARS: Readonly<Record<DocumentKind, number>> = {
  passport: 10,
  national_id: 10,
  drivers_licence: 10,
  health_card: 5,
  residence_permit: 5,
  birth_certificate: 0,
};

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** The day before the one that lies `years` after a date, both `YYYY-MM-DD`. */
function lastDayOf(issuedOn: string, years: number): string {
  const date = new Date(`${issuedOn}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** Dates that fit the type: cards that are valid for years to come, certificates without an end. */
export function inventDates(
  type: DocumentKind,
  born: string,
  random: Random,
  known: { readonly issuedOn?: string; readonly expiresOn?: string },
): { readonly issuedOn: string; readonly expiresOn?: string } {
  const years = YEARS[type];
  if (type === 'birth_certificate') {
    const later = Math.max(Number(born.slice(0, 4)) + 1, 2014);
    return {
      issuedOn:
        known.issuedOn ?? `${random.integer(later, 2024)}-${pad(random.integer(1, 12))}-${pad(random.integer(1, 28))}`,
    };
  }
  const adult = Number(born.slice(0, 4)) + 18;
  const earliest = Math.max(years === 10 ? 2020 : 2024, Math.min(adult, 2024));
  const drawn = `${random.integer(earliest, 2025)}-${pad(random.integer(1, 9))}-${pad(random.integer(1, 28))}`;
  const issuedOn = known.issuedOn ?? drawn;
  return { issuedOn, expiresOn: known.expiresOn ?? lastDayOf(issuedOn, years) };
}
