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
