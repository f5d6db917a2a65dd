import { z } from 'zod';
import { Application, ChangesPage, CHANGES_PAGE_LIMIT, SearchPage } from './application';
import { Claim, ClaimList, ClaimNextRequest, ClaimRequest, ReservationRequest } from './claim';
import { DecisionsPage, ReceiptEnvelope, StoredDecision } from './decision';
import { DeviceEnrolment, DeviceList, DeviceRequest } from './device';
import { PeoplePage } from './person';
import { CompactJws, Id } from './primitives';
import type { ProblemType } from './problem';
import { StatementEnvelope } from './statement';

/** A body of one media type. `schema` describes JSON bodies and the text of `application/jose`; bytes and streams have none. */
export interface OperationBody {
  contentType: 'application/json' | 'application/jose' | 'application/octet-stream' | 'text/event-stream';
  schema?: z.ZodType;
}

/** One operation of the portal, as data: the OpenAPI file, the reference portal's routes and the desk's client come from it. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  request?: OperationBody;
  responses: Readonly<Record<number, OperationBody | null>>;
  problems: readonly ProblemType[];
}

const ById = z.object({ id: Id });
const Paging = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(CHANGES_PAGE_LIMIT).optional(),
});
const Idempotency = z.object({ 'idempotency-key': z.string().min(8).max(100) });
const json = <Schema extends z.ZodType>(schema: Schema) => ({ contentType: 'application/json', schema }) as const;

/** Every operation that the desk uses, by name. */
export const operations = {
  getMe: {
    method: 'get',
    path: '/v1/me',
    summary: 'The signed-in person, as a signed statement',
    responses: { 200: json(StatementEnvelope) },
    problems: ['/problems/unauthenticated'],
  },
  listPeople: {
    method: 'get',
    path: '/v1/people',
    summary: 'Colleagues that a claim can be handed to',
    responses: { 200: json(PeoplePage) },
    problems: ['/problems/unauthenticated'],
  },
  getPolicy: {
    method: 'get',
    path: '/v1/policy',
    summary: 'The policy in force, as a signed statement with ETag',
    headers: z.object({ 'if-none-match': z.string().optional() }),
    responses: { 200: json(StatementEnvelope), 304: null },
    problems: ['/problems/unauthenticated'],
  },
  listChanges: {
    method: 'get',
    path: '/v1/applications/changes',
    summary: 'Feed of summaries, by sequence',
    query: Paging,
    responses: { 200: json(ChangesPage) },
    problems: ['/problems/unauthenticated', '/problems/cursor-expired', '/problems/invalid-request'],
  },
  searchApplications: {
    method: 'get',
    path: '/v1/applications',
    summary: 'Search at the portal; document numbers are not on the desk',
    query: z.object({ query: z.string().min(1).max(200) }),
    responses: { 200: json(SearchPage) },
    problems: ['/problems/unauthenticated', '/problems/invalid-request'],
  },
  getApplication: {
    method: 'get',
    path: '/v1/applications/{id}',
    summary: 'One full application; the strong ETag is its revision',
    params: ById,
    headers: z.object({ 'if-none-match': z.string().optional() }),
    responses: { 200: json(Application), 304: null },
    problems: ['/problems/unauthenticated', '/problems/not-found'],
  },
  listClaims: {
    method: 'get',
    path: '/v1/claims',
    summary: "The caller's claims",
    responses: { 200: json(ClaimList) },
    problems: ['/problems/unauthenticated'],
  },
  claimNext: {
    method: 'post',
    path: '/v1/claims/next',
    summary: 'Take one at random among those this person may take',
    headers: Idempotency,
    request: json(ClaimNextRequest),
    responses: { 201: json(Claim) },
    problems: [
      '/problems/unauthenticated',
      '/problems/nothing-to-claim',
      '/problems/claim-limit',
      '/problems/invalid-request',
      '/problems/in-progress',
    ],
  },
  takeClaim: {
    method: 'put',
    path: '/v1/applications/{id}/claim',
    summary: 'Take, extend or hand over one application',
    params: ById,
    request: json(ClaimRequest),
    responses: { 200: json(Claim) },
    problems: [
      '/problems/unauthenticated',
      '/problems/not-found',
      '/problems/claimed-by-other',
      '/problems/claim-limit',
      '/problems/already-decided',
      '/problems/withdrawn',
      '/problems/not-allowed',
      '/problems/invalid-request',
    ],
  },
  releaseClaim: {
    method: 'delete',
    path: '/v1/applications/{id}/claim',
    summary: 'Let go of an application',
    params: ById,
    responses: { 204: null },
    problems: ['/problems/unauthenticated', '/problems/not-found', '/problems/not-your-claim'],
  },
  reserve: {
    method: 'post',
    path: '/v1/reservations',
    summary: 'Claims that last through an outage',
    headers: Idempotency,
    request: json(ReservationRequest),
    responses: { 201: json(ClaimList) },
    problems: [
      '/problems/unauthenticated',
      '/problems/nothing-to-claim',
      '/problems/id-reused',
      '/problems/invalid-request',
    ],
  },
  getMedia: {
    method: 'get',
    path: '/v1/media/{id}',
    summary: 'Bytes of one file of evidence, with single ranges',
    params: ById,
    headers: z.object({ range: z.string().optional(), 'if-range': z.string().optional() }),
    responses: { 200: { contentType: 'application/octet-stream' }, 206: { contentType: 'application/octet-stream' } },
    problems: ['/problems/unauthenticated', '/problems/not-found', '/problems/range-not-satisfiable'],
  },
  putDecision: {
    method: 'put',
    path: '/v1/decisions/{id}',
    summary: 'Deliver a signed decision; idempotent by its id',
    params: ById,
    request: { contentType: 'application/jose', schema: CompactJws },
    responses: { 200: json(ReceiptEnvelope), 201: json(ReceiptEnvelope) },
    problems: [
      '/problems/unauthenticated',
      '/problems/insufficient-authentication',
      '/problems/id-reused',
      '/problems/in-progress',
      '/problems/invalid-request',
      '/problems/invalid-signature',
      '/problems/unknown-device',
      '/problems/not-your-claim',
      '/problems/already-decided',
      '/problems/withdrawn',
      '/problems/revision-changed',
      '/problems/rule-broken',
      '/problems/not-allowed',
      '/problems/not-found',
      '/problems/unsupported-version',
    ],
  },
  listDecisions: {
    method: 'get',
    path: '/v1/decisions/changes',
    summary: 'Feed of decisions: own for reviewers, all for supervisors',
    query: Paging,
    responses: { 200: json(DecisionsPage) },
    problems: ['/problems/unauthenticated', '/problems/cursor-expired', '/problems/invalid-request'],
  },
  getDecision: {
    method: 'get',
    path: '/v1/decisions/{id}',
    summary: 'One decision with its signed bytes and receipt',
    params: ById,
    responses: { 200: json(StoredDecision) },
    problems: ['/problems/unauthenticated', '/problems/not-found'],
  },
  enrolDevice: {
    method: 'post',
    path: '/v1/devices',
    summary: 'Enrol a desk',
    request: json(DeviceRequest),
    responses: { 201: json(DeviceEnrolment) },
    problems: ['/problems/unauthenticated', '/problems/invalid-request'],
  },
  listDevices: {
    method: 'get',
    path: '/v1/devices',
    summary: "The caller's desks",
    responses: { 200: json(DeviceList) },
    problems: ['/problems/unauthenticated'],
  },
  streamEvents: {
    method: 'get',
    path: '/v1/events',
    summary: 'Server-sent hints that something changed',
    headers: z.object({ 'last-event-id': z.string().optional() }),
    responses: { 200: { contentType: 'text/event-stream' } },
    problems: ['/problems/unauthenticated'],
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
