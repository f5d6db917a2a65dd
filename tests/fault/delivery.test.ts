import { afterEach, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import type { FaultInput } from '../portal/faults/fault';
import type { Portal } from '../portal/portal';
import { startCoreProcess } from '../support/core-process';
import { LEA, rejection, takeAndOpen, waitForState } from '../support/decisions';
import { temporaryFolder } from '../support/temp-folder';
import { Closers, portalForTest, signedInDesk } from '../support/desk-at-portal';
import type { TestDesk } from '../support/test-desk';
import { waitUntil } from '../support/wait-until';

const closers = new Closers();
afterEach(() => closers.close());

const portalWith = (undoHoldMs: number): Promise<Portal> => portalForTest(closers, { undoHoldMs });
const deskAt = (portal: Portal, profileRoot?: string): Promise<TestDesk> =>
  signedInDesk(closers, portal, profileRoot === undefined ? {} : { profileRoot });

/** Faults that strike a call and can be counted. */
type DeliveryFault = Exclude<FaultInput, { kind: 'undecodable_media' }>;

/** Ids of what the portal took, in order. */
const taken = (portal: Portal): string[] => portal.decisions().map(({ decisionId }) => decisionId);

test('the portal gone after the decision, the desk killed and restarted, the portal back: it is delivered once', async () => {
  const { folder, remove } = temporaryFolder();
  closers.add(remove);
  const portal = await portalWith(0);
  const first = await startCoreProcess(portal.origin, folder);
  closers.add(() => first.kill());
  await first.client.session.signIn({ personId: LEA });
  const decision = rejection(await takeAndOpen(first.client));
  await portal.down();
  const saved = await first.client.decision.submit(decision);
  expect(saved.receipt).toBeUndefined();
  await first.kill();

  const second = await startCoreProcess(portal.origin, folder);
  closers.add(() => second.close());
  expect((await second.client.session.people()).people.map(({ personId }) => personId)).toEqual([LEA]);
  const session = await second.client.session.signIn({ personId: LEA });
  expect(session.openedOffline).toBe(true);
  expect((await second.client.decision.get({ decisionId: decision.decisionId })).receipt).toBeUndefined();
  await portal.up();
  await waitForState(second.client, decision.decisionId, 'delivered');
  expect(taken(portal)).toEqual([decision.decisionId]);
});

test('a desk killed inside the hold delivers the decision after its restart', async () => {
  const { folder, remove } = temporaryFolder();
  closers.add(remove);
  const portal = await portalWith(60_000);
  const first = await startCoreProcess(portal.origin, folder);
  closers.add(() => first.kill());
  await first.client.session.signIn({ personId: LEA });
  const decision = rejection(await takeAndOpen(first.client));
  expect((await first.client.decision.submit(decision)).state).toBe('held');
  await first.kill();
  const desk = await deskAt(portal, folder);
  await waitForState(desk.client, decision.decisionId, 'delivered');
  expect(taken(portal)).toEqual([decision.decisionId]);
});

test.each<[string, DeliveryFault]>([
  ['the answer is lost after the portal acted', { kind: 'drop', moment: 'after_work', times: 2 }],
  ['the connection breaks before the portal acted', { kind: 'drop', moment: 'before_work', times: 2 }],
  ['the answer is cut off', { kind: 'truncated_body', times: 2 }],
  ['a proxy answers with a page and 200', { kind: 'html', status: 200, times: 2 }],
  ['a proxy answers with a page and 403', { kind: 'html', status: 403, times: 2 }],
  ['a proxy swallows the answer after the portal acted', { kind: 'html', status: 200, afterWork: true, times: 2 }],
  ['the portal is busy', { kind: 'busy', status: 503, times: 2 }],
  ['the portal asks for patience in plain text', { kind: 'busy', status: 429, body: 'text', times: 2 }],
  ['the receipt is forged', { kind: 'bad_receipt', how: 'forged', times: 2 }],
  ['the receipt is missing', { kind: 'bad_receipt', how: 'absent', times: 2 }],
  ['the sign-in was revoked', { kind: 'signed_out', times: 1 }],
])('when %s, the same bytes go again and count once', async (_what, fault) => {
  const portal = await portalWith(0);
  const desk = await deskAt(portal);
  const view = await takeAndOpen(desk.client);
  portal.faults.add({ ...fault, operation: 'putDecision' });
  const decision = rejection(view);
  await desk.client.decision.submit(decision);
  const delivered = await waitForState(desk.client, decision.decisionId, 'delivered');
  expect(taken(portal)).toEqual([decision.decisionId]);
  const [stored] = portal.decisions();
  expect(delivered.receipt?.digest).toBe(
    createHash('sha256')
      .update(stored?.jws ?? '')
      .digest('hex'),
  );
});

test('a wait that the portal asks for is kept before the next try', async () => {
  const portal = await portalWith(0);
  const desk = await deskAt(portal);
  const view = await takeAndOpen(desk.client);
  portal.faults.add({ kind: 'busy', status: 429, retryAfterSeconds: 3600, times: 1, operation: 'putDecision' });
  const decision = rejection(view);
  await desk.client.decision.submit(decision);
  const waiting = await waitUntil(async () => {
    const row = await desk.client.decision.get({ decisionId: decision.decisionId });
    return row.attempts === 1 && row.state === 'pending' && row;
  });
  expect((waiting.nextAttemptAtMs ?? 0) - Date.now()).toBeGreaterThan(3_500_000);
  await desk.client.outbox.retry({ decisionId: decision.decisionId });
  await waitForState(desk.client, decision.decisionId, 'delivered');
  expect(taken(portal)).toEqual([decision.decisionId]);
});

test('a decision taken back within its hold never reaches the portal, and its application can be decided again', async () => {
  const { folder, remove } = temporaryFolder();
  closers.add(remove);
  const portal = await portalWith(60_000);
  const desk = await deskAt(portal, folder);
  const view = await takeAndOpen(desk.client);
  const first = rejection(view);
  await desk.client.decision.submit(first);
  expect((await desk.client.decision.undo({ decisionId: first.decisionId })).state).toBe('withdrawn');
  const second = rejection(view, { reasonCodes: ['IMG-GLARE'] });
  await desk.client.decision.submit(second);
  await desk.close();
  const again = await deskAt(portal, folder);
  await waitForState(again.client, second.decisionId, 'delivered');
  await expect(again.client.decision.undo({ decisionId: second.decisionId })).rejects.toMatchObject({
    code: 'UNDO_TOO_LATE',
  });
  expect(taken(portal)).toEqual([second.decisionId]);
});

test.each<[string, DeliveryFault]>([
  ['the claim was given to somebody else', { kind: 'claim_taken' }],
  ['the application changed meanwhile', { kind: 'revision_changed' }],
])('when %s, the decision becomes a conflict that stays visible and is not sent again', async (_what, fault) => {
  const portal = await portalWith(0);
  const desk = await deskAt(portal);
  const view = await takeAndOpen(desk.client);
  portal.faults.add({ ...fault, times: 1 });
  const decision = rejection(view);
  await desk.client.decision.submit(decision);
  const row = await waitForState(desk.client, decision.decisionId, 'conflict');
  expect(row.lastOutcome).toMatch(/^\/problems\//);
  expect((await desk.client.outbox.list({})).counts.needsPerson).toBe(1);
  expect(portal.decisions()).toEqual([]);
});

test('the same press again gives the earlier result, and other content under the same id is refused', async () => {
  const portal = await portalWith(60_000);
  const desk = await deskAt(portal);
  const decision = rejection(await takeAndOpen(desk.client));
  const first = await desk.client.decision.submit(decision);
  expect(await desk.client.decision.submit(decision)).toEqual(first);
  await expect(desk.client.decision.submit({ ...decision, note: 'other' })).rejects.toMatchObject({
    code: 'DECISION_ID_REUSED',
  });
  const other = rejection(await desk.client.application.get({ applicationId: decision.applicationId }));
  await expect(desk.client.decision.submit(other)).rejects.toMatchObject({ code: 'ALREADY_DECIDED_HERE' });
});

test('a portal that lost its memory of this desk takes its decisions again after the next sign-in', async () => {
  const { folder, remove } = temporaryFolder();
  closers.add(remove);
  const forgetful = await portalWith(0);
  const { port } = new URL(forgetful.origin);
  const first = await deskAt(forgetful, folder);
  await takeAndOpen(first.client);
  await first.close();
  await forgetful.close();
  const portal = await portalForTest(closers, {}, Number(port));
  const desk = await deskAt(portal, folder);
  // The claims of before are gone with the portal's memory; a whole turn of the sync finds that out.
  await desk.client.sync.now();
  const decision = rejection(await takeAndOpen(desk.client));
  await desk.client.decision.submit(decision);
  await waitForState(desk.client, decision.decisionId, 'delivered');
  expect(taken(portal)).toEqual([decision.decisionId]);
});

test('while the portal is gone a decision waits for the portal, not for a person, also after a restart', async () => {
  const { folder, remove } = temporaryFolder();
  closers.add(remove);
  const portal = await portalWith(0);
  const first = await deskAt(portal, folder);
  const decision = rejection(await takeAndOpen(first.client));
  await portal.down();
  await first.client.decision.submit(decision);
  await first.close();
  const second = await deskAt(portal, folder);
  const row = await waitUntil(async () => {
    const view = await second.client.decision.get({ decisionId: decision.decisionId });
    return view.attempts > 0 && view.state !== 'in_flight' && view.lastOutcome !== undefined && view;
  });
  expect(row).toMatchObject({ state: 'pending', lastOutcome: 'network' });
  expect((await second.client.sync.status()).portal).toMatchObject({ state: 'unreachable', reason: 'network' });
  await portal.up();
  await waitForState(second.client, decision.decisionId, 'delivered');
  expect(taken(portal)).toEqual([decision.decisionId]);
});

test('an enrolment whose connection breaks is repeated, so that decisions are not turned away for it', async () => {
  const { folder, remove } = temporaryFolder();
  closers.add(remove);
  const portal = await portalWith(0);
  const first = await deskAt(portal, folder);
  await first.close();
  portal.simulate.forgetDevices();
  portal.faults.add({ kind: 'drop', moment: 'before_work', operation: 'enrolDevice', times: 2 });
  const desk = await deskAt(portal, folder);
  const decision = rejection(await takeAndOpen(desk.client));
  await desk.client.decision.submit(decision);
  await waitForState(desk.client, decision.decisionId, 'delivered');
  expect(taken(portal)).toEqual([decision.decisionId]);
});

test('a desk that was opened without a portal enrols once the portal is back, so that its decisions are taken', async () => {
  const { folder, remove } = temporaryFolder();
  closers.add(remove);
  const portal = await portalWith(0);
  const first = await deskAt(portal, folder);
  const decision = rejection(await takeAndOpen(first.client));
  await first.close();
  portal.simulate.forgetDevices();
  await portal.down();
  const desk = await deskAt(portal, folder);
  await desk.client.decision.submit(decision);
  await portal.up();
  await waitForState(desk.client, decision.decisionId, 'delivered');
  expect(taken(portal)).toEqual([decision.decisionId]);
});
