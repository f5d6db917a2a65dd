import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { createDevelopmentSignIn } from '../../electron/core/portal/development-sign-in';
import { systemClock } from '../../electron/core/system-ports';
import { startCoreProcess } from '../support/core-process';
import { LEA } from '../support/decisions';
import { type RunningPortal, startPortalProcess } from '../support/running-desk';
import { waitUntil } from '../support/wait-until';
import type { BenchContext, Benchmark } from './harness/benchmark';
import { type Figure, rateFigure, rawLimit } from './harness/figure';
import { startTimer, type Took } from './harness/measure';
import { tell } from './harness/report';
import { insertBare, readStoredRows, type StoredRow } from './support/bare-insert';
import { FEED_PAGE } from './support/load';
import { processorTimeOf } from './support/processor-time';

const AT_LEAST = 0.5;
/** As fast as it gets: more rows a commit gain nothing. */
const BULK_ROWS = 10_000;
const SYNC_LIMIT_MS = 300_000;
const ASK_EVERY_MS = 200;
const Page = z.object({ items: z.array(z.unknown()), nextCursor: z.string(), hasMore: z.boolean() });

/** Reads the whole feed and parses its JSON, nothing else. Result: what it took. */
async function readFeedBare(origin: string): Promise<Took> {
  const signIn = await createDevelopmentSignIn({ origin, fetch, clock: systemClock }).signIn(LEA);
  if (!signIn.ok) throw new Error(`nobody could sign in at the portal: ${signIn.failure.kind}`);
  const headers = { authorization: `Bearer ${signIn.value.accessToken}`, 'x-request-id': 'bench' };
  let cursor = '';
  const stop = startTimer();
  for (let hasMore = true; hasMore;) {
    const query = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const answer = await fetch(`${origin}/v1/applications/changes${query}`, { headers });
    if (!answer.ok) throw new Error(`the feed answered ${answer.status}`);
    const page = Page.parse(await answer.json());
    ({ nextCursor: cursor, hasMore } = page);
  }
  return stop();
}

/** A desk that nobody looks at, from sign-in until the feed was read to its end. Result: what it took, of core's processor time too. */
async function syncOnce(portal: RunningPortal, profileRoot: string, expected: number): Promise<Took> {
  const core = await startCoreProcess(portal.origin, profileRoot);
  try {
    const startedAt = performance.now();
    const startedMs = processorTimeOf(core.pid);
    await core.client.session.signIn({ personId: LEA });
    await waitUntil(async () => {
      const { feed } = await core.client.sync.status();
      if (feed.state === 'idle' && feed.known >= expected) return true;
      // Asked seldom, so that asking does not slow it.
      await setTimeout(ASK_EVERY_MS);
      return undefined;
    }, SYNC_LIMIT_MS);
    return {
      wallMs: performance.now() - startedAt,
      processorMs: (processorTimeOf(core.pid) ?? Number.NaN) - (startedMs ?? Number.NaN),
    };
  } finally {
    await core.close();
  }
}

interface Runs {
  bulk: Took[];
  paged: Took[];
  http: Took[];
  synced: Took[];
}

/** One after the other and again, so that what disturbs one disturbs all. */
async function measureRuns(
  { folder, summaries, repeats }: BenchContext,
  rows: readonly StoredRow[],
  portal: RunningPortal,
): Promise<Runs> {
  const runs: Runs = { bulk: [], paged: [], http: [], synced: [] };
  await readFeedBare(portal.origin);
  for (let run = 0; run < repeats; run += 1) {
    runs.bulk.push(insertBare(folder, `bulk-${run}`, rows, BULK_ROWS));
    runs.paged.push(insertBare(folder, `paged-${run}`, rows, FEED_PAGE));
    // The inserts stood in the way of everything else: connections that the portal ended meanwhile are noticed first.
    await setTimeout(ASK_EVERY_MS);
    runs.http.push(await readFeedBare(portal.origin));
    runs.synced.push(await syncOnce(portal, path.join(folder, `sync-${run}`), summaries));
    const line = Object.entries(runs).map(
      ([name, took]: [string, Took[]]) => `${name} ${((took.at(-1)?.wallMs ?? 0) / 1000).toFixed(1)} s`,
    );
    tell(`sync: ${line.join(', ')}`);
  }
  return runs;
}

/** The first sync of a desk without a page, over HTTP from another process into the encrypted database. */
export const syncBenchmark: Benchmark = async (context): Promise<Figure[]> => {
  const rows = readStoredRows(await context.filledDatabase());
  const portal = await startPortalProcess(['--summaries', String(context.summaries)]);
  try {
    const { bulk, paged, http, synced } = await measureRuns(context, rows, portal);
    const byClock = ({ wallMs }: Took): number => (rows.length * 1000) / wallMs;
    const byProcessor = ({ processorMs }: Took): number => (rows.length * 1000) / processorMs;
    const figure = (
      name: string,
      raw: [what: string, took: readonly Took[]],
      rate = byClock,
      atLeast?: number,
    ): Figure =>
      rateFigure({
        name: `sync first${name}`,
        unit: 'rows/s',
        values: synced.map(rate),
        limit: rawLimit(raw[0], raw[1].map(rate)),
        ...(atLeast === undefined ? {} : { atLeast }),
      });
    const figures = [
      figure('', [`bare insert, ${BULK_ROWS} rows a commit`, bulk], byClock, AT_LEAST),
      figure(', against commits of a page', [`bare insert, ${FEED_PAGE} rows a commit`, paged]),
      figure(', against the feed alone', ['bare HTTP and JSON from the same portal', http]),
    ];
    if (synced.some(({ processorMs }) => Number.isNaN(processorMs))) {
      context.note('sync: processor time left out, there is no /proc');
      return figures;
    }
    const perProcessor = ', per second of processor time in core';
    return [...figures, figure(perProcessor, [`bare insert, ${BULK_ROWS} rows a commit`, bulk], byProcessor)];
  } finally {
    await portal.end();
  }
};
