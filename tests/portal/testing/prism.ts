import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

const PRISM = path.resolve('node_modules/@stoplight/prism-cli/dist/index.js');
const DOCUMENT = path.resolve('shared/portal-api/openapi.json');

/** Prism's validation proxy, an independent reader of openapi.json. */
export interface PrismProxy {
  origin: string;
  close: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Starts the proxy in front of `upstream`: it checks requests and answers, and turns any violation into an error. */
export async function startPrism(upstream: string): Promise<PrismProxy> {
  const port = await freePort();
  const args = [PRISM, 'proxy', DOCUMENT, upstream, '--errors', '--host', '127.0.0.1', '--port', String(port)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => line.includes('Prism is listening') && resolve());
    child.once('exit', (code) => reject(new Error(`Prism ended with ${code} before it listened`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      lines.close();
    },
  };
}
