import type { QueueFilter, QueueRow, QueueSort, QueueView } from '../../../shared/contract/queue';
import { DeskError } from '../errors';
import type { Clock, Random } from '../ports';
import { readCounts, readLastRowId, readListIds, readNews, readRows, readTotal } from '../storage/reads/queue';
import type { QueueMoment } from '../storage/reads/queue-query';
import type { Sql } from '../storage/statements';

/** Snapshots held at once; the one that was used longest ago goes first. A page uses one or two. */
const MAX_LISTS = 8;

interface ListSnapshot {
  ids: Float64Array;
  lastRowId: number;
  filter: QueueFilter;
}

export interface QueueService {
  open(filter: QueueFilter, sort: QueueSort): { listId: string; count: number; total: number };
  page(listId: string, from: number, to: number): Array<QueueRow | null>;
  news(listId: string): { added: number; count: number };
  close(listId: string): void;
  counts(): Record<QueueView, number>;
}

/** Midnight at the end of the local day of `nowMs`. */
function dayEndMs(nowMs: number): number {
  const day = new Date(nowMs);
  day.setHours(24, 0, 0, 0);
  return day.getTime();
}

/**
 * Lists as snapshots: the ordered row ids are held here and pages are read by position, so that nothing moves under the
 * cursor and a page deep in a million rows costs what the first one does.
 */
export function createQueueService(options: {
  sql: Sql;
  personId: string;
  clock: Clock;
  random: Random;
}): QueueService {
  const { sql, personId, clock, random } = options;
  const lists = new Map<string, ListSnapshot>();

  const moment = (): QueueMoment => {
    const nowMs = clock.nowMs();
    return { personId, nowMs, dayEndMs: dayEndMs(nowMs) };
  };
  const snapshotOf = (listId: string): ListSnapshot => {
    const snapshot = lists.get(listId);
    if (!snapshot) throw new DeskError('LIST_GONE');
    // Maps keep insertion order: moved to the end, it is the last to go.
    lists.delete(listId);
    lists.set(listId, snapshot);
    return snapshot;
  };
  const dropOldest = (): void => {
    const [oldest] = lists.keys();
    if (lists.size > MAX_LISTS && oldest !== undefined) lists.delete(oldest);
  };

  return {
    open: (filter, sort) => {
      const lastRowId = readLastRowId(sql);
      const ids = readListIds(sql, filter, sort, moment());
      const listId = random.uuid();
      lists.set(listId, { ids, lastRowId, filter });
      dropOldest();
      return { listId, count: ids.length, total: readTotal(sql) };
    },
    page: (listId, from, to) => readRows(sql, [...snapshotOf(listId).ids.subarray(from, to)], moment()),
    news: (listId) => {
      const { filter, lastRowId, ids } = snapshotOf(listId);
      return { added: readNews(sql, filter, lastRowId, moment()), count: ids.length };
    },
    close: (listId) => {
      lists.delete(listId);
    },
    counts: () => readCounts(sql, moment()),
  };
}
