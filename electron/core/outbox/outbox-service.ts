/**
 * Delivers decisions exactly once: the stored bytes are sent until the portal's signed receipt is here. It owns the timers
 * of holds and tries; what a row may do next is decided by shared/domain/outbox-state inside the writer's transactions.
 *
 *        ┌──────── wake (submit, undo, retry, portal back) ◄────────┐
 *        ▼                                                          │
 *   release holds ► claim due rows ► send ► settle ► publish ► sleep until the next hold or try
 */
import { backoffDelayMs } from '../backoff';
import { describeError } from '../describe-error';
import { DeskError } from '../errors';
import type { EventHub } from '../event-hub';
import type { Clock, Logger, Random } from '../ports';
import { readDecision, readOutboxTimes } from '../storage/reads/outbox';
import type { Sql } from '../storage/statements';
import type { Writer } from '../storage/writer';
import type { Delivery } from '../storage/writes/outbox';
import type { DecisionView } from '../../../shared/contract/decision';
import type { Deliver } from './delivery';

/** Waits between tries. Source: architecture §7.6 (capped delay, no cap on tries). */
export const DELIVERY_BACKOFF = { baseMs: 1000, capMs: 5 * 60_000 } as const;
/** Applications whose decisions are sent at once. */
const CONCURRENCY = 4;
/** Wait after storage refused; the portal is not asked in the meantime. */
const STORAGE_RETRY_MS = 2000;
/** A timer never sleeps longer than this, so that a jump of the clock is noticed. */
const LONGEST_SLEEP_MS = 60_000;

export interface OutboxService {
  /** Looks again now: something was decided, undone or is due. */
  wake(): void;
  /** Makes every waiting row due: the portal answered again. */
  portalIsBack(): Promise<void>;
  /** What waited for a sign-in goes out. */
  personIsReady(): Promise<void>;
  /** Makes one row due now. */
  retry(decisionId: string): Promise<DecisionView>;
  /** Ends every hold; the decisions go out, now or after the next start. */
  releaseAll(): Promise<void>;
  /** Stops sending; what is under way goes back to waiting at the next start. */
  close(): Promise<void>;
}

export interface OutboxOptions {
  sql: Sql;
  writer: Writer;
  clock: Clock;
  random: Random;
  logger: Logger;
  events: EventHub;
  personId: string;
  deliver: Deliver;
  /** Called when a decision was taken by the portal: the claim ended, the list changed. */
  delivered: (applicationId: string) => void;
}

/** Starts delivering: recovers what an earlier run left, then works until it is closed. */
export async function startOutbox(options: OutboxOptions): Promise<OutboxService> {
  const { sql, writer, clock, random, logger, events, personId } = options;
  const abort = new AbortController();
  const sending = new Set<Promise<void>>();
  let cancelTimer: (() => void) | undefined;
  let pumping: Promise<void> | undefined;
  let isWanted = false;
  /** Sent, and the answer could not be written down. */
  const unsettled = new Set<string>();

  const publish = (decisionId: string, applicationId: string): void => {
    events.publish({ type: 'outbox.changed', decisionId });
    events.publish({ type: 'application.changed', applicationId });
    events.publish({ type: 'queue.changed' });
    events.publish({ type: 'sync.changed' });
  };

  const send = async ({ decisionId, applicationId, jws, attempts }: Delivery): Promise<void> => {
    const result = await options.deliver({ decisionId, jws, signal: abort.signal });
    if (abort.signal.aborted) return;
    const delayMs = backoffDelayMs(DELIVERY_BACKOFF, attempts, random.fraction(), result.retryAfterMs);
    const nowMs = clock.nowMs();
    const { state } = await writer.run('settleDelivery', {
      decisionId,
      event: result.event,
      outcome: result.outcome,
      answer: result.answer,
      nextAttemptAtMs: result.event === 'retry' ? nowMs + delayMs : 0,
      receipt: result.receipt,
      actorId: personId,
      nowMs,
    });
    logger.info('delivery settled', {
      decisionId,
      reason: result.outcome,
      ...(state ? { state } : {}),
      count: attempts,
    });
    publish(decisionId, applicationId);
    if (state === 'delivered') options.delivered(applicationId);
  };

  const start = (delivery: Delivery): void => {
    const task = send(delivery)
      .catch((error: unknown) => {
        unsettled.add(delivery.decisionId);
        logger.error('a delivery could not be settled', {
          decisionId: delivery.decisionId,
          reason: describeError(error),
        });
      })
      .finally(() => {
        sending.delete(task);
        wake();
      });
    sending.add(task);
  };

  const turn = async (): Promise<number> => {
    const nowMs = clock.nowMs();
    for (const decisionId of unsettled) {
      await writer.run('returnDelivery', { decisionId, nowMs, nextAttemptAtMs: nowMs + STORAGE_RETRY_MS });
      unsettled.delete(decisionId);
    }
    const { released } = await writer.run('releaseHolds', { nowMs, all: false });
    for (const decisionId of released) {
      const view = readDecision(sql, decisionId);
      if (view) publish(decisionId, view.applicationId);
    }
    const free = CONCURRENCY - sending.size;
    if (free > 0) for (const row of (await writer.run('claimDeliveries', { nowMs, limit: free })).rows) start(row);
    return nowMs;
  };

  /** How long nothing is due, seen from the moment of a turn; undefined when nothing waits. */
  const quietMs = (nowMs: number): number | undefined => {
    const { holdEndsAtMs, tryDueAtMs } = readOutboxTimes(sql);
    const nextAtMs = Math.min(
      holdEndsAtMs ?? Infinity,
      sending.size < CONCURRENCY ? (tryDueAtMs ?? Infinity) : Infinity,
    );
    return nextAtMs === Infinity ? undefined : Math.min(Math.max(nextAtMs - nowMs, 10), LONGEST_SLEEP_MS);
  };

  const work = async (): Promise<number | undefined> => {
    try {
      let nowMs: number;
      do {
        isWanted = false;
        nowMs = await turn();
      } while (isWanted && !abort.signal.aborted);
      return quietMs(nowMs);
    } catch (error) {
      logger.error('the outbox could not be read or written', { reason: describeError(error) });
      isWanted = false;
      return STORAGE_RETRY_MS;
    }
  };

  const pump = async (): Promise<void> => {
    const delayMs = await work();
    pumping = undefined;
    cancelTimer?.();
    // Asked for while the last answer of `work` was on its way.
    if (isWanted) return wake();
    if (delayMs !== undefined && !abort.signal.aborted) cancelTimer = clock.after(delayMs, wake);
  };

  function wake(): void {
    if (abort.signal.aborted) return;
    isWanted = true;
    pumping ??= pump();
  }

  const { recovered } = await writer.run('recoverOutbox', { nowMs: clock.nowMs() });
  if (recovered.length > 0) logger.info('decisions of an earlier run go out', { count: recovered.length });
  wake();

  return {
    wake,
    portalIsBack: async () => {
      await writer.run('makeAllDue', undefined);
      wake();
    },
    personIsReady: async () => {
      await writer.run('personIsReady', { nowMs: clock.nowMs() });
      wake();
    },
    retry: async (decisionId) => {
      const { state } = await writer.run('makeDue', { decisionId, nowMs: clock.nowMs() });
      const view = readDecision(sql, decisionId);
      if (!state || !view) throw new DeskError('NOT_FOUND');
      if (state !== 'pending' && state !== 'in_flight') throw new DeskError('OUTBOX_STATE', { state });
      wake();
      return view;
    },
    releaseAll: async () => {
      await writer.run('releaseHolds', { nowMs: clock.nowMs(), all: true });
    },
    close: async () => {
      abort.abort();
      cancelTimer?.();
      await pumping;
      await Promise.allSettled(sending);
    },
  };
}
