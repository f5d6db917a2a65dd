import { applicationProcedures } from './application';
import { claimProcedures } from './claim';
import { decisionProcedures, outboxProcedures } from './decision';
import { eventsProcedures } from './events';
import { desk } from './implementer';
import { queueProcedures } from './queue';
import { sessionProcedures } from './session';
import { policyProcedures, syncProcedures } from './sync';

/** The whole contract, implemented. */
export const deskRouter = desk.router({
  session: sessionProcedures,
  policy: policyProcedures,
  queue: queueProcedures,
  application: applicationProcedures,
  claim: claimProcedures,
  decision: decisionProcedures,
  outbox: outboxProcedures,
  sync: syncProcedures,
  events: eventsProcedures,
});
