import type { DeskEvent } from '../../shared/contract/events';

/** Where services say what changed, and pages listen. */
export interface EventHub {
  publish(event: DeskEvent): void;
  /** Events from now on, until the signal aborts or the hub closes. */
  subscribe(signal?: AbortSignal): AsyncGenerator<DeskEvent, void, void>;
  /** How many pages listen. */
  listeners(): number;
  close(): void;
}

/** Two events that make a page ask the same question again: one of them waiting is enough. */
const sameQuestion = (a: DeskEvent, b: DeskEvent): boolean => JSON.stringify(a) === JSON.stringify(b);

interface Subscriber {
  waiting: DeskEvent[];
  wake: (() => void) | undefined;
}

/**
 * Makes a hub. A slow page never holds more than one event of each kind and subject, because equal waiting events are one;
 * `session.changed` carries the state itself, so the newest replaces those before it.
 */
export function createEventHub(): EventHub {
  const subscribers = new Set<Subscriber>();
  let isClosed = false;

  const deliver = (subscriber: Subscriber, event: DeskEvent): void => {
    const kept = subscriber.waiting.filter(
      (waiting) =>
        !sameQuestion(waiting, event) && !(event.type === 'session.changed' && waiting.type === 'session.changed'),
    );
    subscriber.waiting = [...kept, event];
    subscriber.wake?.();
  };

  async function* listen(
    subscriber: Subscriber,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<DeskEvent, void, void> {
    const wake = (): void => subscriber.wake?.();
    signal?.addEventListener('abort', wake);
    try {
      while (!isClosed && signal?.aborted !== true) {
        const next = subscriber.waiting.shift();
        if (next) yield next;
        else
          await new Promise<void>((resolve) => {
            subscriber.wake = resolve;
          });
      }
    } finally {
      signal?.removeEventListener('abort', wake);
      subscribers.delete(subscriber);
    }
  }

  return {
    publish: (event) => {
      for (const subscriber of subscribers) deliver(subscriber, event);
    },
    subscribe: (signal) => {
      const subscriber: Subscriber = { waiting: [], wake: undefined };
      subscribers.add(subscriber);
      // A generator that was never asked for anything has no end that could do this.
      signal?.addEventListener('abort', () => subscribers.delete(subscriber), { once: true });
      return listen(subscriber, signal);
    },
    listeners: () => subscribers.size,
    close: () => {
      isClosed = true;
      for (const { wake } of subscribers) wake?.();
    },
  };
}
