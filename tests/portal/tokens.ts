import { jwtVerify } from 'jose';
import { z } from 'zod';
import type { DevelopmentSignIn } from '../../shared/portal-api/development';
import { instant, type PortalClock } from './clock';
import type { SigningKeys } from './keys';
import { findPerson, type PortalPerson } from './people';

/** Source: RFC 9068 §2.1. */
const TOKEN_TYPE = 'at+jwt';
const TOKEN_LIFE_SECONDS = 12 * 3600;
const ACR = 'urn:countersign:development';

/** Who is calling, and how fresh their sign-in is. */
export interface SignedIn {
  person: PortalPerson;
  authTimeMs: number;
}

/** Access tokens of the development sign-in: signed by the portal's key, so that they outlive a restart of the portal. */
export interface Tokens {
  signIn: (person: PortalPerson) => DevelopmentSignIn;
  /** The caller behind an `Authorization` header, or `undefined` when it does not hold. */
  verify: (authorization: string | undefined) => Promise<SignedIn | undefined>;
  /** Every token given out so far stops working. */
  revokeAll: () => void;
}

const Claims = z.object({ sub: z.string(), auth_time: z.int(), serial: z.int() });

/** Mints and checks development tokens on the portal's clock. */
export function createTokens(keys: SigningKeys, clock: PortalClock): Tokens {
  let serial = 0;
  let revokedUpTo = -1;
  return {
    signIn: (person) => {
      const nowSeconds = Math.floor(clock.now() / 1000);
      const exp = nowSeconds + TOKEN_LIFE_SECONDS;
      serial += 1;
      const claims = { sub: person.id, iat: nowSeconds, exp, auth_time: nowSeconds, acr: ACR, amr: ['dev'], serial };
      return {
        accessToken: keys.signCompact(TOKEN_TYPE, claims),
        expiresAt: instant(exp * 1000),
        acr: ACR,
        amr: ['dev'],
        authTime: instant(nowSeconds * 1000),
      };
    },
    verify: async (authorization) => {
      const token = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) return undefined;
      try {
        const options = { algorithms: ['Ed25519'], typ: TOKEN_TYPE, currentDate: new Date(clock.now()) };
        const { sub, auth_time, serial: of } = Claims.parse((await jwtVerify(token, keys.verifyKey, options)).payload);
        const person = findPerson(sub);
        return person && of > revokedUpTo ? { person, authTimeMs: auth_time * 1000 } : undefined;
      } catch {
        return undefined;
      }
    },
    revokeAll: () => {
      revokedUpTo = serial;
    },
  };
}
