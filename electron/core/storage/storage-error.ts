import { DeskError } from '../errors';

/** What can be wrong with storage, as a person would have to act on it. */
export type StorageFault =
  | 'wrong_key'
  | 'damaged'
  | 'disk_full'
  | 'locked'
  | 'from_newer_version'
  | 'sqlite_too_old'
  | 'failed';

/** A failure of the database or of its files. `sqliteCode` is SQLite's extended result code where there is one. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly fault: StorageFault;
  readonly sqliteCode: string;
  readonly versions: { found: number; known: number } | undefined;

  constructor(
    fault: StorageFault,
    message: string,
    extra: { sqliteCode?: string; versions?: { found: number; known: number }; cause?: unknown } = {},
  ) {
    super(message, extra.cause === undefined ? undefined : { cause: extra.cause });
    this.fault = fault;
    this.sqliteCode = extra.sqliteCode ?? 'none';
    this.versions = extra.versions;
  }
}

const FAULT_OF_CODE: ReadonlyArray<readonly [prefix: string, fault: StorageFault]> = [
  ['SQLITE_NOTADB', 'wrong_key'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_FULL', 'disk_full'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
];

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'none';

/**
 * Whether an error is one of the database or of its files: SQLite's result code or the system's errno tells. Anything else
 * that is thrown around them is a mistake in this code.
 */
export const isStorageFailure = (error: unknown): boolean =>
  error instanceof StorageError || /^(SQLITE_\w+|E[A-Z0-9]+)$/.test(codeOf(error));

/** Classifies by SQLite's result code, never by message text. */
export function storageErrorOf(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const sqliteCode = codeOf(error);
  if (sqliteCode === 'ENOSPC') return new StorageError('disk_full', 'no space left', { sqliteCode, cause: error });
  const fault = FAULT_OF_CODE.find(([prefix]) => sqliteCode.startsWith(prefix))?.[1] ?? 'failed';
  return new StorageError(fault, `storage failed: ${sqliteCode}`, { sqliteCode, cause: error });
}

/** The desk error a person hears of. */
export function deskErrorOf(error: StorageError): DeskError {
  switch (error.fault) {
    case 'wrong_key':
      return new DeskError('PROFILE_KEY_UNAVAILABLE', undefined, error);
    case 'damaged':
      return new DeskError('PROFILE_DAMAGED', undefined, error);
    case 'disk_full':
      return new DeskError('DISK_FULL', undefined, error);
    case 'from_newer_version':
      return new DeskError('PROFILE_FROM_NEWER_VERSION', error.versions ?? { found: 0, known: 0 }, error);
    case 'locked':
    case 'sqlite_too_old':
    case 'failed':
      return new DeskError('STORAGE_FAILED', { code: error.sqliteCode }, error);
  }
}
