import { z } from 'zod';
import type { Db } from './open-database';

/** Pages in the write-ahead log from which on it is copied back: 32 MiB. SQLite's own threshold would copy inside a commit. */
export const CHECKPOINT_PAGES = 8000;

/** Reads of this application take a few milliseconds. */
const READERS_WITHIN_MS = 50;

const Outcome = z.tuple([z.object({ busy: z.int(), log: z.int(), checkpointed: z.int() })]);

/** Pages that stand in the write-ahead log now. Source: SQLite, PRAGMA wal_checkpoint(NOOP), since 3.51.0. */
export const logPages = (db: Db): number => Outcome.parse(db.pragma('wal_checkpoint(NOOP)'))[0].log;

/** Takes checkpoints out of commits: from now on they are made by `keepLogShort` alone. */
export function deferCheckpoints(db: Db): void {
  db.pragma('wal_autocheckpoint=0');
}

/**
 * Copies the log back and waits a moment for those who still read from it: while there is one, the log cannot start over, and a
 * later commit would find itself doing so. Result: whether it starts over now.
 */
function restartLog(db: Db): boolean {
  const patienceMs = z.int().parse(db.pragma('busy_timeout', { simple: true }));
  db.pragma(`busy_timeout=${READERS_WITHIN_MS}`);
  try {
    return Outcome.parse(db.pragma('wal_checkpoint(RESTART)'))[0].busy === 0;
  } finally {
    db.pragma(`busy_timeout=${patienceMs}`);
  }
}

/**
 * Copies the write-ahead log back once it is long; called between writes, after their answers, so that nobody waits for it.
 * The first commit of a log that starts over syncs twice, once for the log's header: a write without content takes that one, so
 * that every commit which someone waits for costs exactly one sync.
 */
export function keepLogShort(db: Db, pages = CHECKPOINT_PAGES): void {
  if (logPages(db) < pages) return;
  if (!restartLog(db)) return;
  const version = z.int().parse(db.pragma('user_version', { simple: true }));
  db.pragma(`user_version = ${version}`);
}
