import type { Cancel } from './call';
import type { PortalResult } from './result';

/** Somebody who can sign in here. */
interface SignInPerson {
  id: string;
  name: string;
  roles: ('reviewer' | 'supervisor')[];
  locale: string;
}

/** A sign-in: the token that calls carry, and what decisions made under it state (RFC 9470, OIDC Core §2). */
export interface SignIn {
  accessToken: string;
  expiresAtMs: number;
  acr: string;
  amr: string[];
  /** RFC 3339, as it is written into decisions. */
  authTime: string;
}

/** How people sign in at the portal. The development portal lets one choose; a real one asks in the browser. */
export interface SignInPort {
  people: (options?: Cancel) => Promise<PortalResult<SignInPerson[]>>;
  signIn: (personId: string, options?: Cancel) => Promise<PortalResult<SignIn>>;
}
