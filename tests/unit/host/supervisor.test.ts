import { describe, expect, test } from 'vitest';
import type { CoreConfig, HostToCore } from '../../../electron/core/host-contract';
import type { CoreChild } from '../../../electron/host/core-child';
import { KeyringError } from '../../../electron/host/keyring';
import { Supervisor, type SupervisorOptions } from '../../../electron/host/supervisor';

/** A process that does what a test tells it, and time that passes when a test says so. */
class FakeChild implements CoreChild<string> {
  readonly posted: { message: HostToCore; ports: readonly string[] }[] = [];
  isKilled = false;
  #say: (message: unknown) => void = () => undefined;
  #exit: (code: number | null) => void = () => undefined;

  post(message: HostToCore, ports: readonly string[] = []): void {
    this.posted.push({ message: structuredClone(message), ports });
  }
  onMessage(listener: (message: unknown) => void): void {
    this.#say = listener;
  }
  onExit(listener: (code: number | null) => void): void {
    this.#exit = listener;
  }
  kill(): void {
    this.isKilled = true;
    this.#exit(null);
  }
  say(message: unknown): void {
    this.#say(message);
  }
  exit(code: number): void {
    this.#exit(code);
  }
  get types(): string[] {
    return this.posted.map(({ message }) => message.type);
  }
}

interface Timer {
  atMs: number;
  run: () => void;
}

function setUp(overrides: Partial<SupervisorOptions<string>> = {}) {
  const children: FakeChild[] = [];
  const events: string[] = [];
  const timers = new Set<Timer>();
  const share = new Uint8Array(32).fill(7);
  let nowMs = 0;
  const config: CoreConfig = {
    profileRoot: '/profiles',
    portalOrigin: 'http://127.0.0.1:1',
    deviceName: 'desk',
    keyringShare: share,
  };
  const supervisor = new Supervisor<string>({
    spawnCore: () => {
      const child = new FakeChild();
      children.push(child);
      return child;
    },
    prepareConfig: () => Promise.resolve({ ...config, keyringShare: share }),
    after: (delayMs, run) => {
      const timer = { atMs: nowMs + delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    restartPolicy: { firstDelayMs: 100, maxDelayMs: 1_000, maxFailedStarts: 3, soundAfterMs: 5_000 },
    readyWithinMs: 2_000,
    closeWithinMs: 1_000,
    onReady: () => events.push('ready'),
    onDown: (reason) => events.push(reason),
    onGivenUp: (code) => events.push(`given up: ${code}`),
    ...overrides,
  });
  const pass = (ms: number): void => {
    nowMs += ms;
    for (const timer of timers)
      if (timer.atMs <= nowMs) {
        timers.delete(timer);
        timer.run();
      }
  };
  const last = (): FakeChild => {
    const child = children.at(-1);
    if (!child) throw new Error('no process was started');
    return child;
  };
  const serve = async (): Promise<FakeChild> => {
    await Promise.resolve();
    last().say({ type: 'ready' });
    return last();
  };
  return { supervisor, children, events, timers, share, pass, last, serve };
}

describe('starting', () => {
  test('a core gets its start message with the share, which is zeroed here afterwards', async () => {
    const { supervisor, last, share, serve, events } = setUp();
    supervisor.start();
    await serve();
    const [start] = last().posted;
    expect(start?.message).toMatchObject({ type: 'start', config: { keyringShare: new Uint8Array(32).fill(7) } });
    expect(share).toEqual(new Uint8Array(32));
    expect([supervisor.state, events]).toEqual(['serving', ['ready']]);
  });

  test('a core that is not ready in time is ended and started again', () => {
    const { supervisor, children, pass } = setUp();
    supervisor.start();
    pass(2_000);
    expect(children[0]?.isKilled).toBe(true);
    pass(100);
    expect(children).toHaveLength(2);
  });

  test('after three failures in a row without ever having served, the host is told why', () => {
    const { supervisor, events, last, pass, children } = setUp();
    supervisor.start();
    for (let round = 0; round < 3; round += 1) {
      last().say({ type: 'failed', code: 'EADDRINUSE', correlationId: 'x' });
      last().exit(1);
      pass(1_000);
    }
    expect(events).toEqual(['given up: EADDRINUSE']);
    expect(children).toHaveLength(3);
  });

  test('a keyring that refuses is asked once', async () => {
    const { supervisor, events, children } = setUp({
      prepareConfig: () => Promise.reject(new KeyringError('KEYRING_NOT_SECURE', 'no keyring')),
    });
    supervisor.start();
    await Promise.resolve();
    await Promise.resolve();
    expect(events).toEqual(['given up: KEYRING_NOT_SECURE']);
    expect(children).toHaveLength(1);
  });

  test('messages that break the host contract change nothing', async () => {
    const { supervisor, last, serve, events } = setUp();
    supervisor.start();
    await serve();
    for (const message of [undefined, 'lock_requested', { type: 'lock' }, { type: 'failed' }]) last().say(message);
    expect([supervisor.state, events]).toEqual(['serving', ['ready']]);
  });
});

describe('crashes', () => {
  test('a core that ends by itself is started again, later each time and never later than the cap', async () => {
    const { supervisor, last, serve, pass, children, events } = setUp();
    supervisor.start();
    await serve();
    const delays = [100, 200, 400, 800, 1_000, 1_000];
    for (const [index, delayMs] of delays.entries()) {
      last().exit(1);
      pass(delayMs - 1);
      expect(children).toHaveLength(index + 1);
      pass(1);
      expect(children).toHaveLength(index + 2);
    }
    expect(events).toEqual(['ready', 'crashed']);
    await serve();
    expect(supervisor.state).toBe('serving');
  });

  test('a core that served long enough starts the count anew', async () => {
    const { supervisor, last, serve, pass, children } = setUp();
    supervisor.start();
    await serve();
    last().exit(1);
    pass(100);
    await serve();
    pass(5_000);
    last().exit(1);
    pass(100);
    expect(children).toHaveLength(3);
  });

  test('a process that was replaced has no say any more', async () => {
    const { supervisor, children, serve, pass, events } = setUp();
    supervisor.start();
    const old = await serve();
    old.exit(1);
    pass(100);
    await serve();
    old.say({ type: 'lock_requested' });
    old.exit(1);
    expect(supervisor.state).toBe('serving');
    expect(children).toHaveLength(2);
    expect(events).toEqual(['ready', 'crashed', 'ready']);
  });
});

describe('locking', () => {
  test('the old process has ended before the next one starts', async () => {
    const { supervisor, children, serve, events } = setUp();
    supervisor.start();
    const old = await serve();
    const locked = supervisor.lock();
    expect(old.types).toEqual(['start', 'close']);
    expect([supervisor.state, children.length, events.at(-1)]).toEqual(['ending', 1, 'locked']);
    old.exit(0);
    await locked;
    expect(children).toHaveLength(2);
    await serve();
    expect(supervisor.state).toBe('serving');
  });

  test('a core that asks for the lock gets it', async () => {
    const { supervisor, serve, events } = setUp();
    supervisor.start();
    (await serve()).say({ type: 'lock_requested' });
    expect([supervisor.state, events.at(-1)]).toEqual(['ending', 'locked']);
  });

  test('a core that does not close in time is ended', async () => {
    const { supervisor, serve, pass, children } = setUp();
    supervisor.start();
    const old = await serve();
    void supervisor.lock();
    pass(1_000);
    expect(old.isKilled).toBe(true);
    expect(children).toHaveLength(2);
  });

  test('locking twice, or while no session can exist, ends nothing else', async () => {
    const { supervisor, serve, children, events } = setUp();
    supervisor.start();
    await supervisor.lock();
    const old = await serve();
    void supervisor.lock();
    void supervisor.lock();
    old.exit(0);
    expect(children).toHaveLength(2);
    expect(events).toEqual(['ready', 'locked']);
  });
});

describe('pages', () => {
  test('ports travel with connect, and only to a core that serves', async () => {
    const { supervisor, serve } = setUp();
    expect(supervisor.connect(['a', 'b'])).toBe(false);
    supervisor.start();
    expect(supervisor.connect(['a', 'b'])).toBe(false);
    const child = await serve();
    expect(supervisor.connect(['rpc', 'evidence'])).toBe(true);
    expect(child.posted.at(-1)).toEqual({ message: { type: 'connect' }, ports: ['rpc', 'evidence'] });
  });
});

describe('closing', () => {
  test('close waits for the process and starts no other; no timer stays behind', async () => {
    const { supervisor, serve, children, timers } = setUp();
    supervisor.start();
    const child = await serve();
    const closed = supervisor.close();
    void supervisor.close();
    child.exit(0);
    await closed;
    expect([supervisor.state, children.length, timers.size]).toEqual(['closed', 1, 0]);
  });

  test('close between a crash and the restart cancels the restart', async () => {
    const { supervisor, serve, pass, children } = setUp();
    supervisor.start();
    (await serve()).exit(1);
    await supervisor.close();
    pass(10_000);
    expect(children).toHaveLength(1);
  });
});
