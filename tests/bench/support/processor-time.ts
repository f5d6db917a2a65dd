import { readFileSync } from 'node:fs';

/** Clock ticks a second in /proc. Source: proc_pid_stat(5); every Linux that Node runs on has 100. */
const TICKS_PER_SECOND = 100;

/** Milliseconds of processor time that another process has used; undefined where there is no /proc. */
export function processorTimeOf(pid: number): number | undefined {
  try {
    // The name in parentheses may hold anything; the fields after it are numbers: utime is the 12th of them, stime the 13th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}
