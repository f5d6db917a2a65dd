import type { Summary } from '../../shared/portal-api/application';

/** A summary with what a test cares about; the rest is ordinary. */
export function summary(n: number, changes: Partial<Summary> = {}): Summary {
  return {
    id: `app-${n}`,
    sequence: n,
    revision: 1,
    reference: `UT-${String(n).padStart(4, '0')}`,
    displayName: `Person ${n}`,
    submittedAt: new Date(1_700_000_000_000 + n * 1000).toISOString(),
    dueAt: new Date(1_800_000_000_000 + n * 1000).toISOString(),
    priority: 'normal',
    levelRequested: 1,
    documentTypes: ['passport'],
    attempt: 1,
    status: 'pending',
    signalCount: 0,
    locale: 'en',
    ...changes,
  };
}

/** A page of the feed with these summaries. */
export const summaryPage = (
  items: Summary[],
  changes: { cursor?: string; generation?: number; removedIds?: string[] } = {},
) => ({
  items,
  broken: [],
  removed: (changes.removedIds ?? []).map((id) => ({ id, sequence: Number.MAX_SAFE_INTEGER })),
  nextCursor: changes.cursor ?? 'c1',
  generation: changes.generation ?? 1,
  nowMs: 1_750_000_000_000,
});
