import { z } from 'zod';
import { Role } from './person';
import { Id, Instant, LocaleTag } from './primitives';

/**
 * Sign-in of the reference portal, for development and tests only. It stands outside the portal API (no part of
 * `operations` or `openapi.json`); a real portal signs people in by OpenID Connect.
 */
export const DEVELOPMENT_PEOPLE_PATH = '/dev/people';
export const DEVELOPMENT_SIGN_IN_PATH = '/dev/sign-in';

/** One demo person to choose from. */
const DevelopmentPerson = z.object({ id: Id, name: z.string(), roles: z.array(Role), locale: LocaleTag });

/** Answer of `GET /dev/people`. */
export const DevelopmentPeople = z.object({ items: z.array(DevelopmentPerson) });

/** Body of `POST /dev/sign-in`. */
export const DevelopmentSignInRequest = z.strictObject({ personId: Id });

/** Answer of `POST /dev/sign-in`: a bearer token and the sign-in it stands for. Source: OIDC Core §2 (acr, amr, auth_time). */
export const DevelopmentSignIn = z.object({
  accessToken: z.string().min(1),
  expiresAt: Instant,
  acr: z.string(),
  amr: z.array(z.string()),
  authTime: Instant,
});
export type DevelopmentSignIn = z.infer<typeof DevelopmentSignIn>;
