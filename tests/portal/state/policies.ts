import { Policy } from '../../../shared/portal-api';
import { instant, type PortalClock } from '../clock';

const STATEMENT_STEP_MS = 3_600_000;
const STATEMENT_LIFE_MS = 7 * 24 * 3_600_000;

/** The policy in force and those that are still allowed to stand. */
export interface Policies {
  /** What `GET /v1/policy` signs now; issued once an hour, so that the same hour gives the same bytes. */
  current: () => Policy;
  /**
   * The policy that a decision names, while a statement of it can still be valid somewhere: a change of policy never turns
   * away what was decided under the one before (assurance REV-03).
   */
  named: (version: number) => Policy | undefined;
  /** Puts a changed policy in force under the next version. */
  change: (changes: Partial<Policy>) => void;
}

/** Keeps the policy on the portal's clock. */
export function createPolicies(initial: Policy, clock: PortalClock): Policies {
  const versions = [{ policy: initial, endsAtMs: Infinity }];
  const newest = (): Policy => versions.at(-1)?.policy ?? initial;
  return {
    current: () => {
      const now = clock.now();
      const issuedMs = now - (now % STATEMENT_STEP_MS);
      return { ...newest(), issuedAt: instant(issuedMs), expiresAt: instant(issuedMs + STATEMENT_LIFE_MS) };
    },
    named: (version) => {
      const known = versions.find(({ policy }) => policy.policyVersion === version);
      return known && known.endsAtMs > clock.now() ? known.policy : undefined;
    },
    change: (changes) => {
      const last = versions.at(-1);
      if (last) last.endsAtMs = clock.now() + STATEMENT_LIFE_MS;
      const policyVersion = newest().policyVersion + 1;
      versions.push({ policy: Policy.parse({ ...newest(), ...changes, policyVersion }), endsAtMs: Infinity });
    },
  };
}
