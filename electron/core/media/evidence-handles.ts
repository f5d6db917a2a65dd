import type { Clock, Random } from '../ports';

/** How long a handle works after it was last issued. */
export const HANDLE_LIFETIME_MS = 30 * 60_000;
const HANDLE_BYTES = 16;

/** Random 128-bit handles that stand for files of evidence towards a page; each belongs to one session. */
export interface EvidenceHandles {
  /** The session's handle for a file: the one it has, renewed, or a new one. */
  issue(sessionId: string, mediaId: string): string;
  /** The file that a handle stands for; undefined when it is unknown, expired or of another session. */
  resolve(sessionId: string, handle: string): string | undefined;
  revokeAll(): void;
}

interface Issued {
  sessionId: string;
  mediaId: string;
  handle: string;
  expiresAtMs: number;
}

const keyOf = (sessionId: string, mediaId: string): string => JSON.stringify([sessionId, mediaId]);

/** Makes an empty set of handles. They expire by the monotonic clock: setting the wall clock back renews nothing. */
export function createEvidenceHandles(
  clock: Pick<Clock, 'monotonicMs'>,
  random: Pick<Random, 'bytes'>,
): EvidenceHandles {
  const byFile = new Map<string, Issued>();
  const byHandle = new Map<string, Issued>();

  const dropExpired = (nowMs: number): void => {
    for (const [key, { handle, expiresAtMs }] of byFile) {
      if (expiresAtMs > nowMs) continue;
      byFile.delete(key);
      byHandle.delete(handle);
    }
  };
  return {
    issue: (sessionId, mediaId) => {
      const nowMs = clock.monotonicMs();
      dropExpired(nowMs);
      const key = keyOf(sessionId, mediaId);
      const handle = byFile.get(key)?.handle ?? random.bytes(HANDLE_BYTES).toString('base64url');
      const issued = { sessionId, mediaId, handle, expiresAtMs: nowMs + HANDLE_LIFETIME_MS };
      byFile.set(key, issued);
      byHandle.set(handle, issued);
      return handle;
    },
    resolve: (sessionId, handle) => {
      const issued = byHandle.get(handle);
      if (issued?.sessionId !== sessionId || issued.expiresAtMs <= clock.monotonicMs()) return undefined;
      return issued.mediaId;
    },
    revokeAll: () => {
      byFile.clear();
      byHandle.clear();
    },
  };
}
