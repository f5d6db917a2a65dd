import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { operations } from '../../shared/portal-api';
import type { Portal } from '../portal/portal';
import { startPrism, type PrismProxy } from '../portal/testing/prism';
import { operationFor } from '../portal/testing/recorder';
import { startTestPortal } from '../portal/testing/start-portal';
import { createTestDesk, failureOf, LEA, SAM, valueOf, type TestDesk } from '../portal/testing/test-desk';

let portal: Portal;
let prism: PrismProxy;
let lea: TestDesk;
/** What went through the proxy: operation and status; and what the proxy complained about. */
const seen = new Set<string>();
const complaints: string[] = [];

const watchedFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const { method, url } = request;
  const response = await fetch(request);
  seen.add(`${operationFor(method, url) ?? url} ${response.status}`);
  const violations = response.headers.get('sl-violations');
  if (violations !== null) complaints.push(`${method} ${url}: ${violations}`);
  const isPrisms = (response.headers.get('content-type') ?? '').includes('problem+json');
  if (isPrisms) {
    const { type }: { type: string } = await response.clone().json();
    if (!type.startsWith('/problems/')) complaints.push(`${method} ${url}: ${await response.clone().text()}`);
  }
  return response;
};

beforeEach(async () => {
  seen.clear();
  complaints.length = 0;
  portal = await startTestPortal();
  prism = await startPrism(portal.origin);
  // Sign-in is no part of the portal API: the desk signs in at the portal itself and speaks through the proxy.
  lea = await createTestDesk(portal.origin, LEA, { clientOrigin: prism.origin, fetch: watchedFetch });
});
afterEach(async () => {
  await prism.close();
  await portal.close();
});

async function statementsPeopleDevices(): Promise<void> {
  await valueOf(lea.client.getMe());
  await valueOf(lea.client.listPeople());
  const policy = await lea.client.getPolicy();
  expect(policy.ok && policy.value.kind).toBe('fresh');
  const etag = policy.ok ? policy.etag : undefined;
  expect((await valueOf(lea.client.getPolicy({ etag }))).kind).toBe('not_modified');
  await valueOf(lea.client.enrolDevice({ name: 'Second', publicKey: lea.key.publicKey }));
  expect((await valueOf(lea.client.listDevices())).items).toHaveLength(1);
}

async function feedSearchApplication(): Promise<void> {
  const { nextCursor, hasMore } = await valueOf(lea.client.listChanges({ limit: 2 }));
  expect(hasMore).toBe(true);
  await valueOf(lea.client.listChanges({ cursor: nextCursor }));
  expect(await failureOf(lea.client.listChanges({ cursor: 'bm8gc3VjaA' }))).toBe('/problems/cursor-expired');
  await valueOf(lea.client.searchApplications({ query: 'Østergård' }));
  const application = await lea.client.getApplication({ id: 'app-1' });
  const etag = application.ok ? application.etag : undefined;
  expect((await valueOf(lea.client.getApplication({ id: 'app-1', etag }))).kind).toBe('not_modified');
  expect(await failureOf(lea.client.getApplication({ id: 'nobody' }))).toBe('/problems/not-found');
}

async function claimsAndReservations(): Promise<void> {
  const { applicationId } = await valueOf(lea.client.claimNext({ idempotencyKey: randomUUID() }));
  await valueOf(lea.client.listClaims());
  await valueOf(lea.client.takeClaim({ applicationId }));
  await valueOf(lea.client.releaseClaim({ applicationId }));
  expect(await failureOf(lea.client.releaseClaim({ applicationId }))).toBe('/problems/not-your-claim');
  expect(await failureOf(lea.client.takeClaim({ applicationId }))).toBe('/problems/invalid-request');
  await valueOf(lea.client.takeClaim({ applicationId, reasonCode: 'training' }));
  await valueOf(lea.client.takeClaim({ applicationId, handOverTo: SAM }));
  expect(await failureOf(lea.client.takeClaim({ applicationId, reasonCode: 'training' }))).toBe(
    '/problems/claimed-by-other',
  );
  const { items } = await valueOf(lea.client.reserve({ idempotencyKey: randomUUID(), count: 9, hours: 2 }));
  expect(items).toHaveLength(2);
  expect(await failureOf(lea.client.claimNext({ idempotencyKey: randomUUID() }))).toBe('/problems/nothing-to-claim');
}

async function decisionsAcceptedRepeatedRefused(): Promise<void> {
  const [held] = (await valueOf(lea.client.listClaims())).items;
  const application = await lea.application(held?.applicationId ?? '');
  const decision = lea.approval(application, portal.policy());
  const jws = await lea.sign(decision);
  await valueOf(lea.client.putDecision(decision.decisionId, jws));
  await valueOf(lea.client.putDecision(decision.decisionId, jws));
  const again = lea.rejection(application);
  expect(await failureOf(lea.client.putDecision(again.decisionId, await lea.sign(again)))).toBe(
    '/problems/already-decided',
  );
  expect((await valueOf(lea.client.listDecisions({}))).items).toHaveLength(1);
  await valueOf(lea.client.getDecision({ id: decision.decisionId }));
  expect(await failureOf(lea.client.takeClaim({ applicationId: application.id, reasonCode: 'training' }))).toBe(
    '/problems/already-decided',
  );
}

it('the desk speaks every JSON operation through Prism’s validation proxy without one violation', async () => {
  await statementsPeopleDevices();
  await feedSearchApplication();
  await claimsAndReservations();
  await decisionsAcceptedRepeatedRefused();
  portal.simulate.revokeSignIns();
  expect(await failureOf(lea.client.getMe())).toBe('/problems/unauthenticated');

  const json = Object.entries(operations).filter(([, { responses }]) =>
    Object.values(responses).some((body) => body === null || body.contentType === 'application/json'),
  );
  const met = new Set([...seen].filter((entry) => /2\d\d$/.test(entry)).map((entry) => entry.split(' ')[0]));
  expect(json.map(([name]) => name).filter((name) => !met.has(name))).toEqual([]);
  expect(complaints).toEqual([]);
});

it('the proxy complains about a request with an unknown field, and about an answer that breaks its schema', async () => {
  portal.faults.add({ kind: 'feed_broken_item', times: 1 });
  const desk = await createTestDesk(portal.origin, LEA, { clientOrigin: prism.origin });
  const headers = { authorization: `Bearer ${desk.accessToken}`, 'content-type': 'application/json' };
  const request = await fetch(`${prism.origin}/v1/applications/app-1/claim`, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ reasonCode: 'training', colour: 'blue' }),
  });
  expect(request.status).toBe(422);
  const answer = await fetch(`${prism.origin}/v1/applications/changes`, { headers });
  expect(answer.status).toBe(500);
  expect(await answer.text()).toContain('VIOLATIONS');
});
