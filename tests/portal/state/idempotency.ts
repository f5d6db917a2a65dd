import type { PortalDatabase } from './database';

/** Answers kept by Idempotency-Key: the same key of the same person and operation gives the same answer, for ever. */
export interface Idempotency {
  find: (personId: string, operation: string, key: string) => { request: string; answer: string } | undefined;
  keep: (personId: string, operation: string, key: string, request: string, answer: string) => void;
}

/** Opens the stored answers of a portal's database. */
export function createIdempotency(database: PortalDatabase): Idempotency {
  const read = database.prepare<[string, string, string], { request: string; answer: string }>(
    'SELECT request, answer FROM idempotency WHERE person_id = ? AND operation = ? AND key = ?',
  );
  const write = database.prepare(
    'INSERT INTO idempotency (person_id, operation, key, request, answer) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    find: (personId, operation, key) => read.get(personId, operation, key),
    keep: (personId, operation, key, request, answer) => {
      write.run(personId, operation, key, request, answer);
    },
  };
}
