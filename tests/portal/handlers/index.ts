import type { OperationName } from '../../../shared/portal-api';
import type { Handler } from '../context';
import { getApplication, listChanges, searchApplications } from './applications';
import { claimNext, listClaims, releaseClaim, reserve, takeClaim } from './claims';
import { createPutDecision, getDecision, listDecisions } from './decisions';
import { enrolDevice, listDevices } from './devices';
import { streamEvents } from './events';
import { getMedia } from './media';
import { getMe, getPolicy, listPeople } from './statements';

/** One handler for each operation of the contract; an operation without one does not compile. */
export const createHandlers = (): Readonly<Record<OperationName, Handler>> => ({
  getMe,
  listPeople,
  getPolicy,
  listChanges,
  searchApplications,
  getApplication,
  listClaims,
  claimNext,
  takeClaim,
  releaseClaim,
  reserve,
  getMedia,
  putDecision: createPutDecision(),
  listDecisions,
  getDecision,
  enrolDevice,
  listDevices,
  streamEvents,
});
