import { type MarkedCharacter } from './difference';
import type { FieldRow } from './field-rows';
import css from './applicant-zone.module.css';

export const CODES: ReadonlySet<FieldRow['field']> = new Set<FieldRow['field']>(['number', 'mrz', 'barcode']);
const DATES: ReadonlySet<FieldRow['field']> = new Set<FieldRow['field']>(['birth_date', 'issued_on', 'expires_on']);

interface FieldValueProps {
  marks: readonly MarkedCharacter[];
  field: FieldRow['field'];
  lang?: string;
}

/** One value, with the characters marked in which it differs from the other. */
export function FieldValue({ marks, field, lang }: FieldValueProps) {
  const look = CODES.has(field) ? 'code' : DATES.has(field) ? 'date' : 'value';
  // Runs of equal marking, so that a plain value stays one piece of text.
  const runs: { text: string; differs: boolean; at: number }[] = [];
  for (const [at, { character, differs }] of marks.entries()) {
    const last = runs.at(-1);
    if (last?.differs === differs) last.text += character;
    else runs.push({ text: character, differs, at });
  }
  return (
    <span className={css[look]} dir="auto" lang={lang}>
      {runs.map(({ text, differs, at }) => (differs ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))}
    </span>
  );
}

/** The characters of a value that is not compared. */
export const plain = (text: string): MarkedCharacter[] =>
  Array.from(text).map((character) => ({ character, differs: false }));
