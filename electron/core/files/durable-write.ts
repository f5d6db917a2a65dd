import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** File systems without hard links (FAT, some network mounts) answer with one of these. */
const NO_HARD_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** The system's code of a failed file operation, such as `ENOENT`; empty when it is something else. */
export function fileErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Makes the names in `folder` durable. Windows cannot open a folder to sync it; NTFS journals names by itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeSynced(file: string, bytes: Uint8Array | string): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Gives `temporary` its final name unless that name is taken. A link fails when it is; a rename would replace it silently. */
function publish(temporary: string, file: string): boolean {
  try {
    linkSync(temporary, file);
    return true;
  } catch (error) {
    const code = fileErrorCode(error);
    if (code === 'EEXIST') return false;
    if (!NO_HARD_LINKS.has(code)) throw error;
    if (existsSync(file)) return false;
    renameSync(temporary, file);
    return true;
  }
}

/**
 * Writes a new file so that after a crash it is there whole or not at all, with mode 0600. `suffix` makes the temporary name unique.
 * @returns false when `file` exists already; it is then left as it is.
 */
export function createFileDurably(file: string, bytes: Uint8Array | string, suffix: string): boolean {
  const temporary = `${file}.${suffix}.tmp`;
  try {
    writeSynced(temporary, bytes);
    const created = publish(temporary, file);
    if (created) syncFolder(path.dirname(file));
    return created;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Writes a file, or replaces it, so that after a crash the old or the new content is there whole. Mode 0600; `suffix` as above. */
export function replaceFileDurably(file: string, bytes: Uint8Array | string, suffix: string): void {
  const temporary = `${file}.${suffix}.tmp`;
  try {
    writeSynced(temporary, bytes);
    renameSync(temporary, file);
    syncFolder(path.dirname(file));
  } finally {
    rmSync(temporary, { force: true });
  }
}
