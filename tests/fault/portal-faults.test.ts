import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MediaInterrupted } from '../../electron/core/portal/media';
import { deliveryOutcome } from '../../electron/core/portal/outcome';
import { createStatementVerifier } from '../../electron/core/portal/statements';
import type { DecisionV1 } from '../../shared/portal-api';
import type { Portal } from '../portal/portal';
import { sha256Hex } from '../portal/keys';
import { createManualClock } from '../portal/testing/manual-clock';
import { startTestPortal } from '../portal/testing/start-portal';
import { createTestDesk, failureOf, LEA, SAM, valueOf, type TestDesk } from '../portal/testing/test-desk';

let portal: Portal;
let lea: TestDesk;

beforeEach(async () => {
  portal = await startTestPortal();
  lea = await createTestDesk(portal.origin, LEA);
});
afterEach(() => portal.close());

async function decided(id: string): Promise<{ decision: DecisionV1; jws: string }> {
  await lea.take(id);
  const decision = lea.rejection(await lea.application(id));
  return { decision, jws: await lea.sign(decision) };
}

/** What the desk makes of the answer to this decision. */
async function outcomeOf({ decision: { decisionId }, jws }: { decision: DecisionV1; jws: string }) {
  const verifier = createStatementVerifier(lea.enrolment.pinnedKeys);
  const result = await lea.client.putDecision(decisionId, jws);
  return deliveryOutcome(result, (receipt) => verifier.receipt(receipt, { decisionId, digest: sha256Hex(jws) }));
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

const photoId = 'app-1-document-1-front';
const photo = () => valueOf(lea.client.getMedia({ id: photoId }));

async function twelveCalls(): Promise<string[]> {
  const fresh = await startTestPortal({ seed: 99 });
  const desk = await createTestDesk(fresh.origin, LEA);
  fresh.faults.add({ kind: 'signed_out', operation: 'listClaims', probability: 0.5 });
  const seen = [];
  for (let call = 0; call < 12; call += 1) seen.push(await failureOf(desk.client.listClaims()));
  await fresh.close();
  return seen;
}

describe('time and connection', () => {
  it('latency beyond the limit is a time-out, within it only slow', async () => {
    const clock = createManualClock();
    const desk = await createTestDesk(portal.origin, LEA, { clock });
    portal.faults.add({ kind: 'latency', ms: 20, operation: 'listClaims', times: 1 });
    expect(await failureOf(desk.client.listClaims())).toBe('none');
    const fault = portal.faults.add({ kind: 'latency', ms: 60_000, operation: 'listClaims', times: 1 });
    const waiting = desk.client.listClaims();
    await expect.poll(() => portal.faults.list().find(({ id }) => id === fault)?.struck).toBe(1);
    clock.runOut();
    expect(await failureOf(waiting)).toBe('timeout');
  });

  it('a connection cut before the work leaves nothing behind', async () => {
    const delivery = await decided('app-1');
    portal.faults.add({ kind: 'drop', moment: 'before_work', operation: 'putDecision', times: 1 });
    expect(await outcomeOf(delivery)).toMatchObject({ kind: 'retry', reason: 'network' });
    expect(portal.deliveries()).toHaveLength(0);
    expect((await outcomeOf(delivery)).kind).toBe('delivered');
  });

  it('a connection cut after the work is tried again and the decision stands once', async () => {
    const delivery = await decided('app-1');
    portal.faults.add({ kind: 'drop', moment: 'after_work', operation: 'putDecision', times: 1 });
    expect(await outcomeOf(delivery)).toMatchObject({ kind: 'retry', reason: 'network' });
    expect(portal.decisions()).toHaveLength(1);
    expect((await outcomeOf(delivery)).kind).toBe('delivered');
    expect(portal.deliveries().map(({ status }) => status)).toEqual([201, 200]);
    expect(portal.decisions()).toHaveLength(1);
  });

  it('a body cut in the middle is a network failure for JSON, a retry for a decision', async () => {
    portal.faults.add({ kind: 'truncated_body', operation: 'listChanges', times: 1 });
    expect(await failureOf(lea.client.listChanges({}))).toBe('network');
    const delivery = await decided('app-1');
    portal.faults.add({ kind: 'truncated_body', operation: 'putDecision', times: 1 });
    expect((await outcomeOf(delivery)).kind).toBe('retry');
    expect((await outcomeOf(delivery)).kind).toBe('delivered');
  });

  it('a file cut in the middle errors, and its rest is fetched by range into the same digest', async () => {
    portal.faults.add({ kind: 'truncated_body', operation: 'getMedia', times: 1 });
    const first = await lea.client.getMedia({ id: photoId });
    const pieces: Uint8Array[] = [];
    await expect(
      (async () => {
        if (first.ok) for await (const piece of first.value.body) pieces.push(piece);
      })(),
    ).rejects.toBeInstanceOf(MediaInterrupted);
    const start = Buffer.concat(pieces);
    expect(start.length).toBeGreaterThan(0);
    const etag = first.ok ? first.etag : undefined;
    const rest = await valueOf(
      lea.client.getMedia({ id: photoId, offsetBytes: start.length, ...(etag !== undefined && { etag }) }),
    );
    expect(rest.status).toBe(206);
    const whole = Buffer.concat([start, await bytesOf(rest.body)]);
    expect(createHash('sha256').update(whole).digest('hex')).toBe(rest.digestSha256Hex);
  });

  it('a portal that is down refuses connections, and is the same portal when it is up again', async () => {
    const delivery = await decided('app-1');
    await portal.down();
    // The first call may still find a kept connection, and find it cut.
    expect(await failureOf(lea.client.listClaims())).toBe('network');
    const result = await lea.client.listClaims();
    expect(!result.ok && result.failure).toEqual({ kind: 'network', reason: 'ECONNREFUSED' });
    expect((await outcomeOf(delivery)).kind).toBe('retry');
    await portal.up();
    expect((await outcomeOf(delivery)).kind).toBe('delivered');
  });
});

describe('answers that are not the portal’s', () => {
  it.each([200, 403] as const)(
    'a proxy’s page with status %i is never final, before or after the work',
    async (status) => {
      const delivery = await decided('app-1');
      portal.faults.add({ kind: 'html', status, operation: 'putDecision', times: 1 });
      expect(await outcomeOf(delivery)).toMatchObject({ kind: 'retry', reason: 'unknown_answer' });
      portal.faults.add({ kind: 'html', status, afterWork: true, operation: 'putDecision', times: 1 });
      expect((await outcomeOf(delivery)).kind).toBe('retry');
      expect((await outcomeOf(delivery)).kind).toBe('delivered');
      expect(portal.decisions()).toHaveLength(1);
    },
  );

  it.each([200, 403] as const)('a proxy’s page with status %i is no feed and no event stream', async (status) => {
    portal.faults.add({ kind: 'html', status });
    expect(await failureOf(lea.client.listChanges({}))).toBe('unknown_answer');
    expect(await failureOf(lea.client.streamEvents({ onEvent: () => undefined }))).toBe('unknown_answer');
  });

  it('a proxy’s page in place of a file is refused, or has neither the type nor the digest that were announced', async () => {
    portal.faults.add({ kind: 'html', status: 403, times: 1 });
    expect(await failureOf(lea.client.getMedia({ id: photoId }))).toBe('unknown_answer');
    portal.faults.add({ kind: 'html', status: 200, times: 1 });
    const { contentType, digestSha256Hex, body } = await photo();
    await body.cancel();
    expect({ contentType, digestSha256Hex }).toEqual({ contentType: 'text/html', digestSha256Hex: undefined });
  });

  it.each([
    { status: 429, form: 'seconds', body: 'problem' },
    { status: 429, form: 'http_date', body: 'text' },
    { status: 503, form: 'seconds', body: 'text' },
    { status: 503, form: 'http_date', body: 'problem' },
  ] as const)(
    'busy: $status with Retry-After as $form and a $body body is tried again after that time',
    async ({ status, form, body }) => {
      const delivery = await decided('app-1');
      portal.faults.add({
        kind: 'busy',
        status,
        retryAfterSeconds: 30,
        retryAfterForm: form,
        body,
        operation: 'putDecision',
        times: 1,
      });
      const outcome = await outcomeOf(delivery);
      expect(outcome.kind).toBe('retry');
      const waitMs = outcome.kind === 'retry' ? outcome.retryAfterMs : undefined;
      expect(waitMs).toBeGreaterThanOrEqual(28_000);
      expect(waitMs).toBeLessThanOrEqual(30_000);
      expect((await outcomeOf(delivery)).kind).toBe('delivered');
    },
  );

  it.each(['forged', 'absent'] as const)(
    'a %s receipt is no delivery; asked again, the portal sends the true one',
    async (how) => {
      const delivery = await decided('app-1');
      portal.faults.add({ kind: 'bad_receipt', how, times: 1 });
      expect((await outcomeOf(delivery)).kind).toBe('retry');
      expect((await outcomeOf(delivery)).kind).toBe('delivered');
      expect(portal.decisions()).toHaveLength(1);
    },
  );
});

describe('the feed', () => {
  it('an expired cursor is told by its type', async () => {
    const { nextCursor } = await valueOf(lea.client.listChanges({}));
    portal.faults.add({ kind: 'cursor_expired', times: 1 });
    expect(await failureOf(lea.client.listChanges({ cursor: nextCursor }))).toBe('/problems/cursor-expired');
    expect(await failureOf(lea.client.listChanges({ cursor: nextCursor }))).toBe('none');
  });

  it('duplicated and reordered pages come through as they are', async () => {
    portal.faults.add({ kind: 'feed_duplicated', times: 1 });
    expect((await valueOf(lea.client.listChanges({}))).items.map(({ id }) => id)).toEqual([
      'app-1',
      'app-2',
      'app-3',
      'app-1',
      'app-2',
      'app-3',
    ]);
    portal.faults.add({ kind: 'feed_reordered', times: 1 });
    expect((await valueOf(lea.client.listChanges({}))).items.map(({ id }) => id)).toEqual(['app-3', 'app-2', 'app-1']);
  });

  it('an item that breaks its schema is set aside with its id, and never stops the rest', async () => {
    portal.faults.add({ kind: 'feed_broken_item', times: 1 });
    const { items, broken } = await valueOf(lea.client.listChanges({}));
    expect(items.map(({ id }) => id)).toEqual(['app-2', 'app-3']);
    expect(broken).toEqual([
      { id: 'app-1', reference: 'CS-2026-0001', reason: expect.stringMatching(/^(submittedAt|documentTypes) \(/) },
    ]);
  });

  it('a skewed clock shows in the Date of the answer', async () => {
    portal.faults.add({ kind: 'clock_skew', ms: 3_600_000, times: 1 });
    const result = await lea.client.listClaims();
    const offsetMs = (result.serverDateMs ?? 0) - Date.now();
    expect(Math.abs(offsetMs - 3_600_000)).toBeLessThan(5000);
  });
});

describe('sign-in, claims and revisions', () => {
  it('a revoked sign-in leaves the decision waiting for a person', async () => {
    const delivery = await decided('app-1');
    portal.faults.add({ kind: 'signed_out', times: 1 });
    expect(await outcomeOf(delivery)).toMatchObject({ kind: 'awaiting_person', type: '/problems/unauthenticated' });
    expect((await outcomeOf(delivery)).kind).toBe('delivered');
  });

  it('a revision that changed in the last moment is a conflict that names the present one', async () => {
    const delivery = await decided('app-1');
    portal.faults.add({ kind: 'revision_changed', times: 1 });
    expect(await outcomeOf(delivery)).toMatchObject({
      kind: 'conflict',
      type: '/problems/revision-changed',
      problem: { revision: 2 },
    });
  });

  it('a claim taken by another in the last moment is a conflict that names the holder', async () => {
    const delivery = await decided('app-1');
    portal.faults.add({ kind: 'claim_taken', times: 1 });
    expect(await outcomeOf(delivery)).toMatchObject({
      kind: 'conflict',
      type: '/problems/not-your-claim',
      problem: { holder: { id: SAM } },
    });
  });
});

describe('files of evidence', () => {
  it('a wrong digest header contradicts the application', async () => {
    portal.faults.add({ kind: 'wrong_digest', mediaId: photoId, times: 1 });
    const { digestSha256Hex, body } = await photo();
    await body.cancel();
    const announced = (await lea.application('app-1')).documents[0]?.sides.front?.sha256;
    expect(digestSha256Hex).toMatch(/^[0-9a-f]{64}$/);
    expect(digestSha256Hex).not.toBe(announced);
  });

  it('wrong bytes keep their announced digest and do not have it', async () => {
    portal.faults.add({ kind: 'wrong_bytes', mediaId: photoId, times: 1 });
    const { digestSha256Hex, body } = await photo();
    expect(sha256Hex(await bytesOf(body))).not.toBe(digestSha256Hex);
    const again = await photo();
    expect(sha256Hex(await bytesOf(again.body))).toBe(again.digestSha256Hex);
  });

  it('a missing file is a known problem, and only that file is missing', async () => {
    portal.faults.add({ kind: 'media_missing', mediaId: photoId });
    expect(await failureOf(lea.client.getMedia({ id: photoId }))).toBe('/problems/not-found');
    const clip = await valueOf(lea.client.getMedia({ id: 'app-1-clip' }));
    await clip.body.cancel();
  });

  it('a file that does not decode is announced and served consistently, until the fault is removed', async () => {
    const before = (await lea.application('app-1')).documents[0]?.sides.front;
    const fault = portal.faults.add({ kind: 'undecodable_media', mediaId: photoId });
    const announced = (await lea.application('app-1')).documents[0]?.sides.front;
    const { body, digestSha256Hex } = await photo();
    const bytes = await bytesOf(body);
    expect(sha256Hex(bytes)).toBe(announced?.sha256);
    expect(digestSha256Hex).toBe(announced?.sha256);
    expect(bytes.length).toBe(announced?.sizeBytes);
    expect(announced?.sha256).not.toBe(before?.sha256);
    portal.faults.remove(fault);
    expect((await lea.application('app-1')).documents[0]?.sides.front).toEqual(before);
  });
});

describe('the switches', () => {
  it('count down, and can be limited to an operation', async () => {
    portal.faults.add({ kind: 'signed_out', operation: 'listClaims', times: 2 });
    expect(await failureOf(lea.client.listDevices())).toBe('none');
    const seen = [];
    for (let call = 0; call < 3; call += 1) seen.push(await failureOf(lea.client.listClaims()));
    expect(seen).toEqual(['/problems/unauthenticated', '/problems/unauthenticated', 'none']);
  });

  it('a probability strikes the same calls for the same seed', async () => {
    const first = await twelveCalls();
    expect(await twelveCalls()).toEqual(first);
    expect(new Set(first)).toEqual(new Set(['none', '/problems/unauthenticated']));
  });
});
