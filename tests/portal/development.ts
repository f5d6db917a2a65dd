import type { Hono } from 'hono';
import {
  DEVELOPMENT_PEOPLE_PATH,
  DEVELOPMENT_SIGN_IN_PATH,
  DevelopmentSignInRequest,
} from '../../shared/portal-api/development';
import { problemAnswer, toResponse } from './answer';
import type { PortalContext } from './context';
import type { PortalEnv } from './mount';
import { DEMO_PEOPLE } from './people';
import { PortalProblem } from './problem';

/** Mounts the development sign-in: choose a demo person, get a token. No part of the portal API. */
export function mountDevelopment(app: Hono<PortalEnv>, { tokens, clock }: PortalContext): void {
  app.get(DEVELOPMENT_PEOPLE_PATH, () => toResponse({ status: 200, json: { items: DEMO_PEOPLE } }, clock.now()));
  app.post(DEVELOPMENT_SIGN_IN_PATH, async (c) => {
    const request = DevelopmentSignInRequest.safeParse(await c.req.json().catch(() => undefined));
    const person = DEMO_PEOPLE.find(({ id }) => request.success && id === request.data.personId);
    if (!request.success) return toResponse(problemAnswer(new PortalProblem('/problems/invalid-request')), clock.now());
    if (!person) return toResponse(problemAnswer(new PortalProblem('/problems/not-found')), clock.now());
    return toResponse({ status: 200, json: tokens.signIn(person) }, clock.now());
  });
}
