import { compactVerify, importJWK } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStatementVerifier } from '../../electron/core/portal/statements';
import type { DecisionV1 } from '../../shared/portal-api';
import { sha256Hex } from '../portal/keys';
import type { Portal } from '../portal/portal';
import { startTestPortal } from '../portal/testing/start-portal';
import {
  createTestDesk,
  createTestKey,
  failureOf,
  INES,
  LEA,
  nextDecisionId,
  SAM,
  valueOf,
  type TestDesk,
} from '../portal/testing/test-desk';

let portal: Portal;
let lea: TestDesk;
let sam: TestDesk;

beforeEach(async () => {
  portal = await startTestPortal();
  lea = await createTestDesk(portal.origin, LEA);
  sam = await createTestDesk(portal.origin, SAM);
});
afterEach(() => portal.close());

async function ready(desk: TestDesk, id: string, changes?: Partial<DecisionV1>): Promise<DecisionV1> {
  await desk.take(id);
  return desk.rejection(await desk.application(id), changes);
}
const put = async (desk: TestDesk, decision: DecisionV1) =>
  desk.client.putDecision(decision.decisionId, await desk.sign(decision));

const seenBy = async (desk: TestDesk): Promise<number> => (await valueOf(desk.client.listDecisions({}))).items.length;
const taking = (desk: TestDesk): Promise<string> =>
  failureOf(desk.client.takeClaim({ applicationId: 'app-1', reasonCode: 'training' }));

describe('an accepted decision', () => {
  it('is answered with 201 and a receipt that verifies and names the digest of the exact bytes', async () => {
    const decision = await ready(lea, 'app-1');
    const jws = await lea.sign(decision);
    const answer = await lea.client.putDecision(decision.decisionId, jws);
    expect(answer.ok && answer.status).toBe(201);
    const { receipt } = await valueOf(Promise.resolve(answer));
    const verifier = createStatementVerifier(lea.enrolment.pinnedKeys);
    expect(verifier.receipt(receipt, { decisionId: decision.decisionId, digest: sha256Hex(jws) })).toMatchObject({
      ok: true,
      value: { decisionId: decision.decisionId, revision: decision.revision + 1 },
    });
  });

  it('is held by the portal byte for byte as signed, and jose verifies it with the enrolled key', async () => {
    const application = await lea.application('app-1');
    await lea.take('app-1');
    const decision = lea.approval(application, portal.policy());
    const jws = await lea.sign(decision);
    await valueOf(lea.client.putDecision(decision.decisionId, jws));
    const [held] = portal.decisions();
    expect(held?.jws).toBe(jws);
    const key = await importJWK({ ...lea.key.publicKey, alg: 'Ed25519' });
    const { payload } = await compactVerify(held?.jws ?? '', key, { algorithms: ['Ed25519'] });
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(decision);
  });

  it('changes the application: status, revision, history, no claim left', async () => {
    const decision = await ready(lea, 'app-1');
    await valueOf(put(lea, decision));
    const after = await sam.application('app-1');
    expect(after).toMatchObject({ status: 'rejected', revision: decision.revision + 1 });
    expect(after.claim).toBeUndefined();
    expect(after.lastDecision).toMatchObject({ decisionId: decision.decisionId, verdict: 'reject' });
    expect(after.history.at(-1)).toMatchObject({ kind: 'decided', by: { id: LEA }, reasonCodes: ['IMG-BLUR'] });
    expect((await valueOf(lea.client.listClaims())).items).toEqual([]);
  });

  it('is answered again with the same receipt, as 200, and takes effect once', async () => {
    const decision = await ready(lea, 'app-1');
    const first = await valueOf(put(lea, decision));
    const again = await put(lea, decision);
    expect(again.ok && again.status).toBe(200);
    expect(again.ok && again.value).toEqual(first);
    expect(portal.decisions()).toHaveLength(1);
    expect(portal.deliveries().map(({ status }) => status)).toEqual([201, 200]);
  });

  it('takes effect once when it is sent twice at the same time', async () => {
    const decision = await ready(lea, 'app-1');
    const jws = await lea.sign(decision);
    const send = () => lea.client.putDecision(decision.decisionId, jws);
    const outcomes = await Promise.all(
      [send(), send(), send()].map(async (answer) => {
        const settled = await answer;
        return settled.ok ? settled.status : settled.failure.kind === 'problem' && settled.failure.type;
      }),
    );
    expect(outcomes).toContain(201);
    expect(outcomes.filter((outcome) => outcome === 201)).toHaveLength(1);
    expect(outcomes.every((outcome) => outcome === 201 || outcome === 200 || outcome === '/problems/in-progress')).toBe(
      true,
    );
    expect(portal.decisions()).toHaveLength(1);
    expect((await lea.application('app-1')).revision).toBe(decision.revision + 1);
  });

  it('is in the feed of its reviewer and of supervisors, and of nobody else', async () => {
    await valueOf(put(lea, await ready(lea, 'app-1')));
    const ines = await createTestDesk(portal.origin, INES);
    expect([await seenBy(lea), await seenBy(sam), await seenBy(ines)]).toEqual([1, 0, 1]);
    const [{ decisionId } = { decisionId: '' }] = portal.decisions();
    expect(await failureOf(sam.client.getDecision({ id: decisionId }))).toBe('/problems/not-found');
    expect(await valueOf(ines.client.getDecision({ id: decisionId }))).toMatchObject({ by: { id: LEA } });
  });
});

describe('the order of checks', () => {
  it('authentication comes before everything', async () => {
    const decision = await ready(lea, 'app-1');
    await valueOf(put(lea, decision));
    portal.simulate.revokeSignIns();
    expect(await failureOf(put(lea, decision))).toBe('/problems/unauthenticated');
  });

  it('a replay with other bytes is id-reused even when their signature is worthless', async () => {
    const decision = await ready(lea, 'app-1');
    await valueOf(put(lea, decision));
    const stranger = await createTestKey('nobody');
    expect(await failureOf(lea.client.putDecision(decision.decisionId, await stranger.sign('{}')))).toBe(
      '/problems/id-reused',
    );
  });

  it('a replay is answered although device, claim and revision are all gone', async () => {
    const decision = await ready(lea, 'app-1');
    await valueOf(put(lea, decision));
    portal.simulate.endDevice(lea.enrolment.deviceId);
    portal.simulate.newAttempt('app-1');
    expect(await failureOf(put(lea, decision))).toBe('none');
  });

  it('somebody else repeating the bytes is id-reused, not answered', async () => {
    const decision = await ready(lea, 'app-1');
    const jws = await lea.sign(decision);
    await valueOf(lea.client.putDecision(decision.decisionId, jws));
    expect(await failureOf(sam.client.putDecision(decision.decisionId, jws))).toBe('/problems/id-reused');
  });

  it('an unknown device comes before claim, revision and rules', async () => {
    const decision = lea.rejection(await lea.application('app-1'), { revision: 99, reasonCodes: [] });
    const stranger = await createTestKey('nobody');
    const jws = await stranger.sign(JSON.stringify(decision));
    expect(await failureOf(lea.client.putDecision(decision.decisionId, jws))).toBe('/problems/unknown-device');
  });

  it('a wrong signature comes before claim, revision and rules', async () => {
    const decision = lea.rejection(await lea.application('app-1'), { revision: 99, reasonCodes: [] });
    const stranger = await createTestKey(lea.key.publicKey.kid);
    const jws = await stranger.sign(JSON.stringify(decision));
    expect(await failureOf(lea.client.putDecision(decision.decisionId, jws))).toBe('/problems/invalid-signature');
  });

  it('another typ is an invalid signature', async () => {
    const decision = await ready(lea, 'app-1');
    const jws = await lea.key.sign(JSON.stringify(decision), 'countersign-receipt+jws');
    expect(await failureOf(lea.client.putDecision(decision.decisionId, jws))).toBe('/problems/invalid-signature');
  });

  it('the claim comes before revision and rules', async () => {
    const decision = lea.rejection(await lea.application('app-1'), { revision: 99, reasonCodes: [] });
    expect(await failureOf(put(lea, decision))).toBe('/problems/not-your-claim');
  });

  it('the revision comes before the rules', async () => {
    const decision = await ready(lea, 'app-1', { revision: 99, reasonCodes: [] });
    expect(await failureOf(put(lea, decision))).toBe('/problems/revision-changed');
  });

  it('a broken rule is named', async () => {
    const decision = await ready(lea, 'app-1', { reasonCodes: [] });
    const answer = await put(lea, decision);
    expect(!answer.ok && answer.failure).toMatchObject({
      type: '/problems/rule-broken',
      problem: { rule: 'reason_given' },
    });
  });
});

describe('final answers', () => {
  it('a refusal is repeated for the same bytes although the reason for it is gone', async () => {
    const decision = lea.rejection(await lea.application('app-1'));
    expect(await failureOf(put(lea, decision))).toBe('/problems/not-your-claim');
    await lea.take('app-1');
    expect(await failureOf(put(lea, decision))).toBe('/problems/not-your-claim');
    expect(await failureOf(put(lea, { ...decision, decisionId: nextDecisionId() }))).toBe('none');
  });

  it('an unknown device is not final: enrolled again with the same key, the same bytes are accepted', async () => {
    const decision = await ready(lea, 'app-1');
    portal.simulate.forgetDevices();
    expect(await failureOf(put(lea, decision))).toBe('/problems/unknown-device');
    const { deviceId } = await valueOf(lea.client.enrolDevice({ name: 'Again', publicKey: lea.key.publicKey }));
    expect(deviceId).toBe(lea.enrolment.deviceId);
    expect(await failureOf(put(lea, decision))).toBe('none');
  });

  it('a decision signed for another person or desk is not allowed', async () => {
    for (const changes of [{ personId: SAM }, { deviceId: sam.enrolment.deviceId }])
      expect(await failureOf(put(lea, lea.rejection(await lea.application('app-1'), changes)))).toBe(
        '/problems/not-allowed',
      );
  });

  it('withdrawn and already decided say so, the latter with the decision that stands', async () => {
    const late = await ready(lea, 'app-1');
    portal.simulate.withdraw('app-1');
    expect(await failureOf(put(lea, late))).toBe('/problems/withdrawn');

    const beaten = await ready(lea, 'app-2');
    portal.simulate.letGo('app-2');
    await valueOf(put(sam, await ready(sam, 'app-2')));
    const answer = await put(lea, beaten);
    expect(!answer.ok && answer.failure).toMatchObject({
      type: '/problems/already-decided',
      problem: { decision: { verdict: 'reject', by: { id: SAM } } },
    });
  });

  it('another version of the decision is refused by its number', async () => {
    const decision = await ready(lea, 'app-1');
    const jws = await lea.key.sign(JSON.stringify({ ...decision, v: 2, future: true }));
    expect(await failureOf(lea.client.putDecision(decision.decisionId, jws))).toBe('/problems/unsupported-version');
  });

  it('an unknown field, a missing field and JSON that is not canonical are invalid', async () => {
    const decision = await ready(lea, 'app-1');
    const { note: _note, ...without } = decision;
    for (const payload of [
      JSON.stringify({ ...decision, extra: 1 }),
      JSON.stringify(without),
      JSON.stringify(decision, null, 1),
    ]) {
      const decisionId = nextDecisionId();
      const jws = await lea.key.sign(payload.replace(decision.decisionId, decisionId));
      expect(await failureOf(lea.client.putDecision(decisionId, jws))).toBe('/problems/invalid-request');
    }
  });

  it('a fresher sign-in is asked for by the token, is not final, and names how fresh', async () => {
    portal.simulate.changePolicy({ stepUp: [{ verdict: 'approve', fromLevel: 1, maxAgeSeconds: 300 }] });
    const application = await lea.application('app-1');
    await lea.take('app-1');
    const decision = lea.approval(application, portal.policy(), { policyVersion: portal.policy().policyVersion });
    portal.clock.advance(301_000);
    const jws = await lea.sign(decision);
    const response = await fetch(`${portal.origin}/v1/decisions/${decision.decisionId}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${lea.accessToken}`, 'content-type': 'application/jose' },
      body: jws,
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('max_age=300');
    portal.clock.advance(-301_000);
    expect(await failureOf(lea.client.putDecision(decision.decisionId, jws))).toBe('none');
  });

  it('a decision made under the policy before the present one stands while statements of it can be valid', async () => {
    portal.simulate.changePolicy({ maxAttempts: 1 });
    expect(await failureOf(put(lea, await ready(lea, 'app-1')))).toBe('none');
    portal.clock.advance(8 * 86_400_000);
    lea = await createTestDesk(portal.origin, LEA);
    const answer = await put(lea, await ready(lea, 'app-2'));
    expect(!answer.ok && answer.failure).toMatchObject({ problem: { rule: 'policy_version' } });
  });
});

describe('a flagged application', () => {
  it('is for a supervisor, never for whoever flagged it', async () => {
    const decision = await ready(lea, 'app-1', { verdict: 'flag', reasonCodes: ['TAM-PHOTO'] });
    const { newAttempt: _newAttempt, ...flag } = decision;
    await valueOf(put(lea, flag));
    expect((await lea.application('app-1')).status).toBe('flagged');
    expect(await taking(lea)).toBe('/problems/not-allowed');
    expect(await taking(sam)).toBe('/problems/not-allowed');
    const ines = await createTestDesk(portal.origin, INES);
    expect(await taking(ines)).toBe('none');
    await valueOf(ines.client.releaseClaim({ applicationId: 'app-1' }));
    expect((await lea.application('app-1')).status).toBe('flagged');
    await ines.take('app-1');
    await valueOf(put(ines, ines.rejection(await ines.application('app-1'))));
    expect((await lea.application('app-1')).status).toBe('rejected');
  });
});
