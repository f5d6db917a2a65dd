import * as applications from './applications';
import * as claims from './claims';
import type { WriteContext } from './context';
import * as decisions from './decisions';
import { appendLog } from './log';
import * as meta from './meta';
import * as outbox from './outbox';
import * as summaries from './summaries';

/**
 * Every write the database knows, by name. Each runs on the writer's thread, alone, in one immediate transaction; arguments
 * and results are structured-cloned between the threads.
 */
export const writes = {
  appendLog,
  applySummaryPage: summaries.applySummaryPage,
  applySummaryPages: summaries.applySummaryPages,
  sweepGeneration: summaries.sweepGeneration,
  restartFeed: summaries.restartFeed,
  setMeta: meta.setMeta,
  dropMeta: meta.dropMeta,
  saveStatement: meta.saveStatement,
  saveDeviceKey: meta.saveDeviceKey,
  saveEnrolment: meta.saveEnrolment,
  noteProblem: meta.noteProblem,
  clearProblem: meta.clearProblem,
  saveApplication: applications.saveApplication,
  markOpened: applications.markOpened,
  removeApplication: applications.removeApplication,
  saveDraft: applications.saveDraft,
  saveMedia: applications.saveMedia,
  removeMedia: applications.removeMedia,
  saveClaim: claims.saveClaim,
  handOutClaim: claims.handOutClaim,
  dropClaim: claims.dropClaim,
  replaceClaims: claims.replaceClaims,
  submitDecision: decisions.submitDecision,
  undoDecision: decisions.undoDecision,
  releaseHolds: outbox.releaseHolds,
  recoverOutbox: outbox.recoverOutbox,
  returnDelivery: outbox.returnDelivery,
  settleDelivery: outbox.settleDelivery,
  claimDeliveries: outbox.claimDeliveries,
  makeDue: outbox.makeDue,
  makeAllDue: outbox.makeAllDue,
  personIsReady: outbox.personIsReady,
} as const;

export type Writes = typeof writes;
export type WriteName = keyof Writes;
/** The argument of a write; `undefined` for those that take none. */
export type WriteArgs<Name extends WriteName> = Parameters<Writes[Name]>[1];
export type WriteResult<Name extends WriteName> = ReturnType<Writes[Name]>;
export type { WriteContext };
