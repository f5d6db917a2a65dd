import type { z } from 'zod';
import type { ClaimRequest, ReservationRequest } from '../../../shared/portal-api/claim';
import type { DeviceRequest } from '../../../shared/portal-api/device';
import { operations } from '../../../shared/portal-api/operations';
import { ChangesFrame, readChanges, type Changes } from './changes';
import { createCaller, type Cancel, type PortalClientOptions } from './call';
import { streamEvents, type EventStreamEnd, type EventStreamOptions } from './event-stream';
import { getMedia, type MediaBody, type MediaWanted } from './media';
import type { Fetched, PortalResult } from './result';

export type { PortalFailure } from './result';

/** The schema of an operation's success. */
const schemas = {
  me: operations.getMe.responses[200].schema,
  people: operations.listPeople.responses[200].schema,
  policy: operations.getPolicy.responses[200].schema,
  search: operations.searchApplications.responses[200].schema,
  application: operations.getApplication.responses[200].schema,
  claims: operations.listClaims.responses[200].schema,
  next: operations.claimNext.responses[201].schema,
  claim: operations.takeClaim.responses[200].schema,
  reservation: operations.reserve.responses[201].schema,
  decided: operations.putDecision.responses[201].schema,
  decisions: operations.listDecisions.responses[200].schema,
  decision: operations.getDecision.responses[200].schema,
  enrolment: operations.enrolDevice.responses[201].schema,
  devices: operations.listDevices.responses[200].schema,
};
type Schemas = typeof schemas;
type Body<Name extends keyof Schemas> = z.output<Schemas[Name]>;
type Answer<Name extends keyof Schemas> = Promise<PortalResult<Body<Name>>>;
type Conditional<Name extends keyof Schemas> = Promise<PortalResult<Fetched<Body<Name>>>>;

interface Page extends Cancel {
  cursor?: string | undefined;
  limit?: number | undefined;
}
interface Unless extends Cancel {
  /** ETag of what is here already. */
  etag?: string | undefined;
}
interface Keyed extends Cancel {
  /** The same key gives the same answer, however often it is asked. */
  idempotencyKey: string;
}

/**
 * The portal as this desk calls it: one method for each operation of the contract. Every method resolves; failures are
 * values. Statements and receipts come back unverified, as the texts they are: `statements.ts` judges them.
 */
export interface PortalClient {
  getMe: (options?: Cancel) => Answer<'me'>;
  listPeople: (options?: Cancel) => Answer<'people'>;
  getPolicy: (options?: Unless) => Conditional<'policy'>;
  /** One page of the feed; items that break their schema are set aside in `broken`. */
  listChanges: (page: Page) => Promise<PortalResult<Changes>>;
  searchApplications: (options: { query: string } & Cancel) => Answer<'search'>;
  getApplication: (options: { id: string } & Unless) => Conditional<'application'>;
  listClaims: (options?: Cancel) => Answer<'claims'>;
  claimNext: (options: Keyed) => Answer<'next'>;
  /** Takes an application, extends the claim on it, or hands it over. */
  takeClaim: (options: { applicationId: string } & z.input<typeof ClaimRequest> & Cancel) => Answer<'claim'>;
  releaseClaim: (options: { applicationId: string } & Cancel) => Promise<PortalResult<undefined>>;
  reserve: (options: z.input<typeof ReservationRequest> & Keyed) => Answer<'reservation'>;
  getMedia: (wanted: MediaWanted) => Promise<PortalResult<MediaBody>>;
  /** Sends the exact bytes of a signed decision. */
  putDecision: (decisionId: string, jws: string, options?: Cancel) => Answer<'decided'>;
  listDecisions: (page: Page) => Answer<'decisions'>;
  getDecision: (options: { id: string } & Cancel) => Answer<'decision'>;
  enrolDevice: (options: z.input<typeof DeviceRequest> & Cancel) => Answer<'enrolment'>;
  listDevices: (options?: Cancel) => Answer<'devices'>;
  /** Listens to hints until the stream ends. */
  streamEvents: (options: EventStreamOptions) => Promise<PortalResult<EventStreamEnd>>;
}

const unless = (etag: string | undefined) => ({ headers: { 'if-none-match': etag } });
const keyed = (idempotencyKey: string) => ({ headers: { 'idempotency-key': idempotencyKey } });

/**
 * Makes the client. It keeps no state and starts nothing.
 * @throws TypeError when the origin is neither HTTPS nor on this machine.
 */
export function createPortalClient(options: PortalClientOptions): PortalClient {
  const caller = createCaller(options);
  const { json, conditional, empty } = caller;
  return {
    getMe: (cancel) => json('getMe', schemas.me, {}, cancel),
    listPeople: (cancel) => json('listPeople', schemas.people, {}, cancel),
    getPolicy: ({ etag, signal } = {}) => conditional('getPolicy', schemas.policy, unless(etag), { signal }),
    listChanges: async ({ cursor, limit, signal }) => {
      const result = await json('listChanges', ChangesFrame, { query: { cursor, limit } }, { signal });
      return result.ok ? { ...result, value: readChanges(result.value) } : result;
    },
    searchApplications: ({ query, signal }) =>
      json('searchApplications', schemas.search, { query: { query } }, { signal }),
    getApplication: ({ id, etag, signal }) =>
      conditional('getApplication', schemas.application, { pathId: id, ...unless(etag) }, { signal }),
    listClaims: (cancel) => json('listClaims', schemas.claims, {}, cancel),
    claimNext: ({ idempotencyKey, signal }) =>
      json('claimNext', schemas.next, { ...keyed(idempotencyKey), json: {} }, { signal }),
    takeClaim: ({ applicationId, reasonCode, handOverTo, signal }) =>
      json('takeClaim', schemas.claim, { pathId: applicationId, json: { reasonCode, handOverTo } }, { signal }),
    releaseClaim: ({ applicationId, signal }) => empty('releaseClaim', { pathId: applicationId }, { signal }),
    reserve: ({ idempotencyKey, count, hours, signal }) =>
      json('reserve', schemas.reservation, { ...keyed(idempotencyKey), json: { count, hours } }, { signal }),
    getMedia: (wanted) => getMedia(caller, wanted),
    putDecision: (decisionId, jws, cancel) =>
      json('putDecision', schemas.decided, { pathId: decisionId, jose: jws }, cancel),
    listDecisions: ({ cursor, limit, signal }) =>
      json('listDecisions', schemas.decisions, { query: { cursor, limit } }, { signal }),
    getDecision: ({ id, signal }) => json('getDecision', schemas.decision, { pathId: id }, { signal }),
    enrolDevice: ({ name, publicKey, signal }) =>
      json('enrolDevice', schemas.enrolment, { json: { name, publicKey } }, { signal }),
    listDevices: (cancel) => json('listDevices', schemas.devices, {}, cancel),
    streamEvents: (listening) => streamEvents(caller, listening),
  };
}
