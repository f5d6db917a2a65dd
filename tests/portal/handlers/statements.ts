import { operations, STATEMENT_TYPES } from '../../../shared/portal-api';
import type { Handler } from '../context';
import { matchesETag } from '../etag';
import { PEOPLE, personStatement } from '../people';

/** `GET /v1/me` */
export const getMe: Handler = ({ signedIn }, { keys, clock }) => ({
  status: 200,
  json: { statement: keys.signCompact(STATEMENT_TYPES.person, personStatement(signedIn.person, clock.now())) },
});

/** `GET /v1/people` */
export const listPeople: Handler = () => ({
  status: 200,
  json: { items: PEOPLE.map(({ id, name }) => ({ id, name })) },
});

/** `GET /v1/policy`; its ETag changes with the statement, so that a fresh statement is fetched before the old one expires. */
export const getPolicy: Handler = ({ headers }, { keys, policies }) => {
  const policy = policies.current();
  const etag = `"${policy.policyVersion}-${Date.parse(policy.issuedAt)}"`;
  const { 'if-none-match': ifNoneMatch } = operations.getPolicy.headers.parse(headers);
  if (matchesETag(ifNoneMatch, etag)) return { status: 304, headers: { etag } };
  return { status: 200, headers: { etag }, json: { statement: keys.signCompact(STATEMENT_TYPES.policy, policy) } };
};
