import { afterEach, expect, it } from 'vitest';
import type { Scheduler } from '../portal/colleagues';
import type { Portal } from '../portal/portal';
import { COLLEAGUES } from '../portal/people';
import { startTestPortal } from '../portal/testing/start-portal';
import { syntheticSamples } from '../portal/testing/synthetic-samples';
import { createTestDesk, LEA, valueOf } from '../portal/testing/test-desk';

const twenty = syntheticSamples(
  Array.from({ length: 20 }, (_, index) => ({
    n: index + 1,
    name: ['A', `B${index}`] as const,
    types: ['passport' as const],
    level: 1,
  })),
);

let portal: Portal | undefined;
afterEach(async () => {
  await portal?.close();
  portal = undefined;
});

/** A scheduler whose turns a test takes by hand. */
function createHandScheduler(): Scheduler & { turn: () => void; isStopped: () => boolean } {
  let work: (() => void) | undefined;
  return {
    every: (_everyMs, turn) => {
      work = turn;
      return () => {
        work = undefined;
      };
    },
    turn: () => work?.(),
    isStopped: () => work === undefined,
  };
}

/** Who held what after each of `turns` turns, and what was decided in the end. */
async function watch(seed: number, turns: number) {
  const scheduler = createHandScheduler();
  portal = await startTestPortal({ samples: twenty, seed, colleagues: scheduler });
  const held = [];
  for (let turn = 0; turn < turns; turn += 1) {
    scheduler.turn();
    // A decision is verified in the background; the next turn waits for it, a look at the state has to, too.
    await expect.poll(() => portal?.settled()).toBe(true);
    held.push(portal.applications().flatMap(({ id, claim }) => (claim ? [`${id} ${claim.holder.id}`] : [])));
  }
  const decisions = portal.decisions().map(({ applicationId, by, verdict }) => `${applicationId} ${by.id} ${verdict}`);
  await portal.close();
  portal = undefined;
  return { held, decisions, isStopped: scheduler.isStopped() };
}

it('colleagues take, give back and decide, the same for the same seed, and touch a few at most', async () => {
  const first = await watch(3, 40);
  expect(await watch(3, 40)).toEqual(first);
  const touched = new Set(first.held.flat().map((entry) => entry.split(' ')[0]));
  expect(touched.size).toBeGreaterThan(1);
  expect(touched.size).toBeLessThanOrEqual(4);
  expect(first.held.every((now) => now.length <= 1)).toBe(true);
  expect(first.decisions.length).toBeGreaterThanOrEqual(1);
  expect(first.decisions.length).toBeLessThanOrEqual(2);
  expect(first.isStopped).toBe(true);
});

it('their decisions pass the portal’s own checks, and are seen by a reviewer as somebody else’s', async () => {
  const scheduler = createHandScheduler();
  portal = await startTestPortal({ samples: twenty, seed: 3, colleagues: scheduler });
  for (let turn = 0; turn < 40 && portal.decisions().length === 0; turn += 1) {
    scheduler.turn();
    await expect.poll(() => portal?.settled()).toBe(true);
  }
  const [decision] = portal.decisions();
  expect(COLLEAGUES.map(({ id }) => id)).toContain(decision?.by.id);
  const lea = await createTestDesk(portal.origin, LEA);
  const application = await lea.application(decision?.applicationId ?? '');
  expect(application).toMatchObject({ status: 'rejected', lastDecision: { decisionId: decision?.decisionId } });
  expect((await valueOf(lea.client.listDecisions({}))).items).toEqual([]);
});

it('there are none unless a scheduler is given', async () => {
  portal = await startTestPortal({ samples: twenty });
  expect(portal.applications().every(({ status }) => status === 'pending')).toBe(true);
});
