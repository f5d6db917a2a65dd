/**
 * Keeps the desk in step with the portal. One loop, one hint stream:
 *
 *            ┌───────────── hint (SSE) · now() · poll time ─────────────┐
 *            ▼                                                          │
 *   idle ─► statements ─► feed, page by page ─► claims and working set ─► idle
 *            │                 │                      │
 *            └── no answer ────┴──────────────────────┴─► waiting (full jitter) ─► statements
 *
 * The stream only says that something changed; when it is silent or gone, polling does the same more slowly.
 */
import type { SyncStatus } from '../../../shared/contract/sync';
import type { PortalEventName } from '../../../shared/portal-api/events';
import { backoffDelayMs } from '../backoff';
import { describeError } from '../describe-error';
import type { EventHub } from '../event-hub';
import { inBackground } from '../in-background';
import type { Clock, Logger, Random } from '../ports';
import type { PortalClient } from '../portal/portal-client';
import type { PortalFailure } from '../portal/result';
import type { FeedPuller } from './feed-puller';
import type { Reachability } from './reachability';
import type { Statements } from './statements';

/** How often the desk asks by itself when no hint comes. */
export const POLL_MS = 30_000;
/** Policy and person are asked for at least this often. */
const STATEMENTS_EVERY_MS = 10 * 60_000;
const RETRY = { baseMs: 1000, capMs: 30_000 } as const;
/** Waits between tries to open the hint stream. */
const STREAM_RETRY = { baseMs: 2000, capMs: 60_000 } as const;

export interface SyncService {
  /** Pulls now instead of at the next turn; resolves when that turn is over. */
  now(): Promise<void>;
  status(): Pick<SyncStatus, 'portal' | 'clockOffsetMs'> & { feed: Pick<SyncStatus['feed'], 'state' | 'lastSyncAtMs'> };
  close(): Promise<void>;
}

export interface SyncOptions {
  clock: Clock;
  random: Random;
  logger: Logger;
  events: EventHub;
  client: Pick<PortalClient, 'streamEvents'>;
  feed: FeedPuller;
  statements: Statements;
  reachability: Reachability;
  /** Milliseconds that the portal's clock is ahead of this desk's. */
  clockOffsetMs: () => number;
  /** Makes claims and working set follow. */
  tendClaims: () => Promise<void>;
}

export function startSync(options: SyncOptions): SyncService {
  const { clock, random, logger, events, feed, statements, reachability } = options;
  const abort = new AbortController();
  let lastSyncAtMs: number | undefined;
  let lastStatementsAtMs = Number.NEGATIVE_INFINITY;
  let isPulling = false;
  let failures = 0;
  let cancelTimer: (() => void) | undefined;
  let turnUnderWay: Promise<void> | undefined;
  let isWantedAgain = false;

  const refreshStatements = async (): Promise<PortalFailure | undefined> => {
    if (clock.monotonicMs() - lastStatementsAtMs < STATEMENTS_EVERY_MS && statements.hasPolicy()) return undefined;
    const answer = await statements.refresh();
    reachability.note(answer);
    if (!answer.ok) return answer.failure;
    lastStatementsAtMs = clock.monotonicMs();
    if (answer.changed) events.publish({ type: 'policy.changed' });
    return undefined;
  };

  const pullFeed = async (): Promise<PortalFailure | undefined> => {
    isPulling = true;
    try {
      const result = await feed.pull(() => {
        events.publish({ type: 'queue.changed' });
        events.publish({ type: 'sync.changed' });
      });
      reachability.note(result);
      if (!result.ok) return result.failure;
      lastSyncAtMs = clock.nowMs();
      return undefined;
    } finally {
      isPulling = false;
    }
  };

  const turn = async (): Promise<void> => {
    const failure = (await refreshStatements()) ?? (await pullFeed());
    if (!failure) await options.tendClaims();
    failures = failure ? failures + 1 : 0;
    const retryAfterMs = failure && 'retryAfterMs' in failure ? (failure.retryAfterMs ?? 0) : 0;
    schedule(failure ? Math.max(backoffDelayMs(RETRY, failures, random.fraction(), retryAfterMs), 250) : POLL_MS);
    events.publish({ type: 'sync.changed' });
  };

  const loop = async (): Promise<void> => {
    do {
      isWantedAgain = false;
      try {
        await turn();
      } catch (error) {
        failures += 1;
        logger.error('a turn of the sync failed', { reason: describeError(error) });
        schedule(backoffDelayMs(RETRY, failures, random.fraction(), 1000));
      }
    } while (isWantedAgain && !abort.signal.aborted);
  };

  function run(): Promise<void> {
    if (abort.signal.aborted) return Promise.resolve();
    isWantedAgain = true;
    cancelTimer?.();
    turnUnderWay ??= loop().finally(() => {
      turnUnderWay = undefined;
    });
    return turnUnderWay;
  }

  function schedule(delayMs: number): void {
    cancelTimer?.();
    if (abort.signal.aborted) return;
    cancelTimer = clock.after(delayMs, () => inBackground(run(), 'the sync stopped', logger));
  }

  const onHint = (name: PortalEventName): void => {
    if (name === 'policy') lastStatementsAtMs = Number.NEGATIVE_INFINITY;
    inBackground(run(), 'the sync stopped', logger);
  };

  const listen = async (): Promise<void> => {
    let lastEventId: string | undefined;
    for (let drops = 1; !abort.signal.aborted; drops += 1) {
      await options.client.streamEvents({
        signal: abort.signal,
        ...(lastEventId === undefined ? {} : { lastEventId }),
        onOpen: () => {
          drops = 0;
          // What happened while nobody listened is found by pulling.
          inBackground(run(), 'the sync stopped', logger);
        },
        onEvent: ({ name, id }) => {
          lastEventId = id ?? lastEventId;
          onHint(name);
        },
      });
      if (!abort.signal.aborted)
        await new Promise<void>((resolve) => {
          const cancel = clock.after(backoffDelayMs(STREAM_RETRY, Math.max(drops, 1), random.fraction(), 500), resolve);
          abort.signal.addEventListener('abort', () => (cancel(), resolve()), { once: true });
        });
    }
  };

  inBackground(run(), 'the sync stopped', logger);
  const listening = listen().catch((error: unknown) => {
    logger.error('the hint stream stopped', { reason: describeError(error) });
  });

  return {
    now: run,
    status: () => ({
      portal: reachability.state(),
      clockOffsetMs: options.clockOffsetMs(),
      feed: {
        state: isPulling ? (feed.isFirst() ? 'first' : 'catching_up') : 'idle',
        ...(lastSyncAtMs === undefined ? {} : { lastSyncAtMs }),
      },
    }),
    close: async () => {
      abort.abort();
      cancelTimer?.();
      await Promise.allSettled([listening, turnUnderWay]);
    },
  };
}
