/**
 * One random key per application, in an encrypted database file of its own that is left out of copies. Body and media keys
 * derive from it, so destroying it makes everything of the application unreadable, in copies of the profile too.
 */
import { z } from 'zod';
import { openDatabase, type Db } from '../storage/open-database';
import { StorageError, storageErrorOf } from '../storage/storage-error';
import type { Clock, Random } from '../ports';
import { KEY_BYTES } from './derive';

export interface ApplicationKeys {
  /** The application's key, made durably when there is none yet. A fresh copy: the caller zeroes it after use. */
  ensure(applicationId: string): Buffer;
  /** The application's key, or undefined when it never had one or it was destroyed. A fresh copy. */
  get(applicationId: string): Buffer | undefined;
  /** Forgets the key for ever, durably, in the write-ahead log too; an unknown application is no error. */
  destroy(applicationId: string): void;
  close(): void;
}

export interface ApplicationKeysOptions {
  /** Absolute path of `application-keys.db`. */
  file: string;
  /** 32 bytes from `ProfileKeys.applicationKeysKey`. */
  key: Buffer;
  clock: Pick<Clock, 'nowMs'>;
  random: Random;
}

const SCHEMA_VERSION = 1;
const SCHEMA = `
  CREATE TABLE application_key (
    id INTEGER PRIMARY KEY,
    application_id TEXT NOT NULL UNIQUE,
    key BLOB NOT NULL CHECK (length(key) = ${KEY_BYTES}),
    created_at INTEGER NOT NULL
  ) STRICT;
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

const StoredKey = z.instanceof(Buffer).refine((key) => key.length === KEY_BYTES);

function guarded<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw storageErrorOf(error);
  }
}

function migrate(db: Db): void {
  const versionOf = (): number => z.int().parse(db.pragma('user_version', { simple: true }));
  db.transaction(() => {
    if (versionOf() === 0) db.exec(SCHEMA);
  }).immediate();
  const found = versionOf();
  if (found > SCHEMA_VERSION)
    throw new StorageError('from_newer_version', 'application keys are from a newer version', {
      versions: { found, known: SCHEMA_VERSION },
    });
}

/** Opens the file, or makes it. @throws StorageError, also from every function of the result. */
export function openApplicationKeys({ file, key, clock, random }: ApplicationKeysOptions): ApplicationKeys {
  const db = openDatabase({ file, key });
  try {
    guarded(() => migrate(db));
  } catch (error) {
    db.close();
    throw error;
  }
  const select = db.prepare('SELECT key FROM application_key WHERE application_id = ?').pluck();
  const insert = db.prepare(
    'INSERT INTO application_key (application_id, key, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const remove = db.prepare('DELETE FROM application_key WHERE application_id = ?');

  const get = (applicationId: string): Buffer | undefined => StoredKey.optional().parse(select.get(applicationId));
  const ensure = (applicationId: string): Buffer => {
    const known = get(applicationId);
    if (known !== undefined) return known;
    const fresh = random.bytes(KEY_BYTES);
    insert.run(applicationId, fresh, clock.nowMs());
    fresh.fill(0);
    // Read back: another connection may have been first.
    return StoredKey.parse(select.get(applicationId));
  };
  const destroy = (applicationId: string): void => {
    // Overwritten in its page by secure_delete; the log still holds the page of before until it is cut.
    if (remove.run(applicationId).changes > 0) db.pragma('wal_checkpoint(TRUNCATE)');
  };
  return {
    ensure: (applicationId) => guarded(() => ensure(applicationId)),
    get: (applicationId) => guarded(() => get(applicationId)),
    destroy: (applicationId) => guarded(() => destroy(applicationId)),
    close: () => void db.close(),
  };
}
