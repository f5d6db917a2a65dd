/** What a `Range` header asks of a file: all of it, a part, or something outside it. Positions are inclusive. */
export type ByteRange = 'whole' | 'unsatisfiable' | { first: number; last: number };

/**
 * Reads a single byte range. Several ranges, other units and malformed headers mean the whole file.
 *
 * Source: RFC 9110 §14.1.2, §14.2.
 */
export function readByteRange(header: string | undefined, sizeBytes: number): ByteRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [from = '', to = ''] = [match?.[1], match?.[2]];
  if (!match || (from === '' && to === '')) return 'whole';
  if (from === '') {
    const count = Number(to);
    return count === 0 ? 'unsatisfiable' : { first: Math.max(0, sizeBytes - count), last: sizeBytes - 1 };
  }
  const first = Number(from);
  const last = to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  if (to !== '' && Number(to) < first) return 'whole';
  return first >= sizeBytes ? 'unsatisfiable' : { first, last };
}
