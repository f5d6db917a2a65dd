import Database from 'better-sqlite3';
import { StorageError, storageErrorOf } from './storage-error';

export type Db = Database.Database;

export interface OpenOptions {
  /** Absolute path; ':memory:' cannot be keyed. */
  file: string;
  /** 32 bytes; zeroed by whoever made it. */
  key: Buffer;
  /** True for connections that only serve reads. */
  readonly?: boolean;
}

/** Below this the WAL-reset bug can corrupt a database that is written and checkpointed at once. Source: SQLite release notes 3.51.3. */
const MIN_SQLITE_VERSION = [3, 51, 3] as const;

/** What every connection must read back; set after the key, before the first use. Source: architecture §5, assurance DUR-06. */
export const CONNECTION_PRAGMAS: ReadonlyArray<readonly [name: string, set: string, reads: number | string]> = [
  ['journal_mode', 'WAL', 'wal'],
  // The build's default for WAL is NORMAL, which loses acknowledged commits on power loss.
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['busy_timeout', '5000', 5000],
  ['temp_store', 'MEMORY', 2],
  ['mmap_size', '0', 0],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
];

const HEX_DIGITS = Buffer.from('0123456789abcdef', 'ascii');

/** SQLCipher's raw-key form `x'<64 hex digits>'`, built in a Buffer because a string could not be wiped. */
function rawKeyLiteral(key: Buffer): Buffer {
  const literal = Buffer.alloc(3 + 2 * key.length, "'");
  literal.write('x', 0, 'ascii');
  for (const [index, byte] of key.entries()) {
    literal[2 + 2 * index] = HEX_DIGITS.readUInt8(byte >> 4);
    literal[3 + 2 * index] = HEX_DIGITS.readUInt8(byte & 15);
  }
  return literal;
}

function applyKey(db: Db, key: Buffer): void {
  db.pragma(`cipher='sqlcipher'`);
  db.pragma('legacy=4');
  const literal = rawKeyLiteral(key);
  try {
    db.key(literal);
  } finally {
    literal.fill(0);
  }
}

function assertVersion(db: Db): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get()).split('.').map(Number);
  for (const [index, least] of MIN_SQLITE_VERSION.entries()) {
    const part = version[index] ?? 0;
    if (part > least) return;
    if (part < least) throw new StorageError('sqlite_too_old', `SQLite ${version.join('.')} is too old`);
  }
}

/**
 * Opens (or creates) an encrypted database and sets every pragma of the project on the connection.
 * @throws StorageError `wrong_key` when the key does not open it, `damaged`, `disk_full`, `locked` or `failed` otherwise.
 */
export function openDatabase({ file, key, readonly = false }: OpenOptions): Db {
  if (key.length !== 32) throw new StorageError('wrong_key', 'a database key has 32 bytes');
  let db: Db | undefined;
  try {
    db = new Database(file, { readonly, fileMustExist: readonly });
    applyKey(db, key);
    // The first read fails here when the key is wrong.
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    for (const [name, value] of CONNECTION_PRAGMAS) {
      if (readonly && name === 'journal_mode') continue;
      db.pragma(`${name}=${value}`);
    }
    assertVersion(db);
    return db;
  } catch (error) {
    db?.close();
    throw storageErrorOf(error);
  }
}
