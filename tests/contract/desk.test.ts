import { afterEach, expect, test } from 'vitest';
import type { DecisionDraft } from '../../shared/contract/decision';
import type { ApplicationView } from '../../shared/contract/application';
import { createPortal } from '../portal/create-portal';
import type { Portal } from '../portal/portal';
import { syntheticSamples } from '../portal/testing/synthetic-samples';
import { startTestDesk, type TestDesk } from '../support/test-desk';
import { waitUntil } from '../support/wait-until';

const LEA = 'person-lea-moreau';
const closers: Array<() => Promise<void>> = [];

async function signedInDesk(): Promise<{ portal: Portal; desk: TestDesk }> {
  const portal = await createPortal({
    clock: Date.now,
    seed: 1,
    samples: syntheticSamples(),
    policy: { undoHoldMs: 0 },
  });
  closers.push(portal.close);
  const desk = await startTestDesk(portal.origin);
  closers.push(desk.close);
  await desk.client.session.signIn({ personId: LEA });
  return { portal, desk };
}

const rejection = ({ application, policyVersion }: ApplicationView, decisionId: string): DecisionDraft => ({
  decisionId,
  applicationId: application.id,
  revision: application.revision,
  policyVersion,
  verdict: 'reject',
  newAttempt: 'invited',
  reasonCodes: ['IMG-BLUR'],
  note: '',
  checks: [],
  seen: [],
  anchors: [],
  activeMs: 1200,
});

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

test('a person signs in, takes the next application and finds it whole on the desk', async () => {
  const { desk } = await signedInDesk();
  const { applicationId } = await desk.client.claim.takeNext({});
  const view = await waitUntil(async () => {
    const asked = await desk.client.application.get({ applicationId });
    return asked.evidence.every(({ state }) => state === 'ready') && asked;
  });
  expect(view.claim.state).toBe('ours');
  expect(view.evidence.length).toBeGreaterThan(0);
});

test('a decision reaches the portal with exactly the bytes that were signed, and its receipt is kept', async () => {
  const { portal, desk } = await signedInDesk();
  const { applicationId } = await desk.client.claim.takeNext({});
  const view = await desk.client.application.get({ applicationId });
  const decisionId = '0198c0de-0000-7000-8000-000000000001';
  await desk.client.decision.submit(rejection(view, decisionId));
  const delivered = await waitUntil(async () => {
    const decision = await desk.client.decision.get({ decisionId });
    return decision.state === 'delivered' && decision;
  });
  expect(delivered.receipt?.revision).toBeGreaterThan(0);
  expect(portal.decisions().map((stored) => stored.decisionId)).toEqual([decisionId]);
});
