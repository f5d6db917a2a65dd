import { copyFileSync } from 'node:fs';
import path from 'node:path';
import type { Summary } from '../../../shared/portal-api/application';
import { fromGeneratedSummary } from '../../portal/portal-sample';
import { generateSummaries } from '../../samples';
import { openTestStorage } from '../../support/test-profile';
import { summaryPage } from '../../support/summaries';

/** Rows of one page of the feed. */
export const FEED_PAGE = 500;

/** The load summaries as the reference portal makes them, in the order of its feed. */
export function loadSummaries(count: number): Summary[] {
  const fromMs = Date.now();
  return Array.from(generateSummaries({ count, seed: 7 }), (one, index) => ({
    ...fromGeneratedSummary(one, fromMs),
    sequence: index + 1,
  }));
}

/** Cuts rows into pages. */
export function pagesOf<T>(rows: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, page) => rows.slice(page * size, (page + 1) * size));
}

/** Makes the database of summaries at its first use and gives a copy each time. */
export function filledDatabases(folder: string, count: number): () => Promise<string> {
  const original = path.join(folder, 'filled.db');
  let made: Promise<void> | undefined;
  let copies = 0;
  const make = async (): Promise<void> => {
    const storage = await openTestStorage(original);
    for (const items of pagesOf(loadSummaries(count), FEED_PAGE))
      await storage.writer.run('applySummaryPage', summaryPage(items));
    await storage.close();
  };
  return async () => {
    made ??= make();
    await made;
    copies += 1;
    const copy = path.join(folder, `filled-${copies}.db`);
    copyFileSync(original, copy);
    return copy;
  };
}
