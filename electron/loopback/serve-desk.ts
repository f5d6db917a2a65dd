import { randomBytes } from 'node:crypto';
import type { Core } from '../core/core';
import type { ComposedCore } from '../core/core-process';
import type { CoreConfig, CoreToHost } from '../core/host-contract';
import { createPageResponder } from '../host/page-responder';
import { createDeskApp } from './desk-app';
import { addReloadRoutes, RELOAD_SCRIPT } from './dev-reload';
import { listenOnLoopback, LOOPBACK_ADDRESS } from './desk-server';
import { SessionKeys } from './session-keys';

export interface ServeDeskOptions {
  core: Core;
  loopback: NonNullable<CoreConfig['loopback']>;
  tell: (message: CoreToHost) => void;
  /** Development: pages load again when they were built again. */
  watches?: boolean;
}

/** Serves a composed core and the page on 127.0.0.1; what comes back is what core's process tells its host. */
export async function serveDesk({ core, loopback, tell, watches = false }: ServeDeskOptions): Promise<ComposedCore> {
  let stopWatching: (() => void) | undefined;
  const keys = new SessionKeys(randomBytes, loopback.sessionKeyHashes);
  let ownAuthority = '';
  const app = createDeskApp({
    core,
    keys,
    page: createPageResponder({
      pageRoot: loopback.pageRoot,
      makeNonce: () => randomBytes(16).toString('base64url'),
      ...(watches ? { headExtra: RELOAD_SCRIPT } : {}),
    }),
    ownAuthority: () => ownAuthority,
    onKeyIssued: (sha256) => tell({ type: 'session_key_issued', sha256 }),
    addRoutes: (routes) => {
      if (watches) stopWatching = addReloadRoutes(routes, loopback.pageRoot);
    },
  });
  const server = await listenOnLoopback(app, loopback.port).catch(async (error: unknown) => {
    await core.close();
    throw error;
  });
  ownAuthority = `${LOOPBACK_ADDRESS}:${server.port}`;
  return {
    core,
    ready: { port: server.port, token: keys.issueToken() },
    issueToken: () => keys.issueToken(),
    stopServing: async () => {
      stopWatching?.();
      await server.close();
    },
  };
}
