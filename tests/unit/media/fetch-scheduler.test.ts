import { describe, expect, it } from 'vitest';
import { FetchScheduler, type NextTry, type Try } from '../../../electron/core/media/fetch-scheduler';
import type { Clock } from '../../../electron/core/ports';
import { createLogger, systemRandom } from '../../../electron/core/system-ports';

/** A clock that stands still until it is moved. */
function handClock(): Clock & { advance: (ms: number) => void } {
  let now = 0;
  const timers = new Set<{ atMs: number; run: () => void }>();
  return {
    nowMs: () => now,
    monotonicMs: () => now,
    after: (delayMs, run) => {
      const timer = { atMs: now + delayMs, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: (ms) => {
      now += ms;
      for (const timer of timers) {
        if (timer.atMs > now) continue;
        timers.delete(timer);
        timer.run();
      }
    },
  };
}

/** A scheduler whose tries end when the test says so. */
function setUp(fraction = 0.5) {
  const clock = handClock();
  const tries: Array<Try & { end: (next: NextTry) => void }> = [];
  const scheduler = new FetchScheduler({
    clock,
    random: { ...systemRandom, fraction: () => fraction },
    logger: createLogger('silent'),
    slots: { total: 2, ahead: 1 },
    backoff: { baseMs: 1000, capMs: 4000 },
    runTry: async (current) => {
      const ended = Promise.withResolvers<NextTry>();
      current.signal.addEventListener('abort', () => ended.resolve({ next: 'later', retryAfterMs: 0 }));
      tries.push({ ...current, end: ended.resolve });
      return ended.promise;
    },
  });
  const started = (): string[] => tries.map(({ mediaId }) => mediaId);
  const end = async (next: NextTry): Promise<void> => {
    tries.at(-1)?.end(next);
    await new Promise((resolve) => void setImmediate(resolve));
  };
  return { clock, scheduler, tries, started, end };
}
const LATER: NextTry = { next: 'later', retryAfterMs: 0 };

describe('the fetch scheduler', () => {
  it('tries nothing before it is started', () => {
    const { scheduler, started } = setUp();
    scheduler.add('a');
    expect(started()).toEqual([]);
    scheduler.start();
    expect(started()).toEqual(['a']);
  });

  it('waits longer after each failure, up to a cap, and as long as the portal asks', async () => {
    const { clock, scheduler, started, end } = setUp();
    scheduler.start();
    scheduler.add('a');
    for (const [index, waitMs] of [500, 1000, 2000, 2000].entries()) {
      await end(LATER);
      clock.advance(waitMs - 1);
      expect(started()).toHaveLength(index + 1);
      clock.advance(1);
      expect(started()).toHaveLength(index + 2);
    }
    await end({ next: 'later', retryAfterMs: 30_000 });
    clock.advance(29_999);
    expect(started()).toHaveLength(5);
    clock.advance(1);
    expect(started()).toHaveLength(6);
  });

  it('repeats at once and counts the repeats', async () => {
    const { scheduler, tries, end } = setUp();
    scheduler.start();
    scheduler.add('a');
    await end({ next: 'again' });
    await end({ next: 'again' });
    expect(tries.map(({ repeats }) => repeats)).toEqual([0, 1, 2]);
  });

  it('lets go who waits when a try ends for now, and when it is settled', async () => {
    const { scheduler, end } = setUp();
    scheduler.start();
    scheduler.add('a');
    const first = scheduler.attempt('a');
    await end(LATER);
    await first;
    const second = scheduler.attempt('a');
    await end({ next: 'settled' });
    await second;
    await scheduler.attempt('a');
    expect(scheduler.activity('a')).toBeUndefined();
  });

  it('never starts a file again that is being taken out', async () => {
    const { scheduler, started, end } = setUp();
    scheduler.start();
    scheduler.add('a');
    await end(LATER);
    const dropped = scheduler.drop('a');
    scheduler.retryNow();
    await dropped;
    expect(started()).toEqual(['a']);
  });

  it('gives a freed slot to the next file', async () => {
    const { scheduler, started } = setUp();
    scheduler.start();
    scheduler.add('a');
    scheduler.add('b');
    expect(started()).toEqual(['a']);
    await scheduler.drop('a');
    expect(started()).toEqual(['a', 'b']);
  });

  it('aborts what runs when it closes, and starts nothing after', async () => {
    const { clock, scheduler, started, tries } = setUp();
    scheduler.start();
    scheduler.add('a');
    const waiting = scheduler.attempt('a');
    await scheduler.close();
    await waiting;
    expect(tries[0]?.signal.aborted).toBe(true);
    scheduler.add('b');
    clock.advance(100_000);
    expect(started()).toEqual(['a']);
  });
});
