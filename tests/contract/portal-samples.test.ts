import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reachableLevel } from '../../shared/domain/level-rules';
import { loadSamples } from '../samples';
import { sha256Hex } from '../portal/keys';
import type { Portal } from '../portal/portal';
import { startTestPortal } from '../portal/testing/start-portal';
import { createTestDesk, LEA, valueOf, type TestDesk } from '../portal/testing/test-desk';

let portal: Portal;
let lea: TestDesk;
beforeAll(async () => {
  portal = await startTestPortal({ samples: loadSamples() });
  lea = await createTestDesk(portal.origin, LEA);
});
afterAll(() => portal.close());

describe('the stored samples', () => {
  it('open, each of them, in the terms of the contract, and none tells its truth', async () => {
    const { items, broken } = await valueOf(lea.client.listChanges({}));
    expect(broken).toEqual([]);
    expect(items.length).toBeGreaterThanOrEqual(12);
    for (const { id } of items) {
      const text = JSON.stringify(await lea.application(id));
      expect(text).not.toContain('"defects"');
      expect(text).not.toContain('agoMinutes');
      expect(text).not.toContain('"file"');
    }
  });

  it('give every file as it was announced', async () => {
    const [first] = (await valueOf(lea.client.listChanges({}))).items;
    const { documents, liveness } = await lea.application(first?.id ?? '');
    const media = [...documents.flatMap(({ sides }) => [sides.front, sides.back]), liveness?.video].filter(
      (ref) => ref !== undefined,
    );
    expect(media.length).toBeGreaterThanOrEqual(2);
    for (const ref of media) {
      const { body, contentType } = await valueOf(lea.client.getMedia({ id: ref.id }));
      const bytes = Buffer.from(await new Response(body).arrayBuffer());
      expect([contentType, bytes.length, sha256Hex(bytes)]).toEqual([ref.contentType, ref.sizeBytes, ref.sha256]);
    }
  });

  it('can be approved where their evidence reaches the level that was asked for', async () => {
    const policy = portal.policy();
    const { items } = await valueOf(lea.client.listChanges({}));
    const reaching = items.filter(
      ({ documentTypes, levelRequested }) => reachableLevel(policy, documentTypes) >= levelRequested,
    );
    expect(reaching.length).toBeGreaterThan(items.length / 2);
    const [chosen] = reaching;
    await lea.take(chosen?.id ?? '');
    const decision = lea.approval(await lea.application(chosen?.id ?? ''), policy);
    await valueOf(lea.client.putDecision(decision.decisionId, await lea.sign(decision)));
    expect((await lea.application(chosen?.id ?? '')).status).toBe('approved');
  });
});
