import type { Policy } from '../../shared/portal-api';
import type { SampleApplication } from '../samples';
import type { Scheduler } from './colleagues';
import type { PortalSample } from './portal-sample';

/** What the reference portal is made from. */
export interface PortalOptions {
  /** Base clock in epoch milliseconds. */
  clock: () => number;
  /** Same seed, same keys, same order of picks. */
  seed: number;
  /** Stored samples (`loadSamples()`), or made ones. */
  samples: readonly (SampleApplication | PortalSample)[];
  /** Extra summaries for load; the full application behind each is derived from a sample when it is opened. */
  summaryCount?: number;
  /** Path of its SQLite file; in memory when absent. */
  databasePath?: string;
  host?: string;
  /** 0 (the default) takes a free port. */
  port?: number;
  adminPort?: number;
  /** The origin that the outside sees, where a proxy stands in front. */
  publicOrigin?: string;
  heartbeatMs?: number;
  /** Checks each answer against its schema before it is sent (a violation is a 500 and a log line). On by default. */
  validateResponses?: boolean;
  /** Changes to the default policy. */
  policy?: Partial<Policy>;
  /** Lets simulated colleagues work at the pace of this scheduler; without one there are none. */
  colleagues?: Scheduler;
  /** Where the portal reports what it did not expect; standard error by default. */
  log?: (line: string) => void;
}
