import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openProfileKeys } from '../../electron/core/keys/profile-keys';
import { openDatabase } from '../../electron/core/storage/open-database';
import { systemClock, systemRandom } from '../../electron/core/system-ports';
import type { CorePorts } from '../../electron/core/ports';
import type { Portal } from '../portal/portal';
import { LEA, rejection, SAM, takeAndOpen, waitForState } from '../support/decisions';
import { Closers, portalForTest } from '../support/desk-at-portal';
import { startTestDesk, type TestDesk } from '../support/test-desk';

const closers = new Closers();
afterEach(() => closers.close());

async function deskWith(portal: Portal, ports: Partial<CorePorts> = {}): Promise<TestDesk> {
  const desk = await startTestDesk(portal.origin, {
    ports: { random: { ...systemRandom, fraction: () => 0 }, ...ports },
  });
  closers.add(() => desk.close());
  await desk.client.session.signIn({ personId: LEA });
  return desk;
}

/** Runs SQL in the one profile of a desk, from beside it: a trigger makes its database refuse what a test wants refused. */
function inProfile(profileRoot: string, sql: string): void {
  const name = readdirSync(profileRoot).find((entry) => /^[0-9a-f]{32}$/.test(entry)) ?? '';
  const profileDir = path.join(profileRoot, name);
  const keys = openProfileKeys({ profileDir, keyringShare: new Uint8Array(32).fill(7), random: systemRandom });
  const db = openDatabase({ file: path.join(profileDir, 'desk.db'), key: keys.databaseKey });
  db.exec(sql);
  db.close();
  keys.dispose();
}
const refuse = (what: string): string =>
  `CREATE TRIGGER refused BEFORE ${what} BEGIN SELECT RAISE(ABORT, 'refused'); END`;
const ALLOW = 'DROP TRIGGER refused';
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

test('a receipt that could not be written down is asked for again with the same bytes, without a restart', async () => {
  const portal = await portalForTest(closers);
  const desk = await deskWith(portal);
  const decision = rejection(await takeAndOpen(desk.client));
  inProfile(desk.profileRoot, refuse('UPDATE OF receipt ON outbox'));
  await desk.client.decision.submit(decision);
  while (portal.deliveries().length === 0) await pause(20);
  await pause(100);
  inProfile(desk.profileRoot, ALLOW);
  await waitForState(desk.client, decision.decisionId, 'delivered');
  expect(portal.decisions().map(({ decisionId }) => decisionId)).toEqual([decision.decisionId]);
});

test('an outbox that cannot be written to is tried again after a while, not in a tight loop', async () => {
  const portal = await portalForTest(closers, { undoHoldMs: 1000 });
  let errors = 0;
  const logger = { info: () => undefined, warn: () => undefined, error: () => (errors += 1) };
  const desk = await deskWith(portal, { logger });
  const decision = rejection(await takeAndOpen(desk.client));
  await desk.client.decision.submit(decision);
  inProfile(desk.profileRoot, refuse('UPDATE ON outbox'));
  await pause(2500);
  expect(errors).toBeGreaterThan(0);
  expect(errors).toBeLessThan(10);
  inProfile(desk.profileRoot, ALLOW);
  await waitForState(desk.client, decision.decisionId, 'delivered');
});

test('a clock that is set back by hours holds back neither a decision in its hold nor one that waits', async () => {
  const portal = await portalForTest(closers, { undoHoldMs: 2000 });
  let wrongByMs = 0;
  const desk = await deskWith(portal, { clock: { ...systemClock, nowMs: () => Date.now() + wrongByMs } });
  const decision = rejection(await takeAndOpen(desk.client));
  await desk.client.decision.submit(decision);
  wrongByMs = -5 * 3_600_000;
  await waitForState(desk.client, decision.decisionId, 'delivered');
  expect(portal.decisions()).toHaveLength(1);
});

test('the desk locks although nothing can be written any more', async () => {
  const portal = await portalForTest(closers);
  let locks = 0;
  const desk = await deskWith(portal, { requestLock: () => (locks += 1) });
  inProfile(desk.profileRoot, refuse('INSERT ON log_entry'));
  await desk.client.session.lock().catch(() => undefined);
  expect(locks).toBe(1);
});

test('a sign-in that fails at its last step leaves nothing working behind it, and can be repeated', async () => {
  const portal = await portalForTest(closers);
  const desk = await deskWith(portal);
  const { profileRoot } = desk;
  inProfile(profileRoot, refuse('INSERT ON log_entry'));
  await desk.core.close();
  const again = await startTestDesk(portal.origin, { profileRoot });
  closers.add(() => again.close());
  await expect(again.client.session.signIn({ personId: LEA })).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
  await pause(500);
  expect(portal.listenerCount()).toBe(0);
  inProfile(profileRoot, ALLOW);
  expect((await again.client.session.signIn({ personId: LEA })).status).toBe('signed_in');
});

test("whoever signs in while another is being signed in is refused, not shown the other one's desk", async () => {
  const portal = await portalForTest(closers);
  const desk = await startTestDesk(portal.origin);
  closers.add(() => desk.close());
  const [lea, sam] = await Promise.allSettled([
    desk.client.session.signIn({ personId: LEA }),
    desk.client.session.signIn({ personId: SAM }),
  ]);
  expect(lea).toMatchObject({ status: 'fulfilled', value: { person: { personId: LEA } } });
  expect(sam).toMatchObject({ status: 'rejected', reason: { code: 'PROFILE_IN_USE' } });
});

test('a core that is closing signs nobody in', async () => {
  const portal = await portalForTest(closers);
  const desk = await deskWith(portal);
  const closed = desk.core.close();
  await expect(desk.client.session.signIn({ personId: SAM })).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  await closed;
  expect(readdirSync(desk.profileRoot).filter((name) => /^[0-9a-f]{32}$/.test(name))).toHaveLength(1);
});

/** Whoever is asked for, the portal's sign-in answers for Sam. */
const signInAsSam: typeof globalThis.fetch = async (input, init) => {
  if (!(input instanceof Request) || input.method !== 'POST' || !input.url.includes('sign-in'))
    return globalThis.fetch(input, init);
  return globalThis.fetch(
    new Request(input.url, { method: 'POST', headers: input.headers, body: JSON.stringify({ personId: SAM }) }),
    init,
  );
};

test('a sign-in that comes back as another person opens nothing', async () => {
  const portal = await portalForTest(closers);
  const desk = await startTestDesk(portal.origin, { ports: { fetch: signInAsSam } });
  closers.add(() => desk.close());
  await expect(desk.client.session.signIn({ personId: LEA })).rejects.toMatchObject({ code: 'PORTAL_ANSWER_UNUSABLE' });
  expect((await desk.client.session.state()).status).toBe('signed_out');
});

test('the desk closes at once while the portal hangs', async () => {
  const portal = await portalForTest(closers);
  const desk = await deskWith(portal);
  await desk.client.sync.now();
  portal.faults.add({ kind: 'latency', ms: 30_000 });
  void desk.client.sync.now().catch(() => undefined);
  await pause(200);
  const startedMs = performance.now();
  await desk.core.close();
  expect(performance.now() - startedMs).toBeLessThan(5000);
  portal.faults.clear();
});
