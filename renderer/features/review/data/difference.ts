/** One character of a compared value: whether the other value has it in its place. */
export interface MarkedCharacter {
  character: string;
  differs: boolean;
}

/** Longest common subsequence lengths of the tails of two short texts. */
function tails(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const down = table[i + 1]?.[j] ?? 0;
      const right = table[i]?.[j + 1] ?? 0;
      const both = (table[i + 1]?.[j + 1] ?? 0) + 1;
      const row = table[i];
      if (row) row[j] = a[i] === b[j] ? both : Math.max(down, right);
    }
  return table;
}

const MAX_CHARACTERS = 200;

/**
 * Marks the characters in which two values differ. Of equal length they are compared place by place, so that swapped digits are
 * both marked; otherwise by their longest common part.
 */
export function markDifferences(left: string, right: string): [MarkedCharacter[], MarkedCharacter[]] {
  const a = Array.from(left).slice(0, MAX_CHARACTERS);
  const b = Array.from(right).slice(0, MAX_CHARACTERS);
  if (a.length === b.length)
    return [
      a.map((character, at) => ({ character, differs: character !== b[at] })),
      b.map((character, at) => ({ character, differs: character !== a[at] })),
    ];
  const table = tails(a, b);
  const leftMarks = a.map((character) => ({ character, differs: true }));
  const rightMarks = b.map((character) => ({ character, differs: true }));
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [markA, markB] = [leftMarks[i], rightMarks[j]];
    if (a[i] === b[j] && markA && markB) {
      markA.differs = false;
      markB.differs = false;
      i += 1;
      j += 1;
    } else if ((table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return [leftMarks, rightMarks];
}

/** Hides a value: every letter and digit becomes a dot, except characters that differ, which stay in sight. */
export const maskCharacters = (marks: readonly MarkedCharacter[]): MarkedCharacter[] =>
  marks.map(({ character, differs }) => ({
    character: differs || !/[\p{L}\p{N}]/u.test(character) ? character : '•',
    differs,
  }));
