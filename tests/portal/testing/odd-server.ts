import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createPortalClient, type PortalClient } from '../../../electron/core/portal/portal-client';
import { systemClock } from '../../../electron/core/system-ports';
import type { Clock } from '../../../electron/core/ports';

/** A server that answers whatever a test wants, for answers that the reference portal would never give. */
export interface OddServer {
  origin: string;
  /** The desk's client of it. */
  client: PortalClient;
  close: () => Promise<void>;
}

/** Starts one on a free port of this machine. */
export async function startOddServer(
  listener: RequestListener,
  clock: Pick<Clock, 'nowMs' | 'after'> = systemClock,
): Promise<OddServer> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    client: createPortalClient({ origin, fetch: globalThis.fetch, clock, accessToken: () => Promise.resolve('token') }),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
