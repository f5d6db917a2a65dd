import { type FieldMatch, compareField } from '../../../../shared/domain/fold';

/** How two values stand to each other, and by what they differ in writing where they are the same. */
export type RowMatch = FieldMatch | 'same_accents' | 'same_signs' | 'other_script';

/** Documents are printed in capitals: that alone is no other way of writing. */
const lower = (text: string): string => text.normalize('NFC').toLowerCase().trim();
const withoutAccents = (text: string): string =>
  lower(text)
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '');
const withoutSigns = (text: string): string => lower(text).replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** Names typed in another script than the document's Latin letters: no comparison of letters says anything. */
const isOtherScript = (a: string, b: string): boolean =>
  /\p{L}/u.test(a) && /\p{L}/u.test(b) && /\p{Script=Latin}/u.test(a) !== /\p{Script=Latin}/u.test(b);

/** Compares what was typed with what was read as the rules do, and says what was overlooked. */
export function matchOf(typed: string, read: string | undefined): RowMatch {
  const match = compareField(typed, read);
  if (read === undefined) return match;
  if (match === 'differs' && isOtherScript(typed, read)) return 'other_script';
  if (match !== 'same_folded') return match;
  if (lower(typed) === lower(read)) return 'same';
  if (withoutAccents(typed) === withoutAccents(read)) return 'same_accents';
  return withoutSigns(typed) === withoutSigns(read) ? 'same_signs' : match;
}
