import { createServer, IncomingMessage, ServerResponse, type Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';

/** A server that can stop listening and listen again on the same port. */
export interface Listener {
  readonly origin: string;
  /** Stops listening and cuts every connection: from here on, connecting is refused. */
  down: () => Promise<void>;
  /** Listens again on the same port. */
  up: () => Promise<void>;
}

type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>;

/** Listens on `host`:`port` (0 takes a free one, kept from then on). */
export async function createListener(fetch: Fetch, host: string, port: number): Promise<Listener> {
  let server: Server | undefined;
  let boundPort = port;
  const handle = getRequestListener((request, { incoming, outgoing }) => {
    if (!(incoming instanceof IncomingMessage) || !(outgoing instanceof ServerResponse))
      throw new Error('HTTP/1.1 only');
    return fetch(request, { incoming, outgoing });
  });
  const up = async (): Promise<void> => {
    if (server) return;
    const started = createServer((incoming, outgoing) => void handle(incoming, outgoing));
    await new Promise<void>((resolve, reject) => {
      started.once('error', reject);
      started.listen(boundPort, host, resolve);
    });
    const address = started.address();
    if (address && typeof address === 'object') boundPort = address.port;
    server = started;
  };
  await up();
  return {
    get origin() {
      return `http://${host}:${boundPort}`;
    },
    up,
    down: async () => {
      const stopping = server;
      server = undefined;
      if (!stopping) return;
      await new Promise<void>((resolve) => {
        stopping.close(() => resolve());
        stopping.closeAllConnections();
      });
    },
  };
}
