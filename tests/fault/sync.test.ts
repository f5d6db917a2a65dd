import { afterEach, expect, test } from 'vitest';
import type { Portal } from '../portal/portal';
import { LEA, rejection, SAM, takeAndOpen, waitForState } from '../support/decisions';
import { Closers, portalForTest, signedInDesk } from '../support/desk-at-portal';
import { startTestDesk, type TestDesk } from '../support/test-desk';
import { waitUntil } from '../support/wait-until';

const closers = new Closers();
afterEach(() => closers.close());

const newPortal = (): Promise<Portal> => portalForTest(closers);
const newDesk = (portal: Portal, personId = LEA): Promise<TestDesk> => signedInDesk(closers, portal, { personId });

const known = async ({ client }: TestDesk): Promise<number> => (await client.sync.status()).feed.known;
const references = async ({ client }: TestDesk): Promise<Array<string | undefined>> => {
  const { listId, count } = await client.queue.open({
    filter: { view: 'open' },
    sort: { by: 'reference', direction: 'asc' },
  });
  const { rows } = await client.queue.page({ listId, from: 0, to: count });
  return rows.map((row) => row?.reference);
};
const allKnown = (portal: Portal, desk: TestDesk): Promise<true> =>
  waitUntil(async () => (await known(desk)) === portal.applications().length);

test('a record of the feed that breaks its schema is shown as broken and never stops the rest', async () => {
  const portal = await newPortal();
  portal.faults.add({ kind: 'feed_broken_item', times: 1 });
  const desk = await newDesk(portal);
  await allKnown(portal, desk);
  const { problems } = await waitUntil(async () => {
    const status = await desk.client.sync.status();
    return status.problems.length > 0 && status;
  });
  expect(problems).toMatchObject([{ kind: 'summary_broken' }]);
  const { listId } = await desk.client.queue.open({
    filter: { view: 'broken' },
    sort: { by: 'due', direction: 'asc' },
  });
  const { rows } = await desk.client.queue.page({ listId, from: 0, to: 10 });
  expect(rows[0]?.broken).toContain('submittedAt');
});

test.each(['feed_duplicated', 'feed_reordered'] as const)('a feed that is %s gives the same list', async (kind) => {
  const portal = await newPortal();
  portal.faults.add({ kind });
  const desk = await newDesk(portal);
  await allKnown(portal, desk);
  expect(await references(desk)).toEqual(
    portal
      .applications()
      .map(({ reference }) => reference)
      .toSorted(),
  );
});

test('after an expired cursor the feed starts over, drops what the portal no longer shows and keeps what is decided here', async () => {
  const portal = await newPortal();
  const desk = await newDesk(portal);
  await allKnown(portal, desk);
  const view = await takeAndOpen(desk.client);
  portal.faults.add({ kind: 'busy', status: 503, operation: 'putDecision' });
  const decision = rejection(view);
  await desk.client.decision.submit(decision);
  portal.simulate.remove('app-3');
  portal.faults.add({ kind: 'cursor_expired', times: 1 });
  await desk.client.sync.now();
  await waitUntil(async () => (await known(desk)) === 2);
  expect((await desk.client.decision.get({ decisionId: decision.decisionId })).state).not.toBe('delivered');
  portal.faults.clear();
  await desk.client.outbox.retry({ decisionId: decision.decisionId });
  await waitForState(desk.client, decision.decisionId, 'delivered');
});

test('a missing file of evidence is told on the item and in the status, and comes when it is asked for again', async () => {
  const portal = await newPortal();
  const fault = portal.faults.add({ kind: 'media_missing' });
  const desk = await newDesk(portal);
  const view = await takeAndOpen(desk.client);
  const { applicationId } = { applicationId: view.application.id };
  await waitUntil(async () => {
    const { evidence } = await desk.client.application.get({ applicationId });
    return evidence.every(({ state }) => state === 'not_here');
  });
  expect((await desk.client.sync.status()).problems.map(({ kind }) => kind)).toContain('media_missing');
  portal.faults.remove(fault);
  for (const { mediaId } of view.evidence) await desk.client.application.refetchEvidence({ applicationId, mediaId });
  await waitUntil(async () => {
    const { evidence } = await desk.client.application.get({ applicationId });
    return evidence.every(({ state }) => state === 'ready');
  });
});

test('bytes that are not what the portal announced are never shown', async () => {
  const portal = await newPortal();
  portal.faults.add({ kind: 'wrong_bytes' });
  const desk = await newDesk(portal);
  const { application } = await takeAndOpen(desk.client);
  const view = await waitUntil(async () => {
    const asked = await desk.client.application.get({ applicationId: application.id });
    return asked.evidence.every(({ state }) => state === 'damaged') && asked;
  });
  const [first] = view.evidence;
  expect(await desk.core.readEvidence(first?.handle ?? '')).toEqual({ ok: false, code: 'DAMAGED' });
});

test('a file that the page cannot open is told in the status, and decided by the person', async () => {
  const portal = await newPortal();
  const desk = await newDesk(portal);
  const { application } = await takeAndOpen(desk.client);
  const view = await waitUntil(async () => {
    const asked = await desk.client.application.get({ applicationId: application.id });
    return asked.evidence.every(({ state }) => state === 'ready') && asked;
  });
  const mediaId = view.evidence[0]?.mediaId ?? '';
  await desk.client.application.reportUndecodable({ applicationId: application.id, mediaId });
  const { evidence } = await desk.client.application.get({ applicationId: application.id });
  expect(evidence.find((item) => item.mediaId === mediaId)?.state).toBe('undecodable');
  const problems = await waitUntil(async () => {
    const status = await desk.client.sync.status();
    return status.problems.length > 0 && status.problems;
  });
  expect(problems).toMatchObject([{ kind: 'media_undecodable', reference: application.reference }]);
});

test('a new application reaches the list by a hint of the stream, without waiting for the next poll', async () => {
  const portal = await newPortal();
  const [desk, other] = [await newDesk(portal), await newDesk(portal, SAM)];
  await allKnown(portal, desk);
  await waitUntil(() => portal.listenerCount() === 2);
  const taken = await takeAndOpen(other.client);
  const holder = await waitUntil(async () => {
    const { listId } = await desk.client.queue.open({
      filter: { view: 'open', claim: 'other' },
      sort: { by: 'due', direction: 'asc' },
    });
    const { rows } = await desk.client.queue.page({ listId, from: 0, to: 9 });
    return rows.find((row) => row?.applicationId === taken.application.id)?.claim?.holderName;
  }, 10_000);
  expect(holder).toBe('Sam Ortiz');
});

test('the portal gone and back is told in the status, and the desk goes on by itself', async () => {
  const portal = await newPortal();
  const desk = await newDesk(portal);
  await allKnown(portal, desk);
  await portal.down();
  await waitUntil(async () => (await desk.client.sync.status()).portal.state === 'unreachable');
  await expect(desk.client.claim.take({ applicationId: 'app-3', reasonCode: 'training' })).rejects.toMatchObject({
    code: 'PORTAL_UNREACHABLE',
  });
  await portal.up();
  await waitUntil(async () => (await desk.client.sync.status()).portal.state === 'reachable');
});

test('two people never hold one application, and the second hears who has it', async () => {
  const portal = await newPortal();
  const [lea, sam] = [await newDesk(portal), await newDesk(portal, SAM)];
  await allKnown(portal, sam);
  const { application } = await takeAndOpen(lea.client);
  await expect(sam.client.claim.take({ applicationId: application.id, reasonCode: 'training' })).rejects.toMatchObject({
    code: 'CLAIMED_BY_OTHER',
    data: { holderName: 'Léa Moreau' },
  });
});

test('a second desk on one profile is told, and the first goes on', async () => {
  const portal = await newPortal();
  const first = await newDesk(portal);
  const second = await startTestDesk(portal.origin, { profileRoot: first.profileRoot });
  closers.add(() => second.close());
  await expect(second.client.session.signIn({ personId: LEA })).rejects.toMatchObject({ code: 'PROFILE_IN_USE' });
  await allKnown(portal, first);
});

test('while the portal is gone, somebody who never worked here is told so', async () => {
  const portal = await newPortal();
  const desk = await startTestDesk(portal.origin);
  closers.add(() => desk.close());
  await portal.down();
  await expect(desk.client.session.signIn({ personId: LEA })).rejects.toMatchObject({ code: 'PERSON_UNKNOWN_HERE' });
});

test('without a session every procedure of the desk says so', async () => {
  const portal = await newPortal();
  const desk = await startTestDesk(portal.origin);
  closers.add(() => desk.close());
  await expect(desk.client.queue.counts()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  await expect(desk.client.claim.takeNext({})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  expect(await desk.core.readEvidence('0'.repeat(32))).toEqual({ ok: false, code: 'NOT_SIGNED_IN' });
});

test('a page hears that the application on its screen was withdrawn, and the answer says so', async () => {
  const portal = await newPortal();
  const desk = await newDesk(portal);
  const { application } = await takeAndOpen(desk.client);
  await waitUntil(() => portal.listenerCount() === 1);
  const stream = await desk.client.events.subscribe();
  portal.simulate.withdraw(application.id);
  for await (const event of stream) {
    if (event.type !== 'application.changed' || event.applicationId !== application.id) continue;
    const view = await desk.client.application.get({ applicationId: application.id });
    if (view.application.status === 'withdrawn') break;
  }
  const view = await waitUntil(async () => {
    const asked = await desk.client.application.get({ applicationId: application.id });
    return asked.claim.state !== 'ours' && asked;
  });
  expect(view.application.status).toBe('withdrawn');
});
