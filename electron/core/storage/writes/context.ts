import type { DeviceKey } from '../../keys/device-key';
import type { Sql } from '../statements';

/** What a write may use. Writes are synchronous: each runs alone, inside one immediate transaction of the writer. */
export interface WriteContext {
  sql: Sql;
  /** The desk's signing key, loaded from this database at its first use. */
  deviceKey: () => DeviceKey;
  /** Version of this application, for the log. */
  appBuild: string;
}
