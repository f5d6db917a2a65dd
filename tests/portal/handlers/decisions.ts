import {
  CHANGES_PAGE_LIMIT,
  operations,
  PROBLEM_STATUS,
  STATEMENT_TYPES,
  type DecisionV1,
  type ProblemType,
} from '../../../shared/portal-api';
import { instant } from '../clock';
import type { Answer, Handler, PortalContext } from '../context';
import { readCursor, writeCursor } from '../cursor';
import { isSupervisor, personRef, PEOPLE } from '../people';
import { PortalProblem, problemBody } from '../problem';
import type { ApplicationRow } from '../state/applications';
import { decisionDigest, storedDecision, type StoredAnswer } from '../state/decisions';
import type { SignedIn } from '../tokens';
import { checkFreshness, judgeDecision } from './judge-decision';
import { verifyDecision } from './verify-decision';

/** Problems that answer a decision once and for all. Anything else may be different next time and is never kept. */
const FINAL: ReadonlySet<ProblemType> = new Set<ProblemType>([
  '/problems/already-decided',
  '/problems/invalid-request',
  '/problems/not-allowed',
  '/problems/not-your-claim',
  '/problems/revision-changed',
  '/problems/rule-broken',
  '/problems/unsupported-version',
  '/problems/withdrawn',
]);

/** The final answer given before for this id; other bytes, or another person, are not its repetition. */
function replay(stored: StoredAnswer, digest: string, signedIn: SignedIn): Answer {
  if (stored.digest !== digest || stored.personId !== signedIn.person.id)
    throw new PortalProblem('/problems/id-reused');
  const isProblem = stored.status >= 400;
  return {
    status: isProblem ? stored.status : 200,
    json: JSON.parse(stored.body),
    ...(isProblem && { headers: { 'content-type': 'application/problem+json' } }),
  };
}

function apply(decision: DecisionV1, row: ApplicationRow, portal: PortalContext, personId: string, at: string): void {
  const { applications, claims } = portal;
  const { decisionId, verdict, reasonCodes } = decision;
  claims.forget(row.id);
  applications.move(row.id, { kind: 'decide', verdict });
  applications.touch(row.id, { isNewRevision: true });
  applications.decided(row.id, { decisionId, verdict, at }, verdict === 'flag');
  if (verdict === 'flag') applications.addFlagger(row.id, personId);
  const by = personRef(personId);
  applications.addHistory(row.id, { at, kind: 'decided', attempt: row.attempt, verdict, by, reasonCodes });
}

/** Judges, and in the same transaction lets the decision take effect with its receipt. */
function decide(decision: DecisionV1, jws: string, digest: string, signedIn: SignedIn, portal: PortalContext): Answer {
  const row = judgeDecision(decision, signedIn, portal);
  const acceptedAtMs = portal.clock.now();
  const acceptedAt = instant(acceptedAtMs);
  const personId = signedIn.person.id;
  apply(decision, row, portal, personId, acceptedAt);
  const payload = { decisionId: decision.decisionId, digest, revision: row.revision + 1, acceptedAt };
  const receipt = portal.keys.signCompact(STATEMENT_TYPES.receipt, payload);
  const { decisionId, applicationId, verdict } = decision;
  const sequence = portal.meta.next('decision');
  portal.decisions.accept({ sequence, decisionId, applicationId, personId, verdict, acceptedAtMs, jws, receipt });
  portal.decisions.keepAnswer(decisionId, { personId, digest, status: 201, body: JSON.stringify({ receipt }) });
  return { status: 201, json: { receipt } };
}

/** Everything after the replay check. A final problem is kept with the bytes it answered. */
async function judgeOnce(jws: string, digest: string, id: string, signedIn: SignedIn, portal: PortalContext) {
  const verified = await verifyDecision(jws, id, signedIn.person, portal);
  try {
    if (!verified.decision) throw verified.refusal;
    const { decision } = verified;
    checkFreshness(decision, signedIn, portal);
    return portal.inTransaction(() => decide(decision, jws, digest, signedIn, portal));
  } catch (error) {
    if (error instanceof PortalProblem && FINAL.has(error.type)) {
      const body = problemBody(error.type, error.members);
      const answer = { personId: signedIn.person.id, digest, status: body.status, body: JSON.stringify(body) };
      portal.decisions.keepAnswer(id, answer);
    }
    throw error;
  }
}

function announce({ events }: PortalContext, personId: string): void {
  const supervisors = PEOPLE.filter(isSupervisor).map(({ id }) => id);
  events.emit('applications');
  events.emit('decisions', [...new Set([personId, ...supervisors])]);
  events.emit('claims', [personId]);
}

/** Makes `PUT /v1/decisions/{id}`: authentication → replay → signature and device → claim → revision → rules. */
export function createPutDecision(): Handler {
  const inProgress = new Set<string>();

  const answerTo: Handler = async ({ params, bytes, signedIn }, portal) => {
    const { id } = operations.putDecision.params.parse(params);
    const digest = decisionDigest(bytes);
    const stored = portal.decisions.answer(id);
    if (stored) return replay(stored, digest, signedIn);
    if (inProgress.has(id)) throw new PortalProblem('/problems/in-progress');
    inProgress.add(id);
    try {
      const answer = await judgeOnce(Buffer.from(bytes).toString('utf8'), digest, id, signedIn, portal);
      announce(portal, signedIn.person.id);
      return answer;
    } finally {
      inProgress.delete(id);
    }
  };

  return async (call, portal) => {
    const { id } = operations.putDecision.params.parse(call.params);
    const note = (status: number): void =>
      portal.decisions.noteDelivery({ decisionId: id, atMs: portal.clock.now(), jws: call.bytes, status });
    try {
      const answer = await answerTo(call, portal);
      note(answer.status);
      return answer;
    } catch (error) {
      note(error instanceof PortalProblem ? PROBLEM_STATUS[error.type] : 500);
      throw error;
    }
  };
}

const referenceOf = ({ applications }: PortalContext, applicationId: string): string => {
  const row = applications.find(applicationId);
  return row ? applications.summary(row).reference : applicationId;
};

/** `GET /v1/decisions/changes`: own for reviewers, all for supervisors. */
export const listDecisions: Handler = ({ query, signedIn: { person } }, portal) => {
  const { cursor, limit = CHANGES_PAGE_LIMIT } = operations.listDecisions.query.parse(query);
  const from = readCursor(cursor, portal.generation, portal.meta.last('decision'));
  const rows = portal.decisions.after(from, limit + 1, isSupervisor(person) ? undefined : person.id);
  const page = rows.slice(0, limit);
  return {
    status: 200,
    json: {
      items: page.map((row) => storedDecision(row, referenceOf(portal, row.application_id))),
      nextCursor: writeCursor(portal.generation, page.at(-1)?.sequence ?? from),
      hasMore: rows.length > limit,
    },
  };
};

/** `GET /v1/decisions/{id}` */
export const getDecision: Handler = ({ params, signedIn: { person } }, portal) => {
  const row = portal.decisions.find(operations.getDecision.params.parse(params).id);
  if (!row || (row.person_id !== person.id && !isSupervisor(person))) throw new PortalProblem('/problems/not-found');
  return { status: 200, json: storedDecision(row, referenceOf(portal, row.application_id)) };
};
