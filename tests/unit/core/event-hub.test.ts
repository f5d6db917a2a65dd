import { expect, test } from 'vitest';
import { createEventHub } from '../../../electron/core/event-hub';

test('a page that leaves before it has listened is forgotten', () => {
  const hub = createEventHub();
  const leaving = new AbortController();
  hub.subscribe(leaving.signal);
  hub.subscribe();
  expect(hub.listeners()).toBe(2);
  leaving.abort();
  expect(hub.listeners()).toBe(1);
});

test('a page hears what was published since it subscribed, equal events once, and no more after it left', async () => {
  const hub = createEventHub();
  const leaving = new AbortController();
  const events = hub.subscribe(leaving.signal);
  for (const type of ['queue.changed', 'claims.changed', 'queue.changed'] as const) hub.publish({ type });
  expect((await events.next()).value).toEqual({ type: 'claims.changed' });
  expect((await events.next()).value).toEqual({ type: 'queue.changed' });
  const next = events.next();
  leaving.abort();
  expect((await next).done).toBe(true);
});
