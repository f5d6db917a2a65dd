import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const CALLS = 'fsync,fdatasync,sync_file_range,access,faccessat,faccessat2';

export const hasStrace = (): boolean => spawnSync('strace', ['--version']).status === 0;

/** The command that runs another one and writes its synchronising system calls, of all its threads, to a file. */
export const straceCommand = (trace: string, command: readonly string[]): [file: string, args: string[]] => [
  'strace',
  ['-f', '-qq', '-e', `trace=${CALLS}`, '-e', 'signal=none', '-o', trace, ...command],
];

/** What of a trace matters here. */
type Seen = 'before' | 'after' | 'sync' | undefined;

function seenIn(line: string, marks: { before: string; after: string }): Seen {
  if (line.includes(marks.before)) return 'before';
  if (line.includes(marks.after)) return 'after';
  // A call is seen where it returns, in one line or in the second of two.
  return /(fsync|fdatasync)(\(.*\)| resumed>.*\)) += 0/.test(line) ? 'sync' : undefined;
}

/**
 * Calls that make written bytes durable, counted inside each pair of marks and after it up to the next. A call that has not
 * returned at the second mark is not one that was waited for: it counts as after.
 */
export function countSyncs(
  trace: string,
  marks: { before: string; after: string },
): { during: number[]; after: number[] } {
  const counts: { during: number[]; after: number[] } = { during: [], after: [] };
  let place: 'during' | 'after' | undefined;
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const seen = seenIn(line, marks);
    if (seen === 'before' || seen === 'after') {
      place = seen === 'before' ? 'during' : 'after';
      counts[place].push(0);
    } else if (place && seen === 'sync') {
      const list = counts[place];
      list[list.length - 1] = (list.at(-1) ?? 0) + 1;
    }
  }
  return counts;
}
