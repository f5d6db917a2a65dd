import type { DecisionV1 } from '../../../shared/portal-api/decision';
import type { Clock } from '../ports';
import type { SignIn, SignInPort } from '../portal/sign-in-port';

/** The access token of a session, and under what it was given. */
export interface Credentials {
  /** A token that is believed to be good; renewed when it is about to expire. Undefined while there is none to be had. */
  token(): Promise<string | undefined>;
  /** Gets another token after the portal refused this one; false when it gives none. Runs once at a time. */
  renew(refusedToken: string): Promise<boolean>;
  madeUnder(): DecisionV1['madeUnder'];
}

/** A token is renewed this long before it expires. */
const EARLY_MS = 60_000;

/**
 * Keeps a session's token.
 * @param known how the person signed in last; undefined when the session was opened without the portal
 * @param lastMadeUnder under what they signed in before, for decisions made while the portal is gone
 */
export function createCredentials(options: {
  signIn: SignInPort;
  personId: string;
  clock: Clock;
  known: SignIn | undefined;
  lastMadeUnder: DecisionV1['madeUnder'];
  renewed: (signIn: SignIn) => void;
}): Credentials {
  let current = options.known;
  let renewing: Promise<boolean> | undefined;

  const renewNow = async (): Promise<boolean> => {
    const answer = await options.signIn.signIn(options.personId);
    if (!answer.ok) return false;
    current = answer.value;
    options.renewed(answer.value);
    return true;
  };
  const renewOnce = (): Promise<boolean> => {
    renewing ??= renewNow().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };

  return {
    token: async () => {
      const isStale = !current || current.expiresAtMs - EARLY_MS <= options.clock.nowMs();
      if (isStale) await renewOnce();
      return current && current.expiresAtMs > options.clock.nowMs() ? current.accessToken : undefined;
    },
    renew: (refusedToken) => (current?.accessToken === refusedToken ? renewOnce() : Promise.resolve(true)),
    madeUnder: () =>
      current ? { acr: current.acr, amr: current.amr, authTime: current.authTime } : options.lastMadeUnder,
  };
}
