import { operations } from '../../../shared/portal-api';
import type { Handler } from '../context';

const nothing = (): void => undefined;

/**
 * `GET /v1/events`: hints, a comment line as heartbeat, and what was missed since `Last-Event-ID`.
 * Source: HTML Standard §9.2 (an event without data is never dispatched, hence the empty object).
 */
export const streamEvents: Handler = ({ headers, signedIn: { person }, signal }, { events, heartbeatMs, whenDown }) => {
  const { 'last-event-id': lastEventId } = operations.streamEvents.headers.parse(headers);
  const encoder = new TextEncoder();
  let stop = nothing;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const write = (text: string): void => controller.enqueue(encoder.encode(text));
      const send = ({ id, name }: { id: number; name: string }): void =>
        write(`id: ${events.wireId(id)}\nevent: ${name}\ndata: {}\n\n`);
      write(': connected\nretry: 3000\n\n');
      if (lastEventId !== undefined) for (const event of events.missed(person.id, lastEventId)) send(event);
      const stopListening = events.listen(person.id, send);
      const heartbeat = setInterval(() => write(': heartbeat\n\n'), heartbeatMs);
      const ended = AbortSignal.any([signal, whenDown()]);
      const end = (): void => {
        stop();
        controller.close();
      };
      stop = () => {
        stop = nothing;
        clearInterval(heartbeat);
        stopListening();
        ended.removeEventListener('abort', end);
      };
      ended.addEventListener('abort', end, { once: true });
      if (ended.aborted) end();
    },
    cancel: () => stop(),
  });
  return { status: 200, headers: { 'content-type': 'text/event-stream' }, stream };
};
