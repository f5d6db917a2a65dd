import type { z } from 'zod';
import { operations, type ClaimRequest as ClaimRequestSchema } from '../../../shared/portal-api';
import type { Answer, Call, Handler, PortalContext } from '../context';
import { instant } from '../clock';
import { findPerson, isSupervisor, personRef, type PortalPerson } from '../people';
import { PortalProblem } from '../problem';
import type { ApplicationRow } from '../state/applications';
import { claimOf, type ClaimRow } from '../state/claims';
import { mustFind } from './applications';

type ClaimRequest = z.infer<typeof ClaimRequestSchema>;

const leaseMs = ({ policies }: PortalContext): number => policies.current().claims.leaseSeconds * 1000;

/** Whether policy lets a person judge an application: flagged ones are for supervisors, never for whoever flagged them. */
export const mayJudge = (portal: PortalContext, row: ApplicationRow, person: PortalPerson): boolean =>
  (row.is_flagged === 0 || isSupervisor(person)) && !portal.applications.flaggers(row.id).includes(person.id);

/** Refuses one more lease where the person holds as many as policy allows; reservations do not count. */
function checkLimit({ claims, policies }: PortalContext, person: PortalPerson): void {
  const held = claims.of(person.id).filter(({ is_reserved }) => is_reserved === 0).length;
  if (held >= policies.current().claims.maxHeld) throw new PortalProblem('/problems/claim-limit');
}

/** What stands against taking this application at all. */
export function checkOpen(portal: PortalContext, row: ApplicationRow): void {
  if (row.status === 'withdrawn') throw new PortalProblem('/problems/withdrawn');
  if (row.status === 'approved' || row.status === 'rejected') {
    const decision = earlierDecision(portal, row);
    throw new PortalProblem('/problems/already-decided', decision && { decision });
  }
}

/** The decision that stands on an application, as others may know it. */
export function earlierDecision({ applications, decisions }: PortalContext, row: ApplicationRow) {
  const last = applications.summary(row).lastDecision;
  const by = last && decisions.find(last.decisionId)?.person_id;
  return last && { ...last, ...(by !== undefined && { by: personRef(by) }) };
}

/** The problem that names who holds an application. */
const heldByOther = (claim: ClaimRow): PortalProblem =>
  new PortalProblem('/problems/claimed-by-other', {
    holder: personRef(claim.person_id),
    expiresAt: instant(claim.expires_at),
  });

/** Answers with what was stored under the Idempotency-Key, or does the work and stores its answer. */
function once(name: 'claimNext' | 'reserve', call: Call, portal: PortalContext, work: () => Answer): Answer {
  const { 'idempotency-key': key } = operations[name].headers.parse(call.headers);
  const personId = call.signedIn.person.id;
  const request = JSON.stringify(call.body);
  const stored = portal.idempotency.find(personId, name, key);
  if (stored) {
    if (stored.request !== request) throw new PortalProblem('/problems/id-reused');
    return { status: 201, json: JSON.parse(stored.answer) };
  }
  return portal.inTransaction(() => {
    const answer = work();
    portal.idempotency.keep(personId, name, key, request, JSON.stringify(answer.json));
    return answer;
  });
}

/** Takes one at random for a person; `undefined` when there is none. */
function takeRandom(portal: PortalContext, person: PortalPerson, forMs: number, isReserved: boolean) {
  const options = { personId: person.id, mayTakeFlagged: isSupervisor(person) };
  const applicationId = portal.claims.pick(portal.random, options);
  if (applicationId === undefined) return undefined;
  const takenAtMs = portal.clock.now();
  return portal.claims.take({
    applicationId,
    personId: person.id,
    takenAtMs,
    expiresAtMs: takenAtMs + forMs,
    isReserved,
  });
}

function changed({ events }: PortalContext, ...people: string[]): void {
  events.emit('applications');
  events.emit('claims', people);
}

/** `GET /v1/claims` */
export const listClaims: Handler = ({ signedIn }, { claims }) => ({
  status: 200,
  json: { items: claims.of(signedIn.person.id).map(claimOf) },
});

/** `POST /v1/claims/next` */
export const claimNext: Handler = (call, portal) =>
  once('claimNext', call, portal, () => {
    const { person } = call.signedIn;
    checkLimit(portal, person);
    const claim = takeRandom(portal, person, leaseMs(portal), false);
    if (!claim) throw new PortalProblem('/problems/nothing-to-claim');
    changed(portal, person.id);
    return { status: 201, json: claimOf(claim) };
  });

/** `POST /v1/reservations`: as many as there are, within what policy allows offline. */
export const reserve: Handler = (call, portal) =>
  once('reserve', call, portal, () => {
    const { person } = call.signedIn;
    const { offline } = portal.policies.current();
    const { count, hours } = operations.reserve.request.schema.parse(call.body);
    const reserved = portal.claims.of(person.id).filter(({ is_reserved }) => is_reserved === 1).length;
    const wanted = Math.min(count, offline.maxDecisions - reserved);
    const taken: ClaimRow[] = [];
    while (taken.length < wanted) {
      const claim = takeRandom(portal, person, Math.min(hours, offline.maxHours) * 3_600_000, true);
      if (!claim) break;
      taken.push(claim);
    }
    if (taken.length === 0) throw new PortalProblem('/problems/nothing-to-claim');
    changed(portal, person.id);
    return { status: 201, json: { items: taken.map(claimOf) } };
  });

function handOver(portal: PortalContext, row: ApplicationRow, held: ClaimRow, toId: string): Answer {
  const to = findPerson(toId);
  if (!to || !mayJudge(portal, row, to)) throw new PortalProblem('/problems/not-allowed');
  const claim = portal.claims.change(row.id, to.id, portal.clock.now() + leaseMs(portal));
  changed(portal, held.person_id, to.id);
  return { status: 200, json: claimOf(claim) };
}

function extend(portal: PortalContext, held: ClaimRow): Answer {
  const until = Math.max(held.expires_at, portal.clock.now() + leaseMs(portal));
  const claim = portal.claims.change(held.application_id, held.person_id, until);
  changed(portal, held.person_id);
  return { status: 200, json: claimOf(claim) };
}

function takeOne(portal: PortalContext, row: ApplicationRow, person: PortalPerson, request: ClaimRequest): Answer {
  if (!mayJudge(portal, row, person)) throw new PortalProblem('/problems/not-allowed');
  const { chooseReasons } = portal.policies.current().claims;
  // Choosing one's own case needs a reason that is kept (assurance REV-08).
  if (chooseReasons.length > 0 && !chooseReasons.some(({ code }) => code === request.reasonCode))
    throw new PortalProblem('/problems/invalid-request', { detail: 'reasonCode must be one that the policy names' });
  checkLimit(portal, person);
  const takenAtMs = portal.clock.now();
  const expiresAtMs = takenAtMs + leaseMs(portal);
  const { reasonCode } = request;
  const lease = { applicationId: row.id, personId: person.id, takenAtMs, expiresAtMs, isReserved: false, reasonCode };
  const claim = portal.claims.take(lease);
  changed(portal, person.id);
  return { status: 200, json: claimOf(claim) };
}

/** `PUT /v1/applications/{id}/claim`: takes, extends or hands over. */
export const takeClaim: Handler = ({ params, body, signedIn: { person } }, portal) =>
  portal.inTransaction(() => {
    const row = mustFind(portal, operations.takeClaim.params.parse(params).id);
    const request = operations.takeClaim.request.schema.parse(body);
    checkOpen(portal, row);
    const held = portal.claims.find(row.id);
    if (held && held.person_id !== person.id) throw heldByOther(held);
    if (request.handOverTo !== undefined) {
      if (!held) throw new PortalProblem('/problems/not-allowed');
      return handOver(portal, row, held, request.handOverTo);
    }
    return held ? extend(portal, held) : takeOne(portal, row, person, request);
  });

/** `DELETE /v1/applications/{id}/claim` */
export const releaseClaim: Handler = ({ params, signedIn: { person } }, portal) =>
  portal.inTransaction(() => {
    const row = mustFind(portal, operations.releaseClaim.params.parse(params).id);
    if (portal.claims.find(row.id)?.person_id !== person.id) throw new PortalProblem('/problems/not-your-claim');
    portal.claims.letGo(row.id);
    changed(portal, person.id);
    return { status: 204 };
  });
