import type { Issuer } from './cards/issuers';
import type { Person } from './types';

/** Fields of a licence's barcode that the desk compares with the print. */
export interface LicenceBarcode {
  readonly issuer: Issuer;
  readonly holder: Person;
  readonly number: string;
  readonly issuedOn: string;
  readonly expiresOn: string;
  readonly discriminator: string;
}

/** Text as AAMVA readers expect it: capitals without marks. */
function plain(value: string): string {
  return value
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ø/gi, 'O')
    .replace(/æ/gi, 'AE')
    .replace(/đ/gi, 'D')
    .toUpperCase();
}

/** `YYYY-MM-DD` as CCYYMMDD. */
function digitsOf(iso: string): string {
  return iso.replaceAll('-', '');
}

/**
 * Writes the text of a licence's PDF417 in the manner of an AAMVA card: header, one `DL` subfile, three-letter elements.
 * Dates are CCYYMMDD. Source: AAMVA DL/ID Card Design Standard (2020), annex D; the issuer numbers are invented.
 */
export function licenceBarcodeText(content: LicenceBarcode): string {
  const { holder, issuer } = content;
  const [first = '', ...others] = plain(holder.printedGivenNames).split(' ');
  const sexCode = { M: '1', F: '2', X: '9' }[holder.sex];
  const [postcode = '', ...town] = holder.town.split(' ');
  const elements = [
    `DAQ${content.number}`,
    `DCS${plain(holder.printedFamilyName)}`,
    'DDEN',
    `DAC${first}`,
    'DDFN',
    `DAD${others.join(' ') || 'NONE'}`,
    'DDGN',
    'DCAB',
    'DCBNONE',
    'DCDNONE',
    `DBD${digitsOf(content.issuedOn)}`,
    `DBB${digitsOf(holder.born)}`,
    `DBA${digitsOf(content.expiresOn)}`,
    `DBC${sexCode}`,
    `DAU${holder.heightCm} cm`,
    `DAG${plain(holder.street)}`,
    `DAI${plain(town.join(' '))}`,
    `DAJ${issuer.code.slice(1)}`,
    `DAK${postcode.padEnd(9, ' ')}`,
    `DCF${content.discriminator}`,
    `DCG${issuer.code}`,
  ];
  const body = `DL${elements.join('\n')}\r`;
  const header = `@\n\u001e\rANSI ${issuer.barcodeIssuer}100001`;
  const offset = header.length + 'DL'.length + 8;
  return `${header}DL${String(offset).padStart(4, '0')}${String(body.length).padStart(4, '0')}${body}`;
}
