import { closeSync, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Needle } from './scan-needles';
import { createSearch, type Search } from './scan-search';

const PIECE_BYTES = 4 * 1024 * 1024;

export interface FileScan {
  roots: readonly string[];
  needles: readonly Needle[];
  /** Files and folders that are left out. */
  except?: readonly string[];
  /** Leaves out what was last changed before this moment (epoch milliseconds). */
  changedSinceMs?: number;
}

/** What was found, as `file: needle`, and how much was looked through. */
export interface FileFindings {
  found: string[];
  files: number;
  totalBytes: number;
}

/** What this asks is gone meanwhile, or nobody's to read. */
function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

/** Looks for needles in every regular file below some folders, and in their names; stays on each folder's file system, as `find -xdev`. */
export function scanFiles({ roots, needles, except = [], changedSinceMs = 0 }: FileScan): FileFindings {
  const search = createSearch(needles);
  const findings: FileFindings = { found: [], files: 0, totalBytes: 0 };
  const isLeftOut = (file: string): boolean => except.some((one) => file === one || file.startsWith(one + path.sep));
  const look = (folder: string, device: number): void => {
    for (const entry of attempt(() => readdirSync(folder, { withFileTypes: true })) ?? []) {
      const file = path.join(folder, entry.name);
      if (isLeftOut(file)) continue;
      const stat = attempt(() => lstatSync(file));
      if (stat?.isDirectory() === true && stat.dev === device) look(file, device);
      if (stat?.isFile() === true && stat.ctimeMs >= changedSinceMs) scanEntry(entry.name, file);
    }
  };
  const scanEntry = (name: string, file: string): void => {
    const labels = new Set<string>();
    search.into(labels, Buffer.from(name, 'utf8'));
    const sizeBytes = attempt(() => scanFile(file, search, labels));
    if (sizeBytes === undefined) return;
    findings.files += 1;
    findings.totalBytes += sizeBytes;
    for (const label of labels) findings.found.push(`${file}: ${label}`);
  };
  for (const root of roots) look(root, statSync(root).dev);
  return findings;
}

/** Looks through one file, opened by its path; returns its size in bytes. */
export function scanFile(file: string, search: Search, found: Set<string>): number {
  const descriptor = openSync(file, 'r');
  try {
    const piece = Buffer.alloc(PIECE_BYTES);
    let sizeBytes = 0;
    let kept = 0;
    for (;;) {
      const read = readSync(descriptor, piece, kept, PIECE_BYTES - kept, null);
      if (read === 0) return sizeBytes;
      sizeBytes += read;
      const filled = kept + read;
      search.into(found, piece.subarray(0, filled));
      kept = Math.min(search.overlapBytes, filled);
      piece.copyWithin(0, filled - kept, filled);
    }
  } finally {
    closeSync(descriptor);
  }
}
