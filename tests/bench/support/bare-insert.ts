import path from 'node:path';
import { MIGRATIONS } from '../../../electron/core/storage/migrations';
import { migrate } from '../../../electron/core/storage/migrate';
import { openDatabase } from '../../../electron/core/storage/open-database';
import { testKey } from '../../support/test-profile';
import { startTimer, type Took } from '../harness/measure';
import { pagesOf } from './load';

/** Rows of the summary table as the database gives them. */
export type StoredRow = Record<string, string | number | null>;

/** Everything that stands in the summary table of a database. */
export function readStoredRows(file: string): StoredRow[] {
  const db = openDatabase({ file, key: testKey(), readonly: true });
  try {
    return db.prepare<[], StoredRow>('SELECT * FROM summary ORDER BY row_id').all();
  } finally {
    db.close();
  }
}

/**
 * Puts rows that are ready in memory into the same tables, indexes and full-text index, as fast as it can be done with the same
 * pragmas: one prepared statement a table and nothing around it. Result: what it took.
 */
export function insertBare(folder: string, name: string, rows: readonly StoredRow[], rowsPerCommit: number): Took {
  const db = openDatabase({ file: path.join(folder, `${name}.db`), key: testKey() });
  try {
    migrate(db, MIGRATIONS);
    const columns = Object.keys(rows[0] ?? {});
    const summary = db.prepare(
      `INSERT INTO summary (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    const words = db.prepare('INSERT INTO summary_fts (rowid, name_key, reference_key) VALUES (?, ?, ?)');
    const pages = pagesOf(
      rows.map((row) => ({
        values: columns.map((column) => row[column] ?? null),
        keys: [row['row_id'], row['name_key'], row['reference_key']],
      })),
      rowsPerCommit,
    );
    const commit = db.transaction((page: (typeof pages)[number]) => {
      for (const { values, keys } of page) {
        summary.run(...values);
        words.run(...keys);
      }
    });
    const stop = startTimer();
    for (const page of pages) commit.immediate(page);
    return stop();
  } finally {
    db.close();
  }
}
