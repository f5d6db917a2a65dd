/** What a machine readable zone says of its holder. Dates are `YYMMDD`; the name is as printed. */
export interface MrzContent {
  readonly documentCode: string;
  readonly issuer: string;
  readonly number: string;
  readonly birthDate: string;
  readonly sex: 'F' | 'M' | 'X';
  readonly expiryDate: string;
  readonly nationality: string;
  readonly familyName: string;
  readonly givenNames: string;
}

/** Letters that Doc 9303 writes with two or that Unicode does not decompose. Source: ICAO Doc 9303-3 section 6 A. */
const LETTERS: Readonly<Record<string, string>> = {
  Å: 'AA',
  Ä: 'AE',
  Æ: 'AE',
  Ø: 'OE',
  Ö: 'OE',
  Ü: 'UE',
  ß: 'SS',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  Ł: 'L',
  Œ: 'OE',
};

/** Writes a Latin name as a machine readable zone has it: A to Z, with `<` between its parts. */
export function mrzName(name: string): string {
  return Array.from(name.normalize('NFC').toUpperCase())
    .map((letter) => LETTERS[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .replace(/[^A-Z]+/g, '<')
    .replace(/^<+|<+$/g, '');
}

function valueOf(character: string): number {
  if (character === '<') return 0;
  if (character >= '0' && character <= '9') return Number(character);
  return character.charCodeAt(0) - 55;
}

/** Check digit with the weights 7, 3, 1. Source: ICAO Doc 9303-3 section 4.9. */
export function checkDigit(text: string): string {
  const weights = [7, 3, 1];
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum += valueOf(text.charAt(at)) * (weights[at % 3] ?? 1);
  return String(sum % 10);
}

function nameField(content: MrzContent, length: number): string {
  return `${mrzName(content.familyName)}<<${mrzName(content.givenNames)}`.slice(0, length).padEnd(length, '<');
}

/** Three lines of 30, for cards. Source: ICAO Doc 9303-5 section 4.2. */
export function mrzTd1(content: MrzContent): readonly string[] {
  const number = content.number.padEnd(9, '<');
  const first = `${content.documentCode.padEnd(2, '<')}${content.issuer}${number}${checkDigit(number)}`.padEnd(30, '<');
  const dates = `${content.birthDate}${checkDigit(content.birthDate)}${content.sex === 'X' ? '<' : content.sex}${content.expiryDate}${checkDigit(content.expiryDate)}`;
  const second = `${dates}${content.nationality}`.padEnd(29, '<');
  const composite = checkDigit(first.slice(5, 30) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29));
  return [first, second + composite, nameField(content, 30)];
}

/** Two lines of 44, for passports. Source: ICAO Doc 9303-4 section 4.2. */
export function mrzTd3(content: MrzContent): readonly string[] {
  const number = content.number.padEnd(9, '<');
  const first = `${content.documentCode.padEnd(2, '<')}${content.issuer}${nameField(content, 39)}`;
  const personal = '<'.repeat(14);
  const sex = content.sex === 'X' ? '<' : content.sex;
  const second = `${number}${checkDigit(number)}${content.nationality}${content.birthDate}${checkDigit(content.birthDate)}${sex}${content.expiryDate}${checkDigit(content.expiryDate)}${personal}<`;
  const composite = checkDigit(second.slice(0, 10) + second.slice(13, 20) + second.slice(21, 43));
  return [first, second + composite];
}

/** The same zone with the check digit of its document number off by three: what a careless forger leaves. */
export function breakCheckDigit(lines: readonly string[]): readonly string[] {
  const [line, at] = lines.length === 2 ? [1, 9] : [0, 14];
  return lines.map((text, index) => {
    if (index !== line) return text;
    const wrong = (Number(text[at]) + 3) % 10;
    return `${text.slice(0, at)}${wrong}${text.slice(at + 1)}`;
  });
}
