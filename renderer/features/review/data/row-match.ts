import { type FieldMatch, compareField } from '../../../../shared/domain/fold';

/** How two values stand to each other, and by what they differ in writing where they are the same. */
export type RowMatch = FieldMatch | 'same_accents' | 'same_signs';

/** Documents are printed in capitals: that alone is no other way of writing. */
const lower = (text: string): string => text.normalize('NFC').toLowerCase().trim();
const withoutAccents = (text: string): string =>
  lower(text)
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '');
const withoutSigns = (text: string): string => lower(text).replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** Compares what was typed with what was read as the rules do, and says what was overlooked. */
export function matchOf(typed: string, read: string | undefined): RowMatch {
  const match = compareField(typed, read);
  if (match !== 'same_folded' || read === undefined) return match;
  if (lower(typed) === lower(read)) return 'same';
  if (withoutAccents(typed) === withoutAccents(read)) return 'same_accents';
  return withoutSigns(typed) === withoutSigns(read) ? 'same_signs' : match;
}
