import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PortalHint } from '../../electron/core/portal/event-stream';
import type { Portal } from '../portal/portal';
import { createManualClock } from '../portal/testing/manual-clock';
import { startTestPortal } from '../portal/testing/start-portal';
import { createTestDesk, failureOf, LEA, SAM, type TestDesk } from '../portal/testing/test-desk';

let portal: Portal;
let lea: TestDesk;
let sam: TestDesk;

beforeEach(async () => {
  portal = await startTestPortal({ heartbeatMs: 25 });
  lea = await createTestDesk(portal.origin, LEA);
  sam = await createTestDesk(portal.origin, SAM);
});
afterEach(() => portal.close());

/** Listens and lets a test wait for hints. */
async function listen(desk: TestDesk, lastEventId?: string) {
  const stop = new AbortController();
  const hints: PortalHint[] = [];
  const open = Promise.withResolvers<void>();
  const ended = desk.client.streamEvents({
    signal: stop.signal,
    ...(lastEventId !== undefined && { lastEventId }),
    onOpen: open.resolve,
    onEvent: (hint) => hints.push(hint),
  });
  await open.promise;
  const names = (): string[] => hints.map(({ name }) => name);
  return {
    hints,
    names,
    ended,
    stop: () => stop.abort(),
    heard: async (count: number): Promise<void> => {
      await expect.poll(() => hints.length).toBeGreaterThanOrEqual(count);
    },
  };
}

it('hints reach those whom they concern: applications everybody, claims their holder', async () => {
  const [leas, sams] = [await listen(lea), await listen(sam)];
  await lea.take('app-1');
  await leas.heard(2);
  await sams.heard(1);
  expect(leas.names()).toEqual(['applications', 'claims']);
  expect(sams.names()).toEqual(['applications']);
  leas.stop();
  sams.stop();
  expect(await failureOf(leas.ended)).toBe('aborted');
});

it('a decision is hinted to its reviewer, not to other reviewers', async () => {
  await lea.take('app-1');
  const [leas, sams] = [await listen(lea), await listen(sam)];
  const decision = lea.rejection(await lea.application('app-1'));
  await lea.client.putDecision(decision.decisionId, await lea.sign(decision));
  await leas.heard(3);
  await sams.heard(1);
  expect(leas.names()).toContain('decisions');
  expect(sams.names()).toEqual(['applications']);
  leas.stop();
  sams.stop();
});

it('who comes back with the last id gets what was missed, each name once', async () => {
  const first = await listen(lea);
  portal.simulate.changePolicy({});
  await first.heard(1);
  first.stop();
  await first.ended;
  portal.simulate.revise('app-1');
  portal.simulate.revise('app-2');
  const again = await listen(lea, first.hints[0]?.id);
  await again.heard(1);
  expect(again.names()).toEqual(['applications']);
  again.stop();
});

it('who comes back with an id of another run is told to look at everything', async () => {
  const stream = await listen(lea, 'another-run.7');
  await stream.heard(5);
  expect(stream.names().toSorted()).toEqual(['applications', 'claims', 'decisions', 'device', 'policy']);
  stream.stop();
});

it('the expiry of a claim is hinted as soon as anybody asks for anything', async () => {
  await lea.take('app-1');
  const stream = await listen(lea);
  portal.clock.advance(1_800_001);
  await sam.client.listClaims();
  await stream.heard(2);
  expect(stream.names()).toContain('claims');
  stream.stop();
});

it('each heartbeat starts the wait for silence anew, and silence ends the stream as a time-out', async () => {
  const clock = createManualClock();
  const desk = await createTestDesk(portal.origin, LEA, { clock });
  const stream = await listen(desk);
  const before = clock.started;
  await expect.poll(() => clock.started).toBeGreaterThan(before + 3);
  expect(clock.running).toBeLessThanOrEqual(1);
  clock.runOut();
  expect(await failureOf(stream.ended)).toBe('timeout');
});

it('a portal that goes down ends the stream, and forgets who listened', async () => {
  const stream = await listen(lea);
  expect(portal.listenerCount()).toBe(1);
  await portal.down();
  expect(['network', 'none']).toContain(await failureOf(stream.ended));
  expect(portal.listenerCount()).toBe(0);
  await portal.up();
});

it('who leaves is forgotten', async () => {
  const stream = await listen(lea);
  stream.stop();
  await stream.ended;
  await expect.poll(() => portal.listenerCount()).toBe(0);
});

it('who is not signed in hears nothing', async () => {
  portal.simulate.revokeSignIns();
  expect(await failureOf(lea.client.streamEvents({ onEvent: () => undefined }))).toBe('/problems/unauthenticated');
});
