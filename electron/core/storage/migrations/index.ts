import { m0001Start } from './m0001-start';

/** Every migration in order; the version of a database is how many of them it has had. Append only. */
export const MIGRATIONS: readonly string[] = [m0001Start];
