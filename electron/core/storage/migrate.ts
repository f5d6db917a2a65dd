import type { Db } from './open-database';
import { StorageError } from './storage-error';

/** The schema version of a database: 0 when it is empty. */
export const schemaVersion = (db: Db): number => Number(db.pragma('user_version', { simple: true }));

/**
 * Brings a database to the newest version, one transaction a step, so that being killed at any point leaves a whole version.
 * @throws StorageError `from_newer_version`, with nothing touched, when a newer Countersign wrote it.
 */
export function migrate(db: Db, migrations: readonly string[]): void {
  const found = schemaVersion(db);
  const known = migrations.length;
  if (found > known)
    throw new StorageError('from_newer_version', `schema ${found}, known ${known}`, { versions: { found, known } });
  for (const [index, sql] of migrations.entries()) {
    if (index < found) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}
