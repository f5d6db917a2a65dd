import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Core } from '../../electron/core/core';
import { createCore } from '../../electron/core/create-core';
import type { CorePorts } from '../../electron/core/ports';
import { createLogger, systemClock, systemRandom } from '../../electron/core/system-ports';
import type { DeskContract } from '../../shared/contract';
import { temporaryFolder } from './temp-folder';

export type DeskClient = ContractRouterClient<DeskContract>;

/** The bundle that `build-bundles.ts` made. */
export const WRITER_SCRIPT = new URL('../../out/main/core-writer.js', import.meta.url);

/** Ports of a real core in a folder of its own; what a test wants different it gives. */
export function testPorts(origin: string, profileRoot: string, changes: Partial<CorePorts> = {}): CorePorts {
  return {
    clock: systemClock,
    random: systemRandom,
    fetch: globalThis.fetch,
    logger: createLogger('error'),
    profileRoot,
    portalOrigin: origin,
    deviceName: 'Test desk',
    // The same share again is what a keyring gives; a copy, because core zeroes it.
    keyringShare: new Uint8Array(32).fill(7),
    writerScript: WRITER_SCRIPT,
    requestLock: () => undefined,
    ...changes,
  };
}

/** A page's client over a message channel, as on Electron. */
export function connectPage(core: Core): { client: DeskClient; disconnect: () => void } {
  const { port1, port2 } = new MessageChannel();
  const detach = core.serveRpcPort(port1);
  const client: DeskClient = createORPCClient(new RPCLink({ port: port2 }));
  return {
    client,
    disconnect: () => {
      detach();
      port1.close();
      port2.close();
    },
  };
}

/** A core in this process with one page connected. */
export interface TestDesk {
  core: Core;
  client: DeskClient;
  profileRoot: string;
  /** Stops core, and removes its folder unless it was given. */
  close: () => Promise<void>;
}

/** Starts a desk against a portal; with `profileRoot` it goes on with what an earlier one left there. */
export async function startTestDesk(
  origin: string,
  options: { profileRoot?: string; ports?: Partial<CorePorts> } = {},
): Promise<TestDesk> {
  const made = options.profileRoot === undefined ? temporaryFolder() : undefined;
  const profileRoot = options.profileRoot ?? made?.folder ?? '';
  const core = await createCore(testPorts(origin, profileRoot, options.ports));
  const { client, disconnect } = connectPage(core);
  return {
    core,
    client,
    profileRoot,
    close: async () => {
      disconnect();
      await core.close();
      made?.remove();
    },
  };
}
