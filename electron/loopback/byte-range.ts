import type { ByteSpan } from '../core/core';

/** What a `Range` header asks of a file of known size. */
export type RangeAnswer = { kind: 'whole' } | { kind: 'span'; span: ByteSpan } | { kind: 'unsatisfiable' };

/**
 * Reads a `Range` header. Several ranges, other units and malformed ones are answered with the whole file, as a server
 * may; a single range that begins behind the end cannot be satisfied.
 * Source: RFC 9110 §14.1.2, §14.2.
 */
export function rangeAnswer(header: string | null, sizeBytes: number): RangeAnswer {
  const match = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? '');
  if (!match) return { kind: 'whole' };
  const [first, last] = [match[1] ?? '', match[2] ?? ''];
  if (first === '') return last === '' ? { kind: 'whole' } : suffixAnswer(Number(last), sizeBytes);
  const start = Number(first);
  if (last !== '' && Number(last) < start) return { kind: 'whole' };
  if (start >= sizeBytes) return { kind: 'unsatisfiable' };
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  return { kind: 'span', span: { start, end } };
}

function suffixAnswer(lengthBytes: number, sizeBytes: number): RangeAnswer {
  if (lengthBytes === 0 || sizeBytes === 0) return { kind: 'unsatisfiable' };
  return { kind: 'span', span: { start: Math.max(0, sizeBytes - lengthBytes), end: sizeBytes - 1 } };
}
