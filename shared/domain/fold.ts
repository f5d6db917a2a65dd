/** Letters that Unicode decomposition leaves whole, with what they are searched and compared as. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
};

/**
 * Folds a name for search and comparison: lower case, no accents, `đ ø ł æ …` written plainly, punctuation as single spaces.
 * Scripts other than Latin stay as they are. Used on both sides, so that what is stored and what is asked fold alike.
 */
export function foldText(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      // Lower case brings new marks (İ), decomposing brought new capitals (𝓐).
      .normalize('NFKD')
      .replaceAll(/\p{M}+/gu, '')
      .replaceAll(/[đðøłæœßþħıŋŧ]/gu, (letter) => WHOLE_LETTERS[letter] ?? letter)
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  );
}

const sortWords = (text: string): string => text.split(' ').toSorted().join(' ');

/** How a typed value stands against a value read from a document. */
export type FieldMatch = 'same' | 'same_folded' | 'same_reordered' | 'differs' | 'not_read';

/** Compares what was typed with what was read: to the letter, folded, folded with the words in another order. */
export function compareField(typed: string, read: string | undefined): FieldMatch {
  if (read === undefined || read.trim() === '') return 'not_read';
  if (typed.trim() === read.trim()) return 'same';
  const [a, b] = [foldText(typed), foldText(read)];
  if (a === b || a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 'same_folded';
  return sortWords(a) === sortWords(b) ? 'same_reordered' : 'differs';
}
