import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import {
  EVIDENCE_FAILURE_STATUS,
  EvidenceFailure,
  LOOPBACK_PATHS,
  LOOPBACK_SESSION_HEADER,
  LoopbackSessionAnswer,
} from '../../shared/contract/evidence';
import { type DeskClient, type DeskTransport, EvidenceError, NoSessionKeyError } from './desk-transport';
import { startTokenOf } from './start-token';

const KEY_NAME = 'countersign.session';

/** Exchanges the token of the address for a session key, once; the token leaves the address before anything else happens. */
async function obtainSessionKey(window: Window): Promise<string> {
  const token = startTokenOf(window.location.hash);
  if (token === undefined) {
    const kept = window.sessionStorage.getItem(KEY_NAME);
    if (kept === null) throw new NoSessionKeyError();
    return kept;
  }
  window.history.replaceState(null, '', window.location.pathname);
  const answer = await fetch(LOOPBACK_PATHS.session, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
    cache: 'no-store',
  });
  if (!answer.ok) throw new NoSessionKeyError();
  const { sessionKey } = LoopbackSessionAnswer.parse(await answer.json());
  window.sessionStorage.setItem(KEY_NAME, sessionKey);
  return sessionKey;
}

const failureOf = (status: number): EvidenceError['code'] => {
  const found = EvidenceFailure.options.find((code) => EVIDENCE_FAILURE_STATUS[code] === status);
  return found ?? 'LINK_LOST';
};

/** Connects over HTTP on 127.0.0.1. `onUnknownKey` is called when core does not know the page's key any more. */
export async function connectLoopback(window: Window, onUnknownKey: () => void): Promise<DeskTransport> {
  const sessionKey = await obtainSessionKey(window);
  const headers = { [LOOPBACK_SESSION_HEADER]: sessionKey };
  const link = new RPCLink({
    url: new URL(LOOPBACK_PATHS.rpc, window.location.origin).href,
    headers,
    fetch: async (request, init) => {
      const answer = await fetch(request, { ...init, cache: 'no-store', credentials: 'omit' });
      // Expected failures of the contract never come as 401: this is the host refusing the key itself.
      if (answer.status === 401) onUnknownKey();
      return answer;
    },
  });
  const client: DeskClient = createORPCClient(link);
  return {
    hostName: 'loopback',
    client,
    readEvidence: async (handle, signal) => {
      const path = LOOPBACK_PATHS.media + encodeURIComponent(handle);
      const answer = await fetch(path, {
        headers,
        cache: 'no-store',
        credentials: 'omit',
        signal: signal ?? null,
      }).catch((error: unknown) => {
        signal?.throwIfAborted();
        throw new EvidenceError('LINK_LOST', { cause: error });
      });
      if (!answer.ok) throw new EvidenceError(failureOf(answer.status));
      // Never answer.blob(): above 5 MiB Chromium writes such blobs in clear into its profile.
      return {
        bytes: await answer.arrayBuffer(),
        contentType: answer.headers.get('content-type') ?? 'application/octet-stream',
      };
    },
  };
}
