import { createPortal } from '../create-portal';
import type { PortalOptions } from '../options';
import type { Portal } from '../portal';
import { syntheticSamples } from './synthetic-samples';

/** A portal for a test: synthetic samples, and any line it logs becomes a failure of `close`. */
export async function startTestPortal(options: Partial<PortalOptions> = {}): Promise<Portal> {
  const lines: string[] = [];
  const portal = await createPortal({
    clock: Date.now,
    seed: 7,
    samples: syntheticSamples(),
    log: (line) => lines.push(line),
    ...options,
  });
  return {
    ...portal,
    close: async () => {
      await portal.close();
      if (lines.length > 0) throw new Error(`the portal logged: ${lines.join('\n')}`);
    },
  };
}
