import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import {
  LOOPBACK_PATHS,
  LOOPBACK_SESSION_HEADER,
  LoopbackSessionAnswer,
  LoopbackSessionRequest,
} from '../../shared/contract/evidence';
import type { Core } from '../core/core';
import type { PageResponder } from '../host/page-responder';
import { mediaResponse } from './media-response';
import { refusalOf } from './request-guard';
import type { SessionKeys } from './session-keys';

/** The largest body of a procedure call: a preview that the page made, with room to spare. */
const MAX_RPC_BYTES = 8 * 1024 * 1024;
const MAX_SESSION_BYTES = 1024;
const NO_STORE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

export interface DeskAppOptions {
  core: Core;
  keys: SessionKeys;
  page: PageResponder;
  /** Host and port of this server; known once it listens. */
  ownAuthority: () => string;
  onKeyIssued: (sha256: string) => void;
  /** Routes of development's own, before the page's. */
  addRoutes?: (app: Hono) => void;
}

/** The loopback host's HTTP surface: the session exchange, the desk contract, evidence, and the page. */
export function createDeskApp({ core, keys, page, ownAuthority, onKeyIssued, addRoutes }: DeskAppOptions): Hono {
  const app = new Hono();
  const withKey: MiddlewareHandler = async ({ req }, next) =>
    keys.accepts(req.header(LOOPBACK_SESSION_HEADER)) ? next() : refused(401, 'SESSION_KEY');

  app.use(async ({ req }, next) => {
    const refusal = refusalOf(req.raw.headers, ownAuthority());
    return refusal ? refused(403, refusal) : next();
  });
  app.post(LOOPBACK_PATHS.session, limited(MAX_SESSION_BYTES), async ({ req }) => {
    // Another origin's form or `no-cors` request cannot carry this content type.
    if (!req.header('content-type')?.startsWith('application/json')) return refused(415, 'CONTENT_TYPE');
    const asked = LoopbackSessionRequest.safeParse(await req.json().catch(() => undefined));
    const redeemed = asked.success ? keys.redeem(asked.data.token) : undefined;
    if (!redeemed) return refused(403, 'TOKEN');
    onKeyIssued(redeemed.sha256);
    return Response.json(LoopbackSessionAnswer.parse({ sessionKey: redeemed.sessionKey }), { headers: NO_STORE });
  });
  app.all(`${LOOPBACK_PATHS.rpc}/*`, withKey, limited(MAX_RPC_BYTES), async ({ req }) =>
    noStore((await core.handleRpc(req.raw)) ?? refused(404, 'PATH')),
  );
  app.get(`${LOOPBACK_PATHS.media}:handle`, withKey, ({ req }) => mediaResponse(core, req.param('handle'), req.raw));
  addRoutes?.(app);
  app.all('*', ({ req }) => page(req.raw));
  app.onError(() => refused(500, 'FAILED'));
  return app;
}

function limited(maxSize: number): MiddlewareHandler {
  return bodyLimit({ maxSize, onError: () => refused(413, 'BODY_SIZE') });
}

function refused(status: number, code: string): Response {
  return Response.json({ code }, { status, headers: NO_STORE });
}

/** The contract's answers are about people: none may be kept. */
function noStore(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(NO_STORE)) headers.set(name, value);
  return new Response(response.body, { status: response.status, headers });
}
