import type { z } from 'zod';
import type { Policy, StoredDecision, Summary } from '../../shared/portal-api';
import type { PortalClock } from './clock';
import type { Faults } from './faults/fault-list';
import type { Simulate } from './simulate';
import type { Delivery } from './state/decisions';

/** A running reference portal. Everything beside the origins is for tests in the same process. */
export interface Portal {
  readonly origin: string;
  readonly adminOrigin: string;
  readonly faults: Faults;
  readonly simulate: Simulate;
  readonly clock: PortalClock;
  /** Accepted decisions; `jws` is exactly what was received. */
  decisions: () => z.infer<typeof StoredDecision>[];
  /** Every `PUT` of a decision that reached the portal, in order, with the status it was answered with. */
  deliveries: () => Delivery[];
  /** Every application as its summary says it stands now. */
  applications: () => Summary[];
  /** The policy in force. */
  policy: () => Policy;
  /** How many desks listen to the event stream. */
  listenerCount: () => number;
  /** True while no simulated colleague is in the middle of a turn. */
  settled: () => boolean;
  /** Stops listening and cuts every connection: connecting is refused from here on. */
  down: () => Promise<void>;
  /** Listens again on the same port. */
  up: () => Promise<void>;
  close: () => Promise<void>;
}
