import { afterEach, expect, test } from 'vitest';
import { systemClock, systemRandom } from '../../electron/core/system-ports';
import type { CorePorts } from '../../electron/core/ports';
import type { Portal } from '../portal/portal';
import { LEA, rejection, takeAndOpen, waitForState } from '../support/decisions';
import { Closers, portalForTest } from '../support/desk-at-portal';
import { startTestDesk, type TestDesk } from '../support/test-desk';
import { waitUntil } from '../support/wait-until';

const closers = new Closers();
afterEach(() => closers.close());

const LEASE_MS = 1800_000;
const claimPolicy = (changes: { maxHeld?: number; claimAhead?: number } = {}) => ({
  claims: { leaseSeconds: LEASE_MS / 1000, maxHeld: 1, claimAhead: 0, chooseReasons: [], ...changes },
});

async function deskWith(portal: Portal, ports: Partial<CorePorts> = {}): Promise<TestDesk> {
  const desk = await startTestDesk(portal.origin, {
    ports: { random: { ...systemRandom, fraction: () => 0 }, ...ports },
  });
  closers.add(() => desk.close());
  await desk.client.session.signIn({ personId: LEA });
  return desk;
}

/** Requests by what they ask for, as `METHOD path`. */
function countingFetch(): { fetch: typeof globalThis.fetch; count: (start: string) => number } {
  const asked: string[] = [];
  return {
    fetch: (input, init) => {
      const request = input instanceof Request ? input : new Request(input, init);
      asked.push(`${request.method} ${new URL(request.url).pathname}`);
      return globalThis.fetch(input, init);
    },
    count: (start) => asked.filter((line) => line.startsWith(start)).length,
  };
}

test('a claim that is worked on for longer than its lease is extended now and then, not without end', async () => {
  const portal = await portalForTest(closers, claimPolicy());
  let aheadMs = 0;
  const { fetch, count } = countingFetch();
  const desk = await deskWith(portal, { fetch, clock: { ...systemClock, nowMs: () => Date.now() + aheadMs } });
  const { application } = await takeAndOpen(desk.client);
  for (let step = 1; step <= 6; step += 1) {
    aheadMs += LEASE_MS * 0.6;
    portal.clock.advance(LEASE_MS * 0.6);
    await desk.client.sync.now();
    await desk.client.sync.now();
  }
  const { claim } = await desk.client.application.get({ applicationId: application.id });
  expect(claim.state).toBe('ours');
  expect(count(`PUT /v1/applications/${application.id}/claim`)).toBeLessThanOrEqual(8);
});

test.each([
  ['the portal is busy', { kind: 'busy', status: 503 }],
  ['the sign-in is revoked', { kind: 'signed_out' }],
] as const)('a claim is not given up because it could not be extended while %s', async (_what, fault) => {
  const portal = await portalForTest(closers, claimPolicy());
  let aheadMs = 0;
  const desk = await deskWith(portal, { clock: { ...systemClock, nowMs: () => Date.now() + aheadMs } });
  const { application } = await takeAndOpen(desk.client);
  portal.faults.add({ ...fault, operation: 'takeClaim' });
  portal.faults.add({ ...fault, operation: 'listClaims' });
  aheadMs = LEASE_MS * 0.6;
  portal.clock.advance(aheadMs);
  await desk.client.sync.now();
  const { claim } = await desk.client.application.get({ applicationId: application.id });
  expect(claim.state).toBe('ours');
});

test('a claim that was taken while the list of claims was on its way is never lost in between', async () => {
  const portal = await portalForTest(closers, claimPolicy());
  const held: Array<() => void> = [];
  let isHolding = false;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init);
    if (isHolding && input instanceof Request && input.url.endsWith('/v1/claims'))
      await new Promise<void>((resolve) => {
        held.push(resolve);
      });
    return response;
  };
  const desk = await deskWith(portal, { fetch });
  await desk.client.sync.now();
  isHolding = true;
  const pulled = desk.client.sync.now();
  await waitUntil(() => held.length === 1);
  const view = await takeAndOpen(desk.client);
  held[0]?.();
  // The next list is on its way and has not come: what the outdated one said is what would show now.
  await waitUntil(() => held.length === 2);
  const { claim } = await desk.client.application.get({ applicationId: view.application.id });
  isHolding = false;
  held[1]?.();
  await pulled;
  expect(claim.state).toBe('ours');
});

test('an answer of "next" that was lost never comes back as a next application that is decided already', async () => {
  const portal = await portalForTest(closers, claimPolicy());
  const desk = await deskWith(portal);
  await desk.client.sync.now();
  portal.faults.add({ kind: 'drop', moment: 'after_work', operation: 'claimNext', times: 1 });
  await expect(desk.client.claim.takeNext({})).rejects.toMatchObject({ code: 'PORTAL_UNREACHABLE' });
  await desk.client.sync.now();
  const first = await takeAndOpen(desk.client);
  const decision = rejection(first);
  await desk.client.decision.submit(decision);
  await waitForState(desk.client, decision.decisionId, 'delivered');
  const next = await desk.client.claim.takeNext({ after: first.application.id });
  expect(next.applicationId).not.toBe(first.application.id);
  expect(portal.applications().find(({ id }) => id === next.applicationId)?.status).toBe('claimed');
});

test('an application that comes back for a new attempt is work again for whoever decided the earlier one', async () => {
  const portal = await portalForTest(closers, claimPolicy());
  const desk = await deskWith(portal);
  const first = await takeAndOpen(desk.client);
  const id = first.application.id;
  const decision = rejection(first);
  await desk.client.decision.submit(decision);
  await waitForState(desk.client, decision.decisionId, 'delivered');
  for (const other of portal.applications()) if (other.id !== id) portal.simulate.withdraw(other.id);
  portal.simulate.newAttempt(id);
  const taken = await desk.client.claim.takeNext({});
  expect(taken.applicationId).toBe(id);
  // Left for later, it is what waits when the portal has no other.
  expect((await desk.client.claim.takeNext({})).applicationId).toBe(id);
  const again = rejection(await desk.client.application.get({ applicationId: id }));
  expect(again.revision).toBeGreaterThan(decision.revision);
  await desk.client.decision.submit(again);
  await waitForState(desk.client, again.decisionId, 'delivered');
});

test.each([
  ['behind', -5 * 3_600_000],
  ['ahead', 5 * 3_600_000],
])('a desk whose clock is hours %s holds, extends and decides like any other', async (_how, wrongByMs) => {
  const portal = await portalForTest(closers, claimPolicy({ maxHeld: 2, claimAhead: 1 }));
  const { fetch, count } = countingFetch();
  const desk = await deskWith(portal, { fetch, clock: { ...systemClock, nowMs: () => Date.now() + wrongByMs } });
  const view = await takeAndOpen(desk.client);
  expect(view.claim.state).toBe('ours');
  portal.clock.advance(LEASE_MS * 0.6);
  await desk.client.sync.now();
  expect(count('PUT /v1/applications/')).toBeGreaterThan(0);
  const decision = rejection(await desk.client.application.get({ applicationId: view.application.id }));
  await desk.client.decision.submit(decision);
  await waitForState(desk.client, decision.decisionId, 'delivered');
});
