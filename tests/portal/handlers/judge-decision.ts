import { brokenRules } from '../../../shared/domain/decision-rules';
import { isOpen } from '../../../shared/domain/application-state';
import type { DecisionV1, Policy } from '../../../shared/portal-api';
import { instant } from '../clock';
import type { PortalContext } from '../context';
import { personRef } from '../people';
import { PortalProblem } from '../problem';
import type { ApplicationRow } from '../state/applications';
import type { SignedIn } from '../tokens';
import { mustFind } from './applications';
import { checkOpen, earlierDecision, mayJudge } from './claims';

const policyFor = ({ policies }: PortalContext, decision: DecisionV1): Policy =>
  policies.named(decision.policyVersion) ?? policies.current();

/** Throws when policy wants a fresher sign-in than the token's; judged on the token, never on the body. Source: RFC 9470. */
export function checkFreshness(decision: DecisionV1, signedIn: SignedIn, portal: PortalContext): void {
  const ages = policyFor(portal, decision)
    .stepUp.filter(({ verdict, fromLevel }) => verdict === decision.verdict && decision.levelReached >= fromLevel)
    .map(({ maxAgeSeconds }) => maxAgeSeconds);
  const maxAge = Math.min(...ages);
  if (portal.clock.now() - signedIn.authTimeMs <= maxAge * 1000) return;
  const challenge = `Bearer error="insufficient_user_authentication", max_age=${maxAge}`;
  throw new PortalProblem('/problems/insufficient-authentication', {}, { 'www-authenticate': challenge });
}

function checkClaim(portal: PortalContext, row: ApplicationRow, personId: string): void {
  const claim = portal.claims.find(row.id);
  if (claim?.person_id === personId) return;
  checkOpen(portal, row);
  const decision = earlierDecision(portal, row);
  // Flagged and held by nobody: somebody's flag came first.
  if (row.status === 'flagged' && decision) throw new PortalProblem('/problems/already-decided', { decision });
  throw new PortalProblem(
    '/problems/not-your-claim',
    claim && { holder: personRef(claim.person_id), expiresAt: instant(claim.expires_at) },
  );
}

/**
 * Judges a verified decision in the order of the contract: claim, revision, rules. Returns the application it is about;
 * throws the problem that stands against it.
 */
export function judgeDecision(decision: DecisionV1, signedIn: SignedIn, portal: PortalContext): ApplicationRow {
  const row = mustFind(portal, decision.applicationId);
  checkClaim(portal, row, signedIn.person.id);
  if (!isOpen(row.status)) throw new PortalProblem('/problems/already-decided');
  if (decision.revision !== row.revision)
    throw new PortalProblem('/problems/revision-changed', { revision: row.revision });
  if (!mayJudge(portal, row, signedIn.person)) throw new PortalProblem('/problems/not-allowed');
  const application = portal.evidence.announced(portal.applications.full(row));
  const broken = brokenRules(decision, application, policyFor(portal, decision))[0];
  if (broken)
    throw new PortalProblem('/problems/rule-broken', { rule: broken.rule, detail: broken.subjects.join(', ') });
  return row;
}
