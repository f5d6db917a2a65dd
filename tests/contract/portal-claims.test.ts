import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Portal } from '../portal/portal';
import { startTestPortal } from '../portal/testing/start-portal';
import { syntheticSamples } from '../portal/testing/synthetic-samples';
import { createTestDesk, failureOf, INES, LEA, SAM, valueOf, type TestDesk } from '../portal/testing/test-desk';

const LEASE_MS = 1_800_000;

const many = syntheticSamples(
  Array.from({ length: 12 }, (_, index) => ({
    n: index + 1,
    name: ['Given', `Family${index + 1}`] as const,
    types: ['passport' as const],
    level: 1,
  })),
);

let portal: Portal;
let lea: TestDesk;
let sam: TestDesk;

beforeEach(async () => {
  portal = await startTestPortal({ samples: many });
  lea = await createTestDesk(portal.origin, LEA);
  sam = await createTestDesk(portal.origin, SAM);
});
afterEach(() => portal.close());

const heldBy = async (desk: TestDesk): Promise<string[]> =>
  (await valueOf(desk.client.listClaims())).items.map(({ applicationId }) => applicationId);

async function sequenceOfPicks(seed: number): Promise<string[]> {
  const twin = await startTestPortal({ samples: many, seed });
  const desk = await createTestDesk(twin.origin, LEA);
  const picks = [];
  for (let turn = 0; turn < 5; turn += 1)
    picks.push((await valueOf(desk.client.claimNext({ idempotencyKey: `pick-number-${turn}` }))).applicationId);
  await twin.close();
  return picks;
}

describe('the next one', () => {
  it('is picked at random from the seed: the same for the same, not in the order of arrival', async () => {
    const picks = await sequenceOfPicks(21);
    expect(await sequenceOfPicks(21)).toEqual(picks);
    expect(await sequenceOfPicks(22)).not.toEqual(picks);
    expect(new Set(picks).size).toBe(5);
  });

  it('is the same one for the same key, also when it is asked for twice at once', async () => {
    const ask = () => valueOf(lea.client.claimNext({ idempotencyKey: 'one-and-the-same' }));
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second).toEqual(first);
    expect(await ask()).toEqual(first);
    expect(await heldBy(lea)).toEqual([first.applicationId]);
  });

  it('needs a key', async () => {
    expect(await failureOf(lea.client.claimNext({ idempotencyKey: 'short' }))).toBe('/problems/invalid-request');
  });

  it('ends at the limit of the policy, and with the last application', async () => {
    for (let turn = 0; turn < 5; turn += 1)
      await valueOf(lea.client.claimNext({ idempotencyKey: `turn-number-${turn}` }));
    expect(await failureOf(lea.client.claimNext({ idempotencyKey: 'one-too-many' }))).toBe('/problems/claim-limit');
    for (const [index] of many.entries()) portal.simulate.remove(`app-${index + 1}`);
    expect(await failureOf(sam.client.claimNext({ idempotencyKey: 'none-is-left' }))).toBe(
      '/problems/nothing-to-claim',
    );
  });

  it('never gives the same application to two people who ask at once', async () => {
    const asks = [lea, sam].flatMap((desk) =>
      [1, 2, 3, 4, 5].map((turn) =>
        valueOf(desk.client.claimNext({ idempotencyKey: `at-once-${desk.personId}-${turn}` })),
      ),
    );
    const taken = (await Promise.all(asks)).map(({ applicationId }) => applicationId);
    expect(new Set(taken).size).toBe(10);
  });

  it('gives a flagged one to a supervisor only', async () => {
    await lea.take('app-1');
    const { newAttempt: _newAttempt, ...flag } = lea.rejection(await lea.application('app-1'), {
      verdict: 'flag',
      reasonCodes: ['TAM-PHOTO'],
    });
    await valueOf(lea.client.putDecision(flag.decisionId, await lea.sign(flag)));
    for (let n = 2; n <= 12; n += 1) portal.simulate.remove(`app-${n}`);
    expect(await failureOf(sam.client.claimNext({ idempotencyKey: 'for-a-reviewer' }))).toBe(
      '/problems/nothing-to-claim',
    );
    const ines = await createTestDesk(portal.origin, INES);
    expect((await valueOf(ines.client.claimNext({ idempotencyKey: 'for-a-supervisor' }))).applicationId).toBe('app-1');
  });
});

describe('one chosen', () => {
  it('needs a reason that the policy names', async () => {
    expect(await failureOf(lea.client.takeClaim({ applicationId: 'app-1' }))).toBe('/problems/invalid-request');
    expect(await failureOf(lea.client.takeClaim({ applicationId: 'app-1', reasonCode: 'curiosity' }))).toBe(
      '/problems/invalid-request',
    );
    expect(await failureOf(lea.client.takeClaim({ applicationId: 'app-1', reasonCode: 'urgent-call' }))).toBe('none');
  });

  it('held by another names the holder and until when', async () => {
    await sam.take('app-1');
    const answer = await lea.client.takeClaim({ applicationId: 'app-1', reasonCode: 'training' });
    expect(answer).toMatchObject({
      ok: false,
      failure: {
        type: '/problems/claimed-by-other',
        problem: { holder: { id: SAM, name: 'Sam Ortiz' }, expiresAt: expect.any(String) },
      },
    });
  });

  it('withdrawn says so', async () => {
    portal.simulate.withdraw('app-1');
    expect(await failureOf(lea.client.takeClaim({ applicationId: 'app-1', reasonCode: 'training' }))).toBe(
      '/problems/withdrawn',
    );
  });
});

describe('a lease', () => {
  it('ends by the portal’s clock, to the millisecond, and the application is free again', async () => {
    const start = Date.UTC(2026, 10, 20, 9, 0, 0);
    const still = await startTestPortal({ samples: many, clock: () => start });
    const [one, other] = [await createTestDesk(still.origin, LEA), await createTestDesk(still.origin, SAM)];
    await one.take('app-1');
    still.clock.advance(LEASE_MS - 1);
    expect(await heldBy(one)).toEqual(['app-1']);
    still.clock.advance(1);
    expect(await heldBy(one)).toEqual([]);
    await other.take('app-1');
    expect(await heldBy(other)).toEqual(['app-1']);
    await still.close();
  });

  it('is extended by its holder from now on, without a reason', async () => {
    await lea.take('app-1');
    portal.clock.advance(LEASE_MS / 2);
    const before = portal.clock.now();
    const { expiresAt } = await valueOf(lea.client.takeClaim({ applicationId: 'app-1' }));
    expect(Date.parse(expiresAt)).toBeGreaterThanOrEqual(before + LEASE_MS);
  });

  it('is released once', async () => {
    await lea.take('app-1');
    expect(await failureOf(sam.client.releaseClaim({ applicationId: 'app-1' }))).toBe('/problems/not-your-claim');
    expect(await failureOf(lea.client.releaseClaim({ applicationId: 'app-1' }))).toBe('none');
    expect(await failureOf(lea.client.releaseClaim({ applicationId: 'app-1' }))).toBe('/problems/not-your-claim');
    expect((await lea.application('app-1')).status).toBe('pending');
  });

  it('is handed over by its holder, to a colleague who may judge it', async () => {
    await lea.take('app-1');
    expect(await failureOf(sam.client.takeClaim({ applicationId: 'app-1', handOverTo: LEA }))).toBe(
      '/problems/claimed-by-other',
    );
    expect(await failureOf(lea.client.takeClaim({ applicationId: 'app-1', handOverTo: 'nobody' }))).toBe(
      '/problems/not-allowed',
    );
    expect(await valueOf(lea.client.takeClaim({ applicationId: 'app-1', handOverTo: SAM }))).toMatchObject({
      holder: { id: SAM },
    });
    expect(await heldBy(lea)).toEqual([]);
    expect(await heldBy(sam)).toEqual(['app-1']);
  });
});

describe('a reservation', () => {
  it('lasts as long as was asked, within the policy, and does not count against the limit', async () => {
    const { items } = await valueOf(lea.client.reserve({ idempotencyKey: 'before-the-outage', count: 6, hours: 40 }));
    expect(items).toHaveLength(6);
    const hours = items.map(({ takenAt, expiresAt }) => (Date.parse(expiresAt) - Date.parse(takenAt)) / 3_600_000);
    expect(new Set(hours)).toEqual(new Set([8]));
    expect(await failureOf(lea.client.claimNext({ idempotencyKey: 'one-more-claim' }))).toBe('none');
  });

  it('is shortened by no extension', async () => {
    const { items } = await valueOf(lea.client.reserve({ idempotencyKey: 'before-the-outage', count: 1, hours: 8 }));
    const { expiresAt } = await valueOf(lea.client.takeClaim({ applicationId: items[0]?.applicationId ?? '' }));
    expect(expiresAt).toBe(items[0]?.expiresAt);
  });

  it('is the same for the same key, and another wish under it is refused', async () => {
    const first = await valueOf(lea.client.reserve({ idempotencyKey: 'before-the-outage', count: 2, hours: 3 }));
    expect(await valueOf(lea.client.reserve({ idempotencyKey: 'before-the-outage', count: 2, hours: 3 }))).toEqual(
      first,
    );
    expect(await failureOf(lea.client.reserve({ idempotencyKey: 'before-the-outage', count: 3, hours: 3 }))).toBe(
      '/problems/id-reused',
    );
  });
});
