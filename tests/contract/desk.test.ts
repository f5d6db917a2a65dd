import { afterEach, expect, test } from 'vitest';
import type { Portal } from '../portal/portal';
import { rejection, takeAndOpen, waitForState } from '../support/decisions';
import { Closers, portalForTest, signedInDesk } from '../support/desk-at-portal';
import type { TestDesk } from '../support/test-desk';
import { waitUntil } from '../support/wait-until';

const closers = new Closers();
afterEach(() => closers.close());

async function deskAndPortal(): Promise<{ portal: Portal; desk: TestDesk }> {
  const portal = await portalForTest(closers);
  return { portal, desk: await signedInDesk(closers, portal) };
}

test('a person signs in, takes the next application and finds it whole on the desk', async () => {
  const { desk } = await deskAndPortal();
  const { applicationId } = await desk.client.claim.takeNext({});
  const view = await waitUntil(async () => {
    const asked = await desk.client.application.get({ applicationId });
    return asked.evidence.every(({ state }) => state === 'ready') && asked;
  });
  expect(view.claim.state).toBe('ours');
  expect(view.evidence.length).toBeGreaterThan(0);
});

test('a decision reaches the portal with exactly the bytes that were signed, and its receipt is kept', async () => {
  const { portal, desk } = await deskAndPortal();
  const decision = rejection(await takeAndOpen(desk.client));
  await desk.client.decision.submit(decision);
  const delivered = await waitForState(desk.client, decision.decisionId, 'delivered');
  expect(delivered.receipt?.revision).toBeGreaterThan(0);
  expect(portal.decisions().map((stored) => stored.decisionId)).toEqual([decision.decisionId]);
});

test('work in progress is there again, and so is all of it after the decision that came of it was taken back', async () => {
  const portal = await portalForTest(closers, { undoHoldMs: 60_000 });
  const desk = await signedInDesk(closers, portal);
  const view = await takeAndOpen(desk.client);
  const applicationId = view.application.id;
  const draft = {
    answers: [{ checkId: 'G1', subject: view.application.documents[0]?.id ?? '', answer: 'pass' as const, reason: '' }],
    reasonCodes: ['IMG-BLUR'],
    note: 'half done',
    anchors: [],
    seen: [],
    activeMs: 10,
  };
  await desk.client.application.saveDraft({ applicationId, draft });
  expect((await desk.client.application.get({ applicationId })).draft).toEqual(draft);
  // What was done after the last save is in the decision alone.
  const decision = rejection(view, { note: 'all done', checks: draft.answers });
  await desk.client.decision.submit(decision);
  await desk.client.decision.undo({ decisionId: decision.decisionId });
  expect((await desk.client.application.get({ applicationId })).draft).toMatchObject({
    note: 'all done',
    answers: draft.answers,
    reasonCodes: decision.reasonCodes,
  });
  const { listId } = await desk.client.queue.open({
    filter: { view: 'drafts' },
    sort: { by: 'due', direction: 'asc' },
  });
  expect((await desk.client.queue.page({ listId, from: 0, to: 1 })).rows[0]?.hasDraft).toBe(true);
});
