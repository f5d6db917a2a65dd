import {
  DEVELOPMENT_PEOPLE_PATH,
  DEVELOPMENT_SIGN_IN_PATH,
  DevelopmentPeople,
  DevelopmentSignIn,
} from '../../../shared/portal-api/development';
import type { z } from 'zod';
import type { Cancel, PortalClientOptions } from './call';
import { successHead } from './call';
import { TIME_LIMITS } from './limits';
import { readFailure, readJson } from './read-answer';
import { portalOrigin } from './request';
import type { PortalResult } from './result';
import { send } from './send';
import type { SignInPort } from './sign-in-port';

/**
 * Sign-in of the reference portal: choose a demo person, get a token.
 * @throws TypeError when the origin is neither HTTPS nor on this machine.
 */
export function createDevelopmentSignIn(
  options: Pick<PortalClientOptions, 'origin' | 'fetch' | 'clock' | 'timeouts'>,
): SignInPort {
  const { fetch, clock } = options;
  const origin = portalOrigin(options.origin);
  const limits = { ...TIME_LIMITS, ...options.timeouts };

  const ask = async <Schema extends z.ZodType>(
    request: Request,
    schema: Schema,
    { signal }: Cancel,
  ): Promise<PortalResult<z.output<Schema>>> => {
    const sent = await send(request, { fetch, clock, limits, signal });
    if ('failure' in sent) return { ok: false, failure: sent.failure };
    const { exchange } = sent;
    try {
      if (exchange.response.status !== 200) return { ok: false, failure: await readFailure(exchange, clock.nowMs()) };
      const read = await readJson(exchange, schema, clock.nowMs());
      return 'failure' in read ? { ok: false, failure: read.failure } : { ...successHead(exchange), value: read.body };
    } finally {
      exchange.end();
    }
  };

  return {
    people: async (cancel = {}) => {
      const result = await ask(new Request(new URL(DEVELOPMENT_PEOPLE_PATH, origin)), DevelopmentPeople, cancel);
      return result.ok ? { ...result, value: result.value.items } : result;
    },
    signIn: async (personId, cancel = {}) => {
      const request = new Request(new URL(DEVELOPMENT_SIGN_IN_PATH, origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ personId }),
      });
      const result = await ask(request, DevelopmentSignIn, cancel);
      if (!result.ok) return result;
      const { accessToken, expiresAt, acr, amr, authTime } = result.value;
      return { ...result, value: { accessToken, expiresAtMs: Date.parse(expiresAt), acr, amr, authTime } };
    },
  };
}
