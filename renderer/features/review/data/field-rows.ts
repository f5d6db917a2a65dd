import { type RowMatch, matchOf } from './row-match';
import type { Application, ExtractedField, IdentityDocument } from '../../../../shared/portal-api/application';

export type FieldName = ExtractedField['field'] | 'preferred_name' | 'email' | 'phone';

/** One field with what was typed and what was read of it. */
export interface FieldRow {
  field: FieldName;
  typed: string | undefined;
  read: string | undefined;
  /** How the two stand to each other; `only_read` and `only_typed` where the other side has no place for it. */
  match: RowMatch | 'only_read' | 'only_typed';
  /** Hidden until the reviewer asks. */
  isMasked: boolean;
}

const COMPARED = [
  'family_name',
  'given_names',
  'birth_date',
  'number',
  'issuer',
  'issued_on',
  'expires_on',
  'address',
] as const satisfies readonly ExtractedField['field'][];
const READ_ONLY = [
  'sex',
  'nationality',
  'mrz',
  'barcode',
  'other',
] as const satisfies readonly ExtractedField['field'][];
const MASKED: ReadonlySet<FieldName> = new Set<FieldName>(['number', 'mrz', 'barcode', 'email', 'phone']);

function typedOf(
  field: (typeof COMPARED)[number],
  { applicant }: Pick<Application, 'applicant'>,
  document: IdentityDocument,
): string | undefined {
  switch (field) {
    case 'family_name':
      return applicant.familyName;
    case 'given_names':
      return applicant.givenNames;
    case 'birth_date':
      return applicant.birthDate;
    case 'address':
      return applicant.address;
    case 'number':
      return document.number;
    case 'issuer':
      return document.issuer;
    case 'issued_on':
      return document.issuedOn;
    case 'expires_on':
      return document.expiresOn;
  }
}

/** Barcodes separate their parts by control characters; each becomes a line of its own. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const printable = (value: string): string => value.replaceAll(/[\u0000-\u001f\u007f]+/gu, '\n').trim();

/** The best reading of a field: the one the portal is surest of. */
const readOf = (document: IdentityDocument, field: ExtractedField['field']): string | undefined =>
  document.extracted
    .filter((extracted) => extracted.field === field)
    .toSorted((a, b) => b.confidencePercent - a.confidencePercent)[0]?.value;

/** Typed beside read for one document, in the order a card is read; then what only one side has. */
export function fieldRows(application: Pick<Application, 'applicant'>, document: IdentityDocument): FieldRow[] {
  const compared = COMPARED.flatMap((field): FieldRow[] => {
    const typed = typedOf(field, application, document);
    const read = readOf(document, field);
    if (typed === undefined && read === undefined) return [];
    const match = typed === undefined ? 'only_read' : matchOf(typed, read);
    return [{ field, typed, read, match, isMasked: MASKED.has(field) }];
  });
  const readOnly = READ_ONLY.flatMap((field): FieldRow[] => {
    const read = readOf(document, field);
    return read === undefined
      ? []
      : [{ field, typed: undefined, read: printable(read), match: 'only_read', isMasked: MASKED.has(field) }];
  });
  const { preferredName, email, phone } = application.applicant;
  const onlyTyped = [
    ...(preferredName === undefined ? [] : [['preferred_name', preferredName] as const]),
    ['email', email] as const,
    ['phone', phone] as const,
  ].map(([field, typed]): FieldRow => ({
    field,
    typed,
    read: undefined,
    match: 'only_typed',
    isMasked: MASKED.has(field),
  }));
  return [...compared, ...readOnly, ...onlyTyped];
}

/** Short fields of one side only that share a line: nothing is compared in it. */
const PAIRS: ReadonlyMap<FieldName, FieldName> = new Map([
  ['sex', 'nationality'],
  ['email', 'phone'],
]);

/** The rows with those that share a line beside each other. */
export function pairRows(rows: readonly FieldRow[]): (readonly [FieldRow, FieldRow?])[] {
  const paired = new Set<FieldRow>();
  return rows.flatMap((row): (readonly [FieldRow, FieldRow?])[] => {
    if (paired.has(row)) return [];
    const second = rows.find(({ field }) => field === PAIRS.get(row.field));
    if (second) paired.add(second);
    return [second ? [row, second] : [row]];
  });
}
