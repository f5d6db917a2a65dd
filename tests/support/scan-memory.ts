import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from 'node:fs';
import type { Needle } from './scan-needles';
import { scanFile } from './scan-files';
import { createSearch } from './scan-search';

const PIECE_BYTES = 4 * 1024 * 1024;
const PAGE_BYTES = 4096;
/** Of one page in `/proc/pid/pagemap`. */
const ENTRY_BYTES = 8;

/** Why another process's memory cannot be read here; undefined where it can. */
export function memoryUnreadable(pid: number): string | undefined {
  if (process.platform !== 'linux') return 'only Linux shows the memory of a process as a file';
  try {
    closeSync(openSync(`/proc/${pid}/mem`, 'r'));
    return undefined;
  } catch {
    return 'this system does not let one process read the memory of another';
  }
}

/**
 * Labels of the needles that lie in any readable and writable mapping of a process. Pages that the process never touched are left out
 * where it alone has the mapping: browsers reserve hundreds of megabytes of them.
 * Source: proc(5), `/proc/pid/maps`, `/proc/pid/pagemap`.
 */
export function scanMemory(pid: number, needles: readonly Needle[]): string[] {
  const search = createSearch(needles);
  const found = new Set<string>();
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const pagemap = openSync(`/proc/${pid}/pagemap`, 'r');
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from, to, sharing] = /^([0-9a-f]+)-([0-9a-f]+) rw.([ps])/.exec(line) ?? [];
      if (from === undefined || to === undefined) continue;
      const mapping = { startsAt: Number.parseInt(from, 16), endsAt: Number.parseInt(to, 16) };
      const spans = sharing === 's' ? [mapping] : touchedSpans(pagemap, mapping);
      for (const span of spans)
        for (const piece of piecesOf(span, search.overlapBytes)) search.into(found, readAt(memory, piece));
    }
  } finally {
    closeSync(memory);
    closeSync(pagemap);
  }
  return [...found].toSorted();
}

interface Span {
  startsAt: number;
  endsAt: number;
}

/** Parts of a mapping whose pages are in memory or swapped out. */
function* touchedSpans(pagemap: number, { startsAt, endsAt }: Span): Generator<Span> {
  const first = startsAt / PAGE_BYTES;
  const entries = readAt(pagemap, {
    startsAt: first * ENTRY_BYTES,
    endsAt: (endsAt / PAGE_BYTES) * ENTRY_BYTES,
  });
  let begunAt: number | undefined;
  for (let at = 0; at < entries.length; at += ENTRY_BYTES) {
    const page = (first + at / ENTRY_BYTES) * PAGE_BYTES;
    // The two highest bits: present, swapped.
    const isTouched = (entries.readUInt8(at + ENTRY_BYTES - 1) & 0b1100_0000) !== 0;
    if (isTouched) begunAt ??= page;
    if (isTouched || begunAt === undefined) continue;
    yield { startsAt: begunAt, endsAt: page };
    begunAt = undefined;
  }
  if (begunAt !== undefined) yield { startsAt: begunAt, endsAt };
}

/** Cuts a span into pieces that overlap. */
function* piecesOf({ startsAt, endsAt }: Span, overlapBytes: number): Generator<Span> {
  for (let at = startsAt; at < endsAt; at += PIECE_BYTES - overlapBytes)
    yield { startsAt: at, endsAt: Math.min(at + PIECE_BYTES, endsAt) };
}

/** Reads what it can: memory may have been given back meanwhile, wholly or in part. */
function readAt(descriptor: number, { startsAt, endsAt }: Span): Buffer {
  const piece = Buffer.allocUnsafe(endsAt - startsAt);
  let filled = 0;
  try {
    while (filled < piece.length) {
      const read = readSync(descriptor, piece, filled, piece.length - filled, startsAt + filled);
      if (read === 0) break;
      filled += read;
    }
  } catch {
    // What could be read up to here is looked through.
  }
  return piece.subarray(0, filled);
}

/** Processes that a process has started and that still run, with theirs. */
export function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      // The name in brackets may hold anything; what follows its end is fixed.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state !== 'Z') parents.set(Number(name), Number(parent));
    } catch {
      // It has ended meanwhile.
    }
  }
  const below = (one: number): number[] =>
    [...parents].filter(([, parent]) => parent === one).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

/** How a process was started, its arguments separated by blanks; empty when it has ended. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** Files without a name that lie in memory and not on a disk. */
const IS_MEMORY = /^\/(?:memfd:|dev\/shm\/|dev\/zero|SYSV)/;

const isNameless = (target: string): boolean => target.endsWith(' (deleted)') && !IS_MEMORY.test(target);

/**
 * Needles in files whose name is gone already, as temporary files often are: those that a process holds open, and those that it has
 * mapped. Given as `file: needle`.
 */
export function scanNamelessFiles(pid: number, needles: readonly Needle[]): string[] {
  const search = createSearch(needles);
  const found = new Set<string>();
  for (const { target, link } of namelessFilesOf(pid)) {
    const labels = new Set<string>();
    try {
      scanFile(link, search, labels);
    } catch {
      // It was closed meanwhile.
    }
    for (const label of labels) found.add(`${target}: ${label}`);
  }
  return [...found];
}

function namelessFilesOf(pid: number): Array<{ target: string; link: string }> {
  return ['fd', 'map_files'].flatMap((folder) => {
    try {
      return readdirSync(`/proc/${pid}/${folder}`).flatMap((name) => {
        const link = `/proc/${pid}/${folder}/${name}`;
        const target = readlinkSync(link);
        return isNameless(target) ? [{ target, link }] : [];
      });
    } catch {
      // The process has ended, or this user may not look into it.
      return [];
    }
  });
}
