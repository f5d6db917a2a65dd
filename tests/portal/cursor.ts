import { PortalProblem } from './problem';

/** A position in a feed as an opaque text: the run of the portal it belongs to, and the sequence reached. */
export const writeCursor = (generation: string, sequence: number): string =>
  Buffer.from(`${generation} ${sequence}`).toString('base64url');

/** The sequence behind a cursor; 0 without one. A cursor of another run, or from beyond what is known here, has expired. */
export function readCursor(cursor: string | undefined, generation: string, newest: number): number {
  if (cursor === undefined) return 0;
  const [run, text] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const sequence = Number(text);
  if (run !== generation || !Number.isSafeInteger(sequence) || sequence > newest)
    throw new PortalProblem('/problems/cursor-expired');
  return sequence;
}
