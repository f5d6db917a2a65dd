import type { SupportedMessagePort } from '@orpc/client/message-port';
import type { EvidenceFailure } from '../../shared/contract/evidence';

/**
 * One end of a message channel to a page: a `MessagePort` of `node:worker_threads`, or Electron's `MessagePortMain` in
 * the utility process. `@orpc/client/message-port` has the functions that post to and listen on either.
 */
export type RpcPort = SupportedMessagePort;

/** A span of bytes of one file; both ends are counted (RFC 9110 §14.1.2). */
export interface ByteSpan {
  start: number;
  end: number;
}

/** Evidence as the loopback host sends it: `sizeBytes` is the whole file, `body` the span that was asked for. */
export type EvidenceRead =
  | { ok: true; contentType: string; sizeBytes: number; body: ReadableStream<Uint8Array> }
  | { ok: false; code: EvidenceFailure };

/** The running desk, as the processes that carry it see it. `createCore` makes one. */
export interface Core {
  /** Serves the desk contract to one page, until its port closes; the result is for callers that treat both ports alike. */
  serveRpcPort(port: RpcPort): () => void;
  /** Serves evidence to one page (`EvidenceRequest`, `EvidenceReply`); the result detaches it. */
  serveEvidencePort(port: RpcPort): () => void;
  /** Serves the desk contract over HTTP below `LOOPBACK_PATHS.rpc`; undefined when the path is not its own. */
  handleRpc(request: Request): Promise<Response | undefined>;
  /** Reads evidence by handle for `GET /media/<handle>`; without a span, the whole file. */
  readEvidence(handle: string, span?: ByteSpan): Promise<EvidenceRead>;
  /** Stops, also while the portal hangs; what is held goes out after the next start. Calling it again waits for the same end. */
  close(): Promise<void>;
}
