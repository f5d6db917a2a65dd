import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { CoreToHost } from '../../electron/core/host-contract';
import { LOOPBACK_PATHS, LOOPBACK_SESSION_HEADER, LoopbackSessionAnswer } from '../../shared/contract/evidence';
import type { DeskClient } from './test-desk';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** Core as the loopback host runs it: a process of its own that a test can kill at any moment. */
export interface CoreProcessUnderTest {
  client: DeskClient;
  origin: string;
  pid: number;
  /** Ends it as a power cut would: no handler of its own runs. */
  kill: () => Promise<void>;
  close: () => Promise<void>;
}

/** Resolves with the message of core that says it serves. */
const readyOf = (child: ChildProcess): Promise<Extract<CoreToHost, { type: 'ready' }>> =>
  new Promise((resolve, reject) => {
    child.on('message', (raw) => {
      const message = CoreToHost.parse(raw);
      if (message.type === 'ready') resolve(message);
      if (message.type === 'failed') reject(new Error(`core failed: ${message.code}`));
    });
    child.once('exit', (code) => reject(new Error(`core ended with ${code}`)));
  });

/** Starts it on a folder, signed out, and opens a page session. */
export async function startCoreProcess(portalOrigin: string, profileRoot: string): Promise<CoreProcessUnderTest> {
  const child = fork(path.join(ROOT, 'out', 'loopback', 'core-process.js'), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, COUNTERSIGN_LOG: 'error' },
  });
  const ready = readyOf(child);
  const loopback = { port: 0, pageRoot: path.join(ROOT, 'out', 'renderer'), sessionKeyHashes: [] };
  const keyringShare = new Uint8Array(32).fill(7);
  child.send({ type: 'start', config: { profileRoot, portalOrigin, deviceName: 'Test desk', keyringShare, loopback } });
  const { port, token } = await ready;
  const origin = `http://127.0.0.1:${port}`;
  const session = await fetch(`${origin}${LOOPBACK_PATHS.session}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const { sessionKey } = LoopbackSessionAnswer.parse(await session.json());
  const headers = { [LOOPBACK_SESSION_HEADER]: sessionKey };
  const client: DeskClient = createORPCClient(new RPCLink({ url: `${origin}${LOOPBACK_PATHS.rpc}`, headers }));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    client,
    origin,
    pid: child.pid ?? 0,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    close: async () => {
      if (child.connected) child.send({ type: 'close' });
      await ended;
    },
  };
}
