import type { Needle } from './scan-needles';

/** Looks for many needles in one pass. */
export interface Search {
  /** Bytes of one piece that have to be seen again with the next one, so that nothing is lost between them. */
  overlapBytes: number;
  /** Adds the labels of what lies in these bytes to `found`. */
  into: (found: Set<string>, bytes: Uint8Array) => void;
}

/**
 * Prepares a search: the two bytes at the end of a window as long as the shortest needle tell how far it may be moved on, which is
 * nearly always its whole length, so that hundreds of megabytes take a moment whatever the number of needles.
 * Source: Wu and Manber, "A Fast Algorithm for Multi-Pattern Searching" (1994).
 */
export function createSearch(needles: readonly Needle[]): Search {
  const windowBytes = Math.min(...needles.map(({ bytes }) => bytes.length));
  const longest = Math.max(...needles.map(({ bytes }) => bytes.length));
  const shifts = new Uint8Array(0x1_00_00).fill(Math.min(255, windowBytes - 1));
  const endingIn = new Map<number, Needle[]>();
  for (const needle of needles) {
    for (let end = 1; end < windowBytes; end += 1) {
      const block = blockAt(needle.bytes, end);
      shifts[block] = Math.min(shifts[block] ?? 0, windowBytes - 1 - end);
    }
    const last = blockAt(needle.bytes, windowBytes - 1);
    endingIn.set(last, [...(endingIn.get(last) ?? []), needle]);
  }
  return {
    overlapBytes: longest - 1,
    into: (found, bytes) => {
      const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let end = windowBytes - 1; end < view.length;) {
        const block = blockAt(view, end);
        const shift = shifts[block] ?? 0;
        if (shift === 0) {
          const start = end - windowBytes + 1;
          for (const needle of endingIn.get(block) ?? []) if (isAt(view, start, needle.bytes)) found.add(needle.label);
        }
        end += Math.max(1, shift);
      }
    },
  };
}

const blockAt = (bytes: Buffer, end: number): number => ((bytes[end - 1] ?? 0) << 8) | (bytes[end] ?? 0);

function isAt(view: Buffer, start: number, wanted: Buffer): boolean {
  const end = start + wanted.length;
  return end <= view.length && view.compare(wanted, 0, wanted.length, start, end) === 0;
}
