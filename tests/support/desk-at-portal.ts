import { systemRandom } from '../../electron/core/system-ports';
import type { Policy } from '../../shared/portal-api/policy';
import { createPortal } from '../portal/create-portal';
import type { Portal } from '../portal/portal';
import { syntheticSamples } from '../portal/testing/synthetic-samples';
import { LEA } from './decisions';
import { startTestDesk, type TestDesk } from './test-desk';

/** Closes what a test opened, the last first. */
export class Closers {
  readonly #closers: Array<() => void | Promise<void>> = [];

  add(close: () => void | Promise<void>): void {
    this.#closers.push(close);
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).toReversed()) await close();
  }
}

/** The reference portal in this process, with a few small applications; decisions go out at once unless the policy says otherwise. */
export async function portalForTest(closers: Closers, policy: Partial<Policy> = {}, port = 0): Promise<Portal> {
  const portal = await createPortal({
    clock: Date.now,
    seed: 1,
    samples: syntheticSamples(),
    policy: { undoHoldMs: 0, ...policy },
    port,
  });
  closers.add(() => portal.close());
  return portal;
}

/** Full jitter at its shortest, so that no test waits for luck. */
const EAGER = { random: { ...systemRandom, fraction: () => 0 } };

/** A desk at this portal with somebody signed in; with `profileRoot` it goes on with what an earlier one left. */
export async function signedInDesk(
  closers: Closers,
  portal: Portal,
  options: { personId?: string; profileRoot?: string } = {},
): Promise<TestDesk> {
  const { personId = LEA, profileRoot } = options;
  const desk = await startTestDesk(portal.origin, {
    ports: EAGER,
    ...(profileRoot === undefined ? {} : { profileRoot }),
  });
  closers.add(() => desk.close());
  await desk.client.session.signIn({ personId });
  return desk;
}
