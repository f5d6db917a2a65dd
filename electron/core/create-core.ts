import { RPCHandler as FetchHandler } from '@orpc/server/fetch';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { LOOPBACK_PATHS } from '../../shared/contract/evidence';
import type { Core } from './core';
import { DeskError } from './errors';
import { serveEvidencePort } from './media/evidence-port';
import type { CorePorts } from './ports';
import type { ProcedureContext } from './procedures/implementer';
import { deskRouter } from './procedures/router';
import { createSession } from './session/session-service';

/** The composition root: everything core is, from its ports. Nobody is signed in when it comes up. */
export function createCore(ports: CorePorts): Promise<Core> {
  const session = createSession(ports);
  const context: ProcedureContext = { session, logger: ports.logger, random: ports.random };
  const portHandler = new PortHandler(deskRouter);
  const fetchHandler = new FetchHandler(deskRouter);
  let closing: Promise<void> | undefined;

  const core: Core = {
    serveRpcPort: (port) => {
      portHandler.upgrade(port, { context });
      return () => undefined;
    },
    serveEvidencePort: (port) =>
      serveEvidencePort({ port, read: (handle) => core.readEvidence(handle), logger: ports.logger }),
    handleRpc: async (request) => {
      const { response } = await fetchHandler.handle(request, { prefix: LOOPBACK_PATHS.rpc, context });
      return response;
    },
    readEvidence: async (handle, span) => {
      try {
        return await session.desk().evidence.read(handle, span);
      } catch (error) {
        if (error instanceof DeskError && error.code === 'NOT_SIGNED_IN') return { ok: false, code: error.code };
        throw error;
      }
    },
    close: () => {
      closing ??= session.close();
      return closing;
    },
  };
  return Promise.resolve(core);
}
