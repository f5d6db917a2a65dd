/** Which file is fetched next. Pure. */

/** One file that waits or is being fetched. */
export interface FetchJob {
  /** 0: ahead of need, such as the working set. Above: wanted on a screen; the latest wish has the highest. */
  rank: number;
  /** Order of arrival. */
  order: number;
  /** On the monotonic clock; no try before. */
  notBeforeMs: number;
  isRunning: boolean;
}

export interface FetchSlots {
  /** Files fetched at once. */
  total: number;
  /** Of these, at most so many ahead of need: a file that comes on screen never waits behind them. */
  ahead: number;
}

const comesFirst = (a: FetchJob, b: FetchJob): number => b.rank - a.rank || a.order - b.order;

/** The job to start now, or undefined when none is due or all slots are taken. */
export function nextJob<Job extends FetchJob>(jobs: Iterable<Job>, slots: FetchSlots, nowMs: number): Job | undefined {
  const all = [...jobs];
  const running = all.filter(({ isRunning }) => isRunning);
  if (running.length >= slots.total) return undefined;
  const isAheadFull = running.filter(({ rank }) => rank === 0).length >= slots.ahead;
  return all
    .filter(({ isRunning, notBeforeMs, rank }) => !isRunning && notBeforeMs <= nowMs && (rank > 0 || !isAheadFull))
    .toSorted(comesFirst)[0];
}

/** When the next job falls due that has to wait, or undefined. */
export function nextDueMs(jobs: Iterable<FetchJob>, nowMs: number): number | undefined {
  const later = [...jobs].filter(({ isRunning, notBeforeMs }) => !isRunning && notBeforeMs > nowMs);
  return later.length === 0 ? undefined : Math.min(...later.map(({ notBeforeMs }) => notBeforeMs));
}
