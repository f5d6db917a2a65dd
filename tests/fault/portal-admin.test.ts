import { request } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Portal } from '../portal/portal';
import { startTestPortal } from '../portal/testing/start-portal';
import { createTestDesk, failureOf, LEA, valueOf, type TestDesk } from '../portal/testing/test-desk';

let portal: Portal;
let lea: TestDesk;

beforeEach(async () => {
  portal = await startTestPortal();
  lea = await createTestDesk(portal.origin, LEA);
});
afterEach(() => portal.close());

const admin = (path: string, method = 'GET', body?: unknown): Promise<Response> =>
  fetch(`${portal.adminOrigin}${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });

it('switches faults on and off over HTTP', async () => {
  const added = await admin('/faults', 'POST', { kind: 'signed_out' });
  expect(added.status).toBe(201);
  expect(await failureOf(lea.client.listClaims())).toBe('/problems/unauthenticated');
  expect(await (await admin('/faults')).json()).toMatchObject({
    items: [{ fault: { kind: 'signed_out' }, struck: 1 }],
  });
  await admin('/faults', 'DELETE');
  expect(await failureOf(lea.client.listClaims())).toBe('none');
});

it('refuses a fault that it does not know, and one with unknown fields', async () => {
  expect((await admin('/faults', 'POST', { kind: 'earthquake' })).status).toBe(400);
  expect((await admin('/faults', 'POST', { kind: 'signed_out', operatoin: 'getMe' })).status).toBe(400);
  expect((await admin('/faults', 'POST', { kind: 'signed_out', operation: 'nope' })).status).toBe(400);
});

it('takes the portal down and up again on the same port', async () => {
  await admin('/portal/down', 'POST');
  expect(await failureOf(lea.client.listClaims())).toBe('network');
  await admin('/portal/up', 'POST');
  expect(await failureOf(lea.client.listClaims())).toBe('none');
});

it('advances the clock, and what expires on it expires', async () => {
  await lea.take('app-1');
  await admin('/clock/advance', 'POST', { ms: 1_800_001 });
  expect((await valueOf(lea.client.listClaims())).items).toEqual([]);
});

it('lists decisions and deliveries with the exact bytes', async () => {
  await lea.take('app-1');
  const decision = lea.rejection(await lea.application('app-1'));
  const jws = await lea.sign(decision);
  await valueOf(lea.client.putDecision(decision.decisionId, jws));
  expect(await (await admin('/decisions')).json()).toMatchObject({ items: [{ jws }] });
  expect(await (await admin('/deliveries')).json()).toMatchObject({ items: [{ jws, status: 201 }] });
});

it('simulates what applicants and administrators do, and says what is not possible', async () => {
  await admin('/simulate', 'POST', { action: 'withdraw', applicationId: 'app-1' });
  expect((await lea.application('app-1')).status).toBe('withdrawn');
  expect((await admin('/simulate', 'POST', { action: 'withdraw', applicationId: 'app-1' })).status).toBe(400);
  await admin('/simulate', 'POST', { action: 'remove', applicationId: 'app-2' });
  expect((await valueOf(lea.client.listChanges({}))).removed.map(({ id }) => id)).toEqual(['app-2']);
});

it('answers nobody who comes by another name than loopback', async () => {
  const { hostname, port } = new URL(portal.adminOrigin);
  const status = await new Promise((resolve) => {
    const asking = request({ hostname, port, path: '/faults', headers: { host: 'evil.example' } }, ({ statusCode }) =>
      resolve(statusCode),
    );
    asking.end();
  });
  expect(status).toBe(403);
});
