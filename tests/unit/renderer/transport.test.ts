import { describe, expect, it } from 'vitest';
import { type EvidenceReply, EvidenceRequest } from '../../../shared/contract/evidence';
import type { DeskEvent } from '../../../shared/contract/events';
import { reconnectDelayMs } from '../../../renderer/transport/backoff';
import { EvidencePortReader } from '../../../renderer/transport/evidence-port';
import { followEvents } from '../../../renderer/transport/follow-events';
import { startTokenOf } from '../../../renderer/transport/start-token';
import { keysToInvalidate } from '../../../renderer/desk/event-queries';

function evidencePorts(answer: (id: number, handle: string, reply: (message: EvidenceReply) => void) => void) {
  const { port1, port2 } = new MessageChannel();
  const heard: unknown[] = [];
  port2.addEventListener('message', ({ data }) => {
    heard.push(data);
    const asked = EvidenceRequest.parse(data);
    if (asked.kind === 'read') answer(asked.id, asked.handle, (reply) => port2.postMessage(reply));
  });
  port2.start();
  return { port: port1, heard, end: () => port2.close() };
}

describe('reading evidence over a port', () => {
  it('puts files together from their chunks, several at once', async () => {
    const { port, end } = evidencePorts((id, handle, reply) => {
      const bytes = new TextEncoder().encode(handle);
      reply({ kind: 'start', id, contentType: 'image/jpeg', sizeBytes: bytes.length });
      for (const byte of bytes) reply({ kind: 'chunk', id, bytes: Uint8Array.of(byte) });
      reply({ kind: 'end', id });
    });
    const reader = new EvidencePortReader(port);
    const files = await Promise.all(['first', 'second one'].map((handle) => reader.read(handle)));
    expect(files.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(['first', 'second one']);
    expect(files[0]?.contentType).toBe('image/jpeg');
    end();
  });

  it('says the code of what could not be read, and that a short or long file is damaged', async () => {
    const { port, end } = evidencePorts((id, handle, reply) => {
      if (handle === 'gone') return reply({ kind: 'failed', id, code: 'HANDLE_UNKNOWN' });
      reply({ kind: 'start', id, contentType: 'image/jpeg', sizeBytes: 2 });
      reply({ kind: 'chunk', id, bytes: new Uint8Array(handle === 'long' ? 3 : 1) });
      reply({ kind: 'end', id });
    });
    const reader = new EvidencePortReader(port);
    await expect(reader.read('gone')).rejects.toMatchObject({ code: 'HANDLE_UNKNOWN' });
    await expect(reader.read('short')).rejects.toMatchObject({ code: 'DAMAGED' });
    await expect(reader.read('long')).rejects.toMatchObject({ code: 'DAMAGED' });
    end();
  });

  it('tells the other side when a reading is no longer wanted, and rejects it', async () => {
    const { port, heard, end } = evidencePorts(() => undefined);
    const stop = new AbortController();
    const reading = new EvidencePortReader(port).read('slow', stop.signal);
    stop.abort(new Error('left the screen'));
    await expect(reading).rejects.toThrow('left the screen');
    await expect
      .poll(() => heard)
      .toEqual([
        { kind: 'read', id: 1, handle: 'slow' },
        { kind: 'cancel', id: 1 },
      ]);
    end();
  });

  it('fails everything under way when the port closes', async () => {
    const { port, end } = evidencePorts(() => undefined);
    const reader = new EvidencePortReader(port);
    const reading = reader.read('never');
    end();
    await expect(reading).rejects.toMatchObject({ code: 'LINK_LOST' });
    await expect(reader.read('later')).rejects.toMatchObject({ code: 'LINK_LOST' });
  });
});

describe('following events', () => {
  it('opens the stream anew when it ends or breaks, with growing waits, until it is stopped', async () => {
    const stop = new AbortController();
    const waits: number[] = [];
    const log: string[] = [];
    const event: DeskEvent = { type: 'queue.changed' };
    async function* stream() {
      yield event;
      await Promise.resolve();
    }
    let opened = 0;
    await followEvents(
      {
        subscribe: async () => {
          opened += 1;
          if (opened >= 2 && opened <= 4) throw new Error('core is away');
          return stream();
        },
        onEvent: ({ type }) => void log.push(type),
        onLink: (state) => void log.push(state),
        wait: async (delayMs) => {
          waits.push(delayMs);
          if (waits.length === 5) stop.abort();
        },
      },
      stop.signal,
    );
    expect(waits).toEqual([150, 150, 300, 600, 150].map((_, at) => reconnectDelayMs([1, 2, 3, 4, 1][at] ?? 0)));
    expect(log.filter((entry) => entry === 'queue.changed')).toHaveLength(2);
    expect(log.at(-1)).toBe('lost');
  });

  it('never waits longer than three seconds', () => {
    expect(Math.max(...Array.from({ length: 40 }, (_, attempt) => reconnectDelayMs(attempt)))).toBe(3000);
  });
});

describe('events and questions', () => {
  it('never asks for the order of an open list again: arrivals are announced', () => {
    const events: DeskEvent[] = [
      { type: 'queue.changed' },
      { type: 'claims.changed' },
      { type: 'application.changed', applicationId: 'a' },
    ];
    const paths = events.flatMap((event) => keysToInvalidate(event).map(({ path }) => path.join('.')));
    expect(paths).toContain('queue.news');
    expect(paths).not.toContain('queue.open');
    expect(paths).not.toContain('queue');
  });

  it('asks for the one application that changed', () => {
    expect(keysToInvalidate({ type: 'evidence.changed', applicationId: 'a-1', mediaId: 'm' })).toContainEqual({
      path: ['application', 'get'],
      input: { applicationId: 'a-1' },
    });
  });
});

describe('the start token', () => {
  it('is read from the fragment only, and routes are no tokens', () => {
    expect(startTokenOf(`#token=${'x'.repeat(43)}`)).toBe('x'.repeat(43));
    expect(startTokenOf('#/queue')).toBeUndefined();
    expect(startTokenOf('#token=short')).toBeUndefined();
    expect(startTokenOf('')).toBeUndefined();
  });
});
