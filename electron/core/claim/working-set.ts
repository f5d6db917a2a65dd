/**
 * Keeps on this desk what this person works on, and nothing else: the full applications and media of their claims, one or
 * two taken ahead. It takes ahead, fetches, extends claims that are half used and forgets what nothing keeps here.
 */
import { extendDueAtMs } from '../../../shared/domain/claim-state';
import type { Policy } from '../../../shared/portal-api/policy';
import { DeskError } from '../errors';
import type { Clock, Logger } from '../ports';
import type { ApplicationStore } from '../review/application-store';
import { readEvictable, readLeftBehind, readSummaryFacts } from '../storage/reads/applications';
import { readClaims, readClaimsToDo, type StoredClaim } from '../storage/reads/claims';
import type { Sql } from '../storage/statements';
import type { Writer } from '../storage/writer';
import type { ClaimService } from './claim-service';

/** An application that was looked at stays this long, so that going back to it is instant. */
const OPENED_GRACE_MS = 15 * 60_000;

export interface WorkingSet {
  /** Makes our claims what the portal says they are, then tends. */
  refresh(): Promise<void>;
  /** Takes ahead, fetches what is missing, extends what is due, forgets the rest. One run at a time; a call during a run asks for one more. */
  tend(): Promise<void>;
  /** Lets the run that is under way end; nothing is begun after it. */
  close(): Promise<void>;
}

export interface WorkingSetOptions {
  sql: Sql;
  writer: Writer;
  clock: Clock;
  logger: Logger;
  claims: ClaimService;
  applications: ApplicationStore;
  /** The policy in force; undefined once it has expired: then nothing is taken or extended, and nothing stays for its grace. */
  policy: () => Policy | undefined;
  /** Now on the portal's clock, which the times of claims are on. */
  portalNowMs: () => number;
  /** Removes the media and the key of an application that left. */
  forget: (applicationId: string) => Promise<void>;
}

export function createWorkingSet(options: WorkingSetOptions): WorkingSet {
  const { sql, writer, clock, logger, claims, applications, policy } = options;
  let running: Promise<void> | undefined;
  let isWanted = false;
  let isClosed = false;

  const takeAhead = async (): Promise<void> => {
    const rules = policy()?.claims;
    if (!rules) return;
    const { claimAhead, maxHeld } = rules;
    const isShort = (toDo: StoredClaim[]): boolean =>
      toDo.length < maxHeld && toDo.filter(({ handedOutAt }) => handedOutAt === null).length < claimAhead;
    while (!isClosed && isShort(readClaimsToDo(sql, options.portalNowMs())) && (await claims.takeAhead()));
  };

  const extendDue = async (): Promise<void> => {
    const rules = policy()?.claims;
    if (!rules) return;
    const leaseMs = rules.leaseSeconds * 1000;
    const nowMs = options.portalNowMs();
    const due = readClaimsToDo(sql, nowMs).filter(({ expiresAt }) => extendDueAtMs(expiresAt, leaseMs) <= nowMs);
    for (const { applicationId } of due) await claims.extend(applicationId);
  };

  const isCurrent = (applicationId: string): boolean => {
    const kept = applications.local(applicationId);
    if (!kept) return false;
    const facts = readSummaryFacts(sql, applicationId);
    return kept.newerRevision !== undefined || (facts?.revision ?? 0) <= kept.application.revision;
  };

  const fetchMissing = async (): Promise<void> => {
    for (const { applicationId } of readClaims(sql)) {
      if (isClosed || isCurrent(applicationId)) continue;
      try {
        await applications.fetch(applicationId);
      } catch (error) {
        // One that cannot be had never stops the others; the store noted what is wrong with it.
        if (!(error instanceof DeskError)) throw error;
        logger.warn('a claimed application could not be fetched', { applicationId, code: error.code });
      }
    }
  };

  const forgetRest = async (): Promise<void> => {
    const nowMs = clock.nowMs();
    const graceMs = Math.max(OPENED_GRACE_MS, (policy()?.mediaGraceHours ?? 0) * 3_600_000);
    const moment = { portalNowMs: options.portalNowMs(), openedBeforeMs: nowMs - graceMs };
    for (const applicationId of readEvictable(sql, moment)) {
      // Judged again in the transaction: it may have come on screen while others were forgotten.
      const { removed } = await writer.run('removeApplication', { applicationId, ...moment });
      if (removed) await options.forget(applicationId);
    }
    // A desk that ended between the two left files and a key that nothing points to.
    for (const applicationId of readLeftBehind(sql)) await options.forget(applicationId);
  };

  const run = async (): Promise<void> => {
    do {
      isWanted = false;
      for (const step of [extendDue, takeAhead, fetchMissing, forgetRest]) if (!isClosed) await step();
    } while (isWanted && !isClosed);
  };
  const tend = (): Promise<void> => {
    if (isClosed) return Promise.resolve();
    isWanted = true;
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };

  return {
    tend,
    close: async () => {
      isClosed = true;
      // Its failure was logged where it was asked for.
      await running?.catch(() => undefined);
    },
    refresh: async () => {
      await claims.reconcile();
      await tend();
    },
  };
}
