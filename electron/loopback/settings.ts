import { hostname } from 'node:os';
import { z } from 'zod';
import { resolveProfileRoot, type ProfileRootInput } from '../host/profile-root';

/** What the loopback host is told by its environment. */
export interface LoopbackSettings {
  portalOrigin: string;
  profileRoot: string;
  deviceName: string;
  /** 0 for any free port. */
  port: number;
  /** Opens a browser window and ends with it; else somebody opens the printed address. */
  opensBrowser: boolean;
  /** Development: core is replaced when its bundle changes, the page is loaded again when it is rebuilt. */
  watches: boolean;
}

const Environment = z.object({
  COUNTERSIGN_PORTAL: z.url({ protocol: /^https?$/ }),
  COUNTERSIGN_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  COUNTERSIGN_OPEN: z.enum(['0', '1']).default('0'),
  COUNTERSIGN_DEV: z.enum(['0', '1']).default('0'),
});

/** Reads the settings. @throws {Error} with one sentence for the person who started the host */
export function readSettings(input: ProfileRootInput): LoopbackSettings {
  const parsed = Environment.safeParse(input.env);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))];
    throw new Error(
      `${names.join(', ')} is missing or not usable; COUNTERSIGN_PORTAL names the portal, as in http://127.0.0.1:8480`,
    );
  }
  return {
    portalOrigin: new URL(parsed.data.COUNTERSIGN_PORTAL).origin,
    profileRoot: resolveProfileRoot(input),
    deviceName: hostname() || 'desk',
    port: parsed.data.COUNTERSIGN_PORT,
    opensBrowser: parsed.data.COUNTERSIGN_OPEN === '1',
    watches: parsed.data.COUNTERSIGN_DEV === '1',
  };
}
