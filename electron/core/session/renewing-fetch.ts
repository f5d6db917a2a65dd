import { z } from 'zod';
import type { Credentials } from './credentials';

const Refusal = z.object({ type: z.literal('/problems/unauthenticated') });

async function isTokenRefused(response: Response): Promise<boolean> {
  if (response.status !== 401) return false;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return Refusal.safeParse(body).success;
}

/**
 * A fetch that gets another token and asks once more when the portal says that this one is no longer good. Every call of
 * the portal is idempotent or carries a key, so asking again is safe. A demand for stronger sign-in is passed on.
 */
export function createRenewingFetch(fetch: typeof globalThis.fetch, credentials: Credentials): typeof globalThis.fetch {
  return async (input, init) => {
    // The request itself goes out: a copy that nobody holds would be collected, and cancelling would be lost with it.
    const again = input instanceof Request ? input.clone() : new Request(input, init);
    const response = await fetch(input, init);
    if (!(await isTokenRefused(response))) return response;
    const refusedToken = (again.headers.get('authorization') ?? '').replace(/^Bearer /, '');
    if (!(await credentials.renew(refusedToken))) return response;
    const token = await credentials.token();
    if (token === undefined) return response;
    await response.body?.cancel();
    const headers = new Headers(again.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(new Request(again, { headers }), { ...init, headers });
  };
}
