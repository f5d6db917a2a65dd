import { PROBLEM_STATUS, type Problem, type ProblemType } from '../../shared/portal-api';

/** Members that a problem may carry beside type, title and status. */
export type ProblemMembers = Partial<Omit<Problem, 'type' | 'title' | 'status'>>;

const TITLES: Readonly<Record<ProblemType, string>> = {
  '/problems/already-decided': 'The application is already decided',
  '/problems/busy': 'The portal is busy',
  '/problems/claim-limit': 'No more applications may be held at once',
  '/problems/claimed-by-other': 'The application is held by someone else',
  '/problems/cursor-expired': 'The cursor is no longer known; start over',
  '/problems/id-reused': 'The id was used before with other content',
  '/problems/in-progress': 'The same request is being worked on',
  '/problems/insufficient-authentication': 'A fresher or stronger sign-in is needed',
  '/problems/invalid-request': 'The request does not follow the contract',
  '/problems/invalid-signature': 'The signature does not verify',
  '/problems/not-allowed': 'This person may not do that',
  '/problems/not-found': 'There is no such thing here',
  '/problems/not-your-claim': 'The application is not held by this person',
  '/problems/nothing-to-claim': 'There is nothing to take',
  '/problems/range-not-satisfiable': 'The range lies outside the file',
  '/problems/revision-changed': 'The application has changed',
  '/problems/rule-broken': 'The decision breaks a rule',
  '/problems/unauthenticated': 'Sign in first',
  '/problems/unknown-device': 'This desk is not enrolled',
  '/problems/unsupported-version': 'This version of a decision is not accepted',
  '/problems/withdrawn': 'The applicant has withdrawn',
};

/** The RFC 9457 body of a problem type. */
export const problemBody = (
  type: ProblemType,
  members: ProblemMembers = {},
  status = PROBLEM_STATUS[type],
): Problem => ({
  type,
  title: TITLES[type],
  status,
  ...members,
});

/** Thrown by a handler to answer with a problem; the mount turns it into `application/problem+json`. */
export class PortalProblem extends Error {
  readonly type: ProblemType;
  readonly members: ProblemMembers;
  readonly headers: Readonly<Record<string, string>>;

  constructor(type: ProblemType, members: ProblemMembers = {}, headers: Readonly<Record<string, string>> = {}) {
    super(TITLES[type]);
    this.name = 'PortalProblem';
    this.type = type;
    this.members = members;
    this.headers = headers;
  }
}
