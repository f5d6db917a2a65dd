import { z } from 'zod';
import { leafHash, type LogEntry, signEntry } from '../../log/entry';
import type { WriteContext } from './context';

/** What is noted in the log: ids, codes and digests, never personal data. The rest of an entry is added here. */
export interface LogFact extends Pick<LogEntry, 'action' | 'actor'> {
  atMs: number;
  application?: string;
  decision?: string;
  verdict?: NonNullable<LogEntry['verdict']>;
  level?: NonNullable<LogEntry['level']>;
  codes?: string[];
  digests?: LogEntry['digests'];
  policyVersion?: number;
}

const Tail = z.object({ seq: z.int(), leafHash: z.string() });

/** Appends one entry, in the transaction of what it speaks about: without the entry there is no change. */
export function appendLog(context: WriteContext, { atMs, ...fact }: LogFact): { seq: number } {
  const { sql } = context;
  const tail = sql.row(Tail, 'SELECT seq, leaf_hash AS leafHash FROM log_entry ORDER BY seq DESC LIMIT 1');
  const entry: LogEntry = {
    v: 1,
    seq: (tail?.seq ?? -1) + 1,
    prev: tail?.leafHash ?? '',
    time: new Date(atMs).toISOString(),
    codes: [],
    digests: {},
    appBuild: context.appBuild,
    ...fact,
  };
  const leaf = signEntry(entry, context.deviceKey());
  sql.run(
    'INSERT INTO log_entry (seq, leaf, leaf_hash, at) VALUES (?, ?, ?, ?)',
    entry.seq,
    leaf,
    leafHash(leaf).toString('hex'),
    atMs,
  );
  return { seq: entry.seq };
}
