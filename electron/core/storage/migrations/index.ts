import { m0001Start } from './m0001-start';
import { m0002ReferenceOrder } from './m0002-reference-order';

/** Every migration in order; the version of a database is how many of them it has had. Append only. */
export const MIGRATIONS: readonly string[] = [m0001Start, m0002ReferenceOrder];
