import { z } from 'zod';

/**
 * The host contract: what a host (Electron shell or loopback) and its core process say to each other. Core is always a
 * child process; messages are structured-cloned objects. On Electron the two MessagePorts of a page travel with `connect`.
 *
 *   host ──start──► core ──ready──► host      (then `connect` per page on Electron)
 *   core ──lock_requested──► host ──ends the process, starts a fresh one
 */
export const CoreConfig = z.object({
  /** Folder that holds every profile of this desk; made with mode 0700 when missing. */
  profileRoot: z.string().min(1),
  portalOrigin: z.url(),
  /** How this desk introduces itself when it is enrolled. */
  deviceName: z.string().min(1),
  /** 32 bytes from the keyring; zeroed by core after use. */
  keyringShare: z.instanceof(Uint8Array),
  /** Only under the loopback host: core itself serves the page there. */
  loopback: z
    .object({
      /** 0 for any free port; the same port again after a restart, so that the page can reconnect. */
      port: z.int().min(0).max(65535),
      pageRoot: z.string(),
      /** SHA-256 (hex) of session keys given out by earlier cores of this host: a page survives a restart. */
      sessionKeyHashes: z.array(z.string()),
    })
    .optional(),
});
export type CoreConfig = z.infer<typeof CoreConfig>;

export const HostToCore = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), config: CoreConfig }),
  /** A page has come up; its RPC port and its evidence port travel with this message. */
  z.object({ type: z.literal('connect') }),
  /** Asks for one more single-use token (loopback): the host opens another window. */
  z.object({ type: z.literal('token_wanted') }),
  z.object({ type: z.literal('close') }),
]);
export type HostToCore = z.infer<typeof HostToCore>;

export const CoreToHost = z.discriminatedUnion('type', [
  /** Core serves. `port` and `token` on the loopback host only. */
  z.object({ type: z.literal('ready'), port: z.int().optional(), token: z.string().optional() }),
  z.object({ type: z.literal('token'), token: z.string() }),
  z.object({ type: z.literal('session_key_issued'), sha256: z.string() }),
  /** A person asked for the lock; decisions in their hold are released already. */
  z.object({ type: z.literal('lock_requested') }),
  /** Core cannot go on; `code` is one of the desk's error codes, `correlationId` is in its log. */
  z.object({ type: z.literal('failed'), code: z.string(), correlationId: z.string() }),
]);
export type CoreToHost = z.infer<typeof CoreToHost>;
