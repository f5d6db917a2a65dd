import { MadeUnder } from '../../../shared/portal-api/decision';
import type { Clock, CorePorts } from '../ports';
import { createPortalClient, type PortalClient } from '../portal/portal-client';
import type { SignIn, SignInPort } from '../portal/sign-in-port';
import { readMeta } from '../storage/reads/meta';
import type { ClockOffset } from '../sync/clock-offset';
import { createCredentials, type Credentials } from './credentials';
import type { Profile } from './profile';
import { createRenewingFetch } from './renewing-fetch';
import { inBackground } from '../in-background';

/** The portal as one signed-in person reaches it. */
export interface PortalAccess {
  client: PortalClient;
  credentials: Credentials;
  clockOffset: ClockOffset;
  /** This desk's clock, set right by what the portal's answers say: claims, tokens and statements are judged by it. */
  portalClock: Clock;
}

const MADE_UNDER = 'session.made_under';

/** Before anybody has ever signed in here nothing can be decided, so this is never written into a decision. */
const NEVER = { acr: '', amr: [], authTime: new Date(0).toISOString() };

/**
 * Joins client, credentials and clock.
 * @param signedIn how the person just signed in; undefined when the profile is opened without the portal
 * @param renewed called after another token came, so that what waited for a sign-in goes on
 */
export function createPortalAccess(options: {
  ports: CorePorts;
  /** Reaches the portal; it notes the portal's clock in `clockOffset`. */
  fetch: typeof globalThis.fetch;
  clockOffset: ClockOffset;
  signIn: SignInPort;
  profile: Profile;
  personId: string;
  signedIn: SignIn | undefined;
  renewed: () => void;
}): PortalAccess {
  const { ports, profile, clockOffset } = options;
  const portalClock: Clock = { ...ports.clock, nowMs: () => ports.clock.nowMs() + clockOffset.offsetMs() };
  const remember = ({ acr, amr, authTime }: SignIn): void => {
    const value = JSON.stringify({ acr, amr, authTime });
    inBackground(profile.writer.run('setMeta', { key: MADE_UNDER, value }), 'a sign-in was not noted', ports.logger);
  };
  const stored = readMeta(profile.sql, MADE_UNDER);
  const credentials = createCredentials({
    signIn: options.signIn,
    personId: options.personId,
    clock: portalClock,
    known: options.signedIn,
    lastMadeUnder: stored === undefined ? NEVER : MadeUnder.parse(JSON.parse(stored)),
    renewed: (signIn) => {
      remember(signIn);
      options.renewed();
    },
  });
  if (options.signedIn) remember(options.signedIn);
  const client = createPortalClient({
    origin: ports.portalOrigin,
    fetch: createRenewingFetch(options.fetch, credentials),
    clock: ports.clock,
    accessToken: async () => (await credentials.token()) ?? credentials.whyNone(),
  });
  return { client, credentials, clockOffset, portalClock };
}
