import { z } from 'zod';

/** Why evidence could not be read; the same codes on both hosts. */
export const EvidenceFailure = z.enum(['HANDLE_UNKNOWN', 'NOT_HERE', 'DAMAGED', 'REFUSED', 'NOT_SIGNED_IN']);
export type EvidenceFailure = z.infer<typeof EvidenceFailure>;

/** Chunks of evidence on the raw MessagePort are at most this long; they are cloned, never transferred (electron#34905). */
export const EVIDENCE_CHUNK_BYTES = 1024 * 1024;

/** Page → core on the evidence port: read one file, or stop reading it. */
export const EvidenceRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), id: z.int(), handle: z.string() }),
  z.object({ kind: z.literal('cancel'), id: z.int() }),
]);
export type EvidenceRequest = z.infer<typeof EvidenceRequest>;

/** Core → page on the evidence port: one `start`, then chunks in order, then `end`; or one `failed`. */
export const EvidenceReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), id: z.int(), contentType: z.string(), sizeBytes: z.int() }),
  z.object({ kind: z.literal('chunk'), id: z.int(), bytes: z.instanceof(Uint8Array) }),
  z.object({ kind: z.literal('end'), id: z.int() }),
  z.object({ kind: z.literal('failed'), id: z.int(), code: EvidenceFailure }),
]);
export type EvidenceReply = z.infer<typeof EvidenceReply>;

/** Paths of the loopback host's own HTTP surface; everything else there is the page's files. */
export const LOOPBACK_PATHS = { session: '/session', rpc: '/rpc', media: '/media/' } as const;

/** The header that carries the page's session key on the loopback host; no cookies (other servers on 127.0.0.1 receive them). */
export const LOOPBACK_SESSION_HEADER = 'x-countersign-session';

/** Body and answer of `POST /session`: the single-use token from the URL fragment against a session key. */
export const LoopbackSessionRequest = z.strictObject({ token: z.string().min(20).max(200) });
export const LoopbackSessionAnswer = z.object({ sessionKey: z.string() });

/** HTTP answers to `GET /media/<handle>` that are not bytes: `{code}` as JSON with these statuses. */
export const EVIDENCE_FAILURE_STATUS: Readonly<Record<EvidenceFailure, number>> = {
  HANDLE_UNKNOWN: 404,
  NOT_HERE: 503,
  DAMAGED: 502,
  REFUSED: 415,
  NOT_SIGNED_IN: 401,
};
