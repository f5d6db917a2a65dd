import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { Server } from 'node:http';

/** The one address the loopback host listens on: nothing outside this machine reaches it. */
export const LOOPBACK_ADDRESS = '127.0.0.1';

/** A page of this machine sends a request in milliseconds: who takes longer only holds connections. Node's own limits are minutes. */
const TIME_LIMITS = { headersTimeout: 5_000, requestTimeout: 30_000, connectionsCheckingInterval: 1_000 } as const;

export interface DeskServer {
  port: number;
  /** Stops listening and ends every connection, event streams included. */
  close: () => Promise<void>;
}

/**
 * Serves an app on 127.0.0.1.
 * @param port 0 for any free port
 * @throws the system's error (`EADDRINUSE`, `EACCES`) when the port cannot be had
 */
export async function listenOnLoopback(app: Hono, port: number): Promise<DeskServer> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    serverOptions: TIME_LIMITS,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK_ADDRESS, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { port: address.port, close: () => closeServer(server) };
}

function closeServer(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if (server instanceof Server) server.closeAllConnections();
  });
}
