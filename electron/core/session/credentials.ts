import type { DecisionV1 } from '../../../shared/portal-api/decision';
import type { Clock } from '../ports';
import type { PortalFailure } from '../portal/result';
import type { SignIn, SignInPort } from '../portal/sign-in-port';

/** The access token of a session, and under what it was given. */
export interface Credentials {
  /** A token that is believed to be good; renewed when it is about to expire. Undefined while there is none to be had. */
  token(): Promise<string | undefined>;
  /** Why there is no token: the portal could not be asked for one, or it gave none. */
  whyNone(): PortalFailure;
  /** Gets another token after the portal refused this one; false when it gives none. Runs once at a time. */
  renew(refusedToken: string): Promise<boolean>;
  madeUnder(): DecisionV1['madeUnder'];
}

/** The portal itself did not answer: when it does, a token comes without anybody's doing. */
const isUnanswered = ({ kind }: PortalFailure): boolean =>
  kind === 'network' || kind === 'timeout' || kind === 'unknown_answer';

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
  let whyNone: PortalFailure = { kind: 'signed_out' };
  let renewing: Promise<boolean> | undefined;

  const renewNow = async (): Promise<boolean> => {
    const answer = await options.signIn.signIn(options.personId);
    if (!answer.ok) {
      whyNone = isUnanswered(answer.failure) ? answer.failure : { kind: 'signed_out' };
      return false;
    }
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
    whyNone: () => whyNone,
    renew: (refusedToken) => (current?.accessToken === refusedToken ? renewOnce() : Promise.resolve(true)),
    madeUnder: () =>
      current ? { acr: current.acr, amr: current.amr, authTime: current.authTime } : options.lastMadeUnder,
  };
}
