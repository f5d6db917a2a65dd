import { createParser } from 'eventsource-parser';
import { PortalEventName } from '../../../shared/portal-api/events';
import type { Cancel, Caller } from './call';
import { successHead } from './call';
import { mediaTypeOf, readFailure } from './read-answer';
import type { PortalFailure, PortalResult } from './result';
import type { Exchange } from './send';

/** One hint from the portal. `id` is what to resume after. */
export interface PortalHint {
  name: PortalEventName;
  id?: string;
}

export interface EventStreamOptions extends Cancel {
  lastEventId?: string;
  onEvent: (hint: PortalHint) => void;
  /** The stream stands. */
  onOpen?: () => void;
}

/** How a stream ended that ended well: the portal closed it, and may have said when to come back. */
export interface EventStreamEnd {
  retryMs?: number;
}

/**
 * Listens until the stream ends, falls silent (heartbeats are missed) or is cancelled. Hints of names that this desk does
 * not know are passed over. Whoever calls opens it again, with the last id it saw.
 */
export async function streamEvents(caller: Caller, options: EventStreamOptions): Promise<PortalResult<EventStreamEnd>> {
  const { signal, lastEventId, onEvent, onOpen } = options;
  const headers = { accept: 'text/event-stream', 'last-event-id': lastEventId };
  const opened = await caller.open('streamEvents', { headers }, { signal }, { bodyIdleMs: caller.limits.silenceMs });
  if ('failure' in opened) return { ok: false, failure: opened.failure };
  const { exchange } = opened;
  const end: EventStreamEnd = {};
  const parser = createParser({
    onEvent: ({ event, id }) => {
      const name = PortalEventName.safeParse(event);
      if (name.success) onEvent({ name: name.data, ...(id !== undefined && { id }) });
    },
    onRetry: (retryMs) => {
      end.retryMs = retryMs;
    },
  });
  try {
    if (exchange.response.status !== 200 || mediaTypeOf(exchange.response.headers) !== 'text/event-stream')
      return { ok: false, failure: await readFailure(exchange, caller.clock.nowMs()) };
    onOpen?.();
    const failure = await feed(exchange, (text) => parser.feed(text));
    return failure ? { ok: false, failure } : { ...successHead(exchange), value: end };
  } finally {
    exchange.end();
  }
}

/** Hands every piece of the body on as text; returns why it broke off, if it did. What `take` throws is not the stream's. */
async function feed(exchange: Exchange, take: (text: string) => void): Promise<PortalFailure | undefined> {
  const decoder = new TextDecoder();
  for (;;) {
    const next = await exchange.read().then(
      (piece) => ({ piece }),
      (error: unknown) => ({ failure: exchange.failureOf(error) }),
    );
    if ('failure' in next) return next.failure;
    if (!next.piece) return undefined;
    take(decoder.decode(next.piece, { stream: true }));
  }
}
