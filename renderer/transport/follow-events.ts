import type { DeskEvent } from '../../shared/contract/events';
import { reconnectDelayMs } from './backoff';

export interface EventFollower {
  subscribe: (signal: AbortSignal) => Promise<AsyncIterable<DeskEvent>>;
  onEvent: (event: DeskEvent) => void;
  /** `connected` after the first event of a stream, `lost` when a stream ends or cannot be opened. */
  onLink: (state: 'connected' | 'lost') => void;
  /** Waits; resolves early without error when the signal aborts. */
  wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Follows core's event stream until `signal` aborts: when it ends (core restarted, the desk was locked), opens it anew with growing
 * waits. Every stream starts with the session's state, so that nothing needs to be replayed.
 */
export async function followEvents(follower: EventFollower, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const event of await follower.subscribe(signal)) {
        if (signal.aborted) return;
        failures = 0;
        follower.onLink('connected');
        follower.onEvent(event);
      }
    } catch {
      // A stream that breaks and one that ends mean the same: core is away for a moment.
    }
    if (signal.aborted) return;
    failures += 1;
    follower.onLink('lost');
    await follower.wait(reconnectDelayMs(failures), signal);
  }
}
