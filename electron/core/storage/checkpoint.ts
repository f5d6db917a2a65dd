import { z } from 'zod';
import type { Db } from './open-database';

/** Pages in the write-ahead log from which on it is copied back: 32 MiB. SQLite's own threshold would copy inside a commit. */
export const CHECKPOINT_PAGES = 8000;

const Outcome = z.tuple([z.object({ busy: z.int(), log: z.int(), checkpointed: z.int() })]);

/** Pages that stand in the write-ahead log now. Source: SQLite, PRAGMA wal_checkpoint(NOOP), since 3.51.0. */
export const logPages = (db: Db): number => Outcome.parse(db.pragma('wal_checkpoint(NOOP)'))[0].log;

/** Takes checkpoints out of commits: from now on they are made by `keepLogShort` alone. */
export function deferCheckpoints(db: Db): void {
  db.pragma('wal_autocheckpoint=0');
}

/**
 * Copies the write-ahead log back once it is long; called between writes, after their answers, so that nobody waits for it.
 * The first commit of a log that starts over syncs twice, once for the log's header: a write without content takes that one, so
 * that every commit which someone waits for costs exactly one sync.
 */
export function keepLogShort(db: Db, pages = CHECKPOINT_PAGES): void {
  if (logPages(db) < pages) return;
  const [{ log, checkpointed }] = Outcome.parse(db.pragma('wal_checkpoint(PASSIVE)'));
  if (log !== checkpointed) return;
  const version = z.int().parse(db.pragma('user_version', { simple: true }));
  db.pragma(`user_version = ${version}`);
}
