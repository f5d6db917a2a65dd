import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDevelopmentSignIn } from '../../electron/core/portal/development-sign-in';
import { createPortalClient } from '../../electron/core/portal/portal-client';
import type { SignInPort } from '../../electron/core/portal/sign-in-port';
import { systemClock } from '../../electron/core/system-ports';
import type { Portal } from '../portal/portal';
import { startTestPortal } from '../portal/testing/start-portal';
import { failureOf, INES, LEA, SAM, valueOf } from '../portal/testing/test-desk';

let portal: Portal;
let port: SignInPort;
beforeEach(async () => {
  portal = await startTestPortal();
  port = createDevelopmentSignIn({ origin: portal.origin, fetch: globalThis.fetch, clock: systemClock });
});
afterEach(() => portal.close());

const clientWith = (token: string) =>
  createPortalClient({
    origin: portal.origin,
    fetch: globalThis.fetch,
    clock: systemClock,
    accessToken: () => Promise.resolve(token),
  });

describe('the development sign-in', () => {
  it('offers two reviewers and a supervisor, and none of the simulated colleagues', async () => {
    expect(await valueOf(port.people())).toEqual([
      { id: LEA, name: 'Léa Moreau', roles: ['reviewer'], locale: 'fr' },
      { id: SAM, name: 'Sam Ortiz', roles: ['reviewer'], locale: 'en' },
      { id: INES, name: 'Ines Duarte', roles: ['reviewer', 'supervisor'], locale: 'en' },
    ]);
  });

  it('gives a token that works until it expires, and says under what it was given', async () => {
    const signIn = await valueOf(port.signIn(LEA));
    expect(signIn).toMatchObject({ acr: expect.any(String), amr: ['dev'], authTime: expect.stringMatching(/Z$/) });
    const client = clientWith(signIn.accessToken);
    expect(await failureOf(client.getMe())).toBe('none');
    portal.clock.advance(signIn.expiresAtMs - Date.now() + 1000);
    expect(await failureOf(client.getMe())).toBe('/problems/unauthenticated');
  });

  it('knows nobody else', async () => {
    expect(await failureOf(port.signIn('person-amina-diallo'))).toBe('/problems/not-found');
    expect(await failureOf(port.signIn('nobody'))).toBe('/problems/not-found');
  });

  it('is a value, too, when the portal is gone', async () => {
    await portal.down();
    expect(await failureOf(port.people())).toBe('network');
    expect(await failureOf(port.signIn(LEA))).toBe('network');
  });
});

it.each(['', 'nonsense', 'a.b.c'])('the token %j opens nothing', async (token) => {
  expect(await failureOf(clientWith(token).getMe())).toBe('/problems/unauthenticated');
});

it('a signed statement is no token, although the portal signed it', async () => {
  const { accessToken } = await valueOf(port.signIn(LEA));
  const { statement } = await valueOf(clientWith(accessToken).getMe());
  expect(await failureOf(clientWith(statement).getMe())).toBe('/problems/unauthenticated');
});
