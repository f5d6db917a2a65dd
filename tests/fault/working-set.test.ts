import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../electron/core/system-ports';
import { LEA, rejection, takeAndOpen, waitForState } from '../support/decisions';
import { Closers, portalForTest } from '../support/desk-at-portal';
import { startTestDesk } from '../support/test-desk';
import { waitUntil } from '../support/wait-until';

const closers = new Closers();
afterEach(() => closers.close());

const mediaFiles = (profileRoot: string): string[] =>
  readdirSync(profileRoot, { recursive: true, encoding: 'utf8' }).filter((name) => path.extname(name) === '.csm');

test('what was decided and delivered leaves the desk after its grace: body, files and key', async () => {
  const portal = await portalForTest(closers, {
    claims: { leaseSeconds: 1_000_000, maxHeld: 1, claimAhead: 0, chooseReasons: [] },
    mediaGraceHours: 1,
  });
  let aheadMs = 0;
  const clock = { ...systemClock, nowMs: () => Date.now() + aheadMs };
  const desk = await startTestDesk(portal.origin, { ports: { clock } });
  closers.add(() => desk.close());
  await desk.client.session.signIn({ personId: LEA });
  const view = await takeAndOpen(desk.client);
  await waitUntil(() => mediaFiles(desk.profileRoot).length === view.evidence.length);
  const decision = rejection(view);
  await desk.client.decision.submit(decision);
  await waitForState(desk.client, decision.decisionId, 'delivered');
  await desk.client.sync.now();
  expect(mediaFiles(desk.profileRoot).length).toBe(view.evidence.length);

  aheadMs = 2 * 3_600_000;
  await waitUntil(async () => {
    await desk.client.sync.now();
    return mediaFiles(desk.profileRoot).length === 0;
  });
  expect((await desk.client.sync.status()).workingSet.applications).toBe(0);
  expect((await desk.client.decision.get({ decisionId: decision.decisionId })).receipt).toBeDefined();
});

test('the next ones are taken ahead and whole on the desk before anybody asks, and never more than the policy says', async () => {
  const portal = await portalForTest(closers, {
    claims: { leaseSeconds: 1800, maxHeld: 2, claimAhead: 2, chooseReasons: [] },
  });
  const desk = await startTestDesk(portal.origin);
  closers.add(() => desk.close());
  await desk.client.session.signIn({ personId: LEA });
  await waitUntil(async () => (await desk.client.sync.status()).workingSet.ready === 2);
  await portal.down();
  // Handed out from what is here, although the portal is gone.
  const taken = await desk.client.claim.takeNext({});
  const { evidence } = await desk.client.application.get({ applicationId: taken.applicationId });
  expect(evidence.every(({ state }) => state === 'ready')).toBe(true);
  expect((await desk.client.sync.status()).workingSet.applications).toBe(2);
});
