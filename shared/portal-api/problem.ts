import { z } from 'zod';
import { Counter, Id, Instant, PersonRef } from './primitives';

/** Every problem type the portal may answer with; clients dispatch on these paths, never on texts. */
const PROBLEM_TYPES = [
  '/problems/already-decided',
  '/problems/busy',
  '/problems/claim-limit',
  '/problems/claimed-by-other',
  '/problems/cursor-expired',
  '/problems/id-reused',
  '/problems/in-progress',
  '/problems/insufficient-authentication',
  '/problems/invalid-request',
  '/problems/invalid-signature',
  '/problems/not-allowed',
  '/problems/not-found',
  '/problems/not-your-claim',
  '/problems/nothing-to-claim',
  '/problems/range-not-satisfiable',
  '/problems/revision-changed',
  '/problems/rule-broken',
  '/problems/unauthenticated',
  '/problems/unknown-device',
  '/problems/unsupported-version',
  '/problems/withdrawn',
] as const;
export const ProblemType = z.enum(PROBLEM_TYPES);
export type ProblemType = z.infer<typeof ProblemType>;

/** The HTTP status that goes with each type. `busy` also comes as 429. */
export const PROBLEM_STATUS: Readonly<Record<ProblemType, number>> = {
  '/problems/already-decided': 409,
  '/problems/busy': 503,
  '/problems/claim-limit': 409,
  '/problems/claimed-by-other': 409,
  '/problems/cursor-expired': 410,
  '/problems/id-reused': 422,
  '/problems/in-progress': 409,
  '/problems/insufficient-authentication': 401,
  '/problems/invalid-request': 400,
  '/problems/invalid-signature': 400,
  '/problems/not-allowed': 403,
  '/problems/not-found': 404,
  '/problems/not-your-claim': 409,
  '/problems/nothing-to-claim': 404,
  '/problems/range-not-satisfiable': 416,
  '/problems/revision-changed': 409,
  '/problems/rule-broken': 422,
  '/problems/unauthenticated': 401,
  '/problems/unknown-device': 403,
  '/problems/unsupported-version': 422,
  '/problems/withdrawn': 409,
};

/** The media type of every error that may be trusted. Source: RFC 9457 §3. */
export const PROBLEM_CONTENT_TYPE = 'application/problem+json';

/** The decision that stood first, as far as this person may know it. */
const EarlierDecision = z.object({
  decisionId: Id,
  verdict: z.enum(['approve', 'reject', 'flag']),
  at: Instant,
  by: PersonRef.optional(),
});

/** An RFC 9457 problem. The extension members name what a person needs in order to act; which are there depends on `type`. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    /** `claimed-by-other`: who holds it, until when. */
    holder: PersonRef.optional(),
    expiresAt: Instant.optional(),
    /** `rule-broken`: the rule's name, from shared/domain. */
    rule: z.string().optional(),
    /** `revision-changed`: the revision that stands now. */
    revision: Counter.optional(),
    /** `already-decided`: the decision that stands. */
    decision: EarlierDecision.optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
