import type { PortalDatabase } from './database';

/** Named counters and facts of this portal, kept with its state. */
export interface Meta {
  /** The next value of a counter; each counter starts at 1. */
  next: (counter: string) => number;
  /** The last value given out, 0 before the first. */
  last: (counter: string) => number;
  /** A stored fact; `make` supplies it the first time. */
  fact: (key: string, make: () => string) => string;
}

/** Opens the counters of a portal's database. */
export function createMeta(database: PortalDatabase): Meta {
  const bump = database.prepare<[string], { value: string }>(
    `INSERT INTO meta (key, value) VALUES (?, '1')
     ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) RETURNING value`,
  );
  const read = database.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
  const write = database.prepare<[string, string]>('INSERT INTO meta (key, value) VALUES (?, ?)');
  return {
    next: (counter) => Number(bump.get(counter)?.value),
    last: (counter) => Number(read.get(counter)?.value ?? 0),
    fact: (key, make) => {
      const known = read.get(key)?.value;
      if (known !== undefined) return known;
      const made = make();
      write.run(key, made);
      return made;
    },
  };
}
