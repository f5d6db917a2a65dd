import { applicationContract } from './application';
import { claimContract } from './claim';
import { decisionContract, outboxContract } from './decision';
import { eventsContract } from './events';
import { policyContract } from './policy';
import { queueContract } from './queue';
import { sessionContract } from './session';
import { syncContract } from './sync';

/** The desk contract: every procedure between page and core. Core implements it, the page's client comes from it. */
export const deskContract = {
  session: sessionContract,
  policy: policyContract,
  queue: queueContract,
  application: applicationContract,
  claim: claimContract,
  decision: decisionContract,
  outbox: outboxContract,
  sync: syncContract,
  events: eventsContract,
};
export type DeskContract = typeof deskContract;

/** Why evidence could not be read; the same codes on both hosts. */
export type EvidenceFailure = 'HANDLE_UNKNOWN' | 'NOT_HERE' | 'DAMAGED' | 'REFUSED' | 'NOT_SIGNED_IN';

/** Chunks of evidence on the raw MessagePort are at most this long. */
export const EVIDENCE_CHUNK_BYTES = 1024 * 1024;
