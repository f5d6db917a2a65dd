import { z } from 'zod';
import type { Sql } from '../statements';

const StoredClaim = z.object({
  applicationId: z.string(),
  takenAt: z.int(),
  expiresAt: z.int(),
  origin: z.enum(['next', 'chosen']),
  handedOutAt: z.int().nullable(),
});
export type StoredClaim = z.infer<typeof StoredClaim>;

const CLAIMS = `SELECT application_id AS applicationId, taken_at AS takenAt, expires_at AS expiresAt, origin,
  handed_out_at AS handedOutAt FROM claim`;

/** Our claims, oldest first. */
export const readClaims = (sql: Sql): StoredClaim[] =>
  sql.rows(StoredClaim, `${CLAIMS} ORDER BY taken_at, application_id`);

/** Our claim on one application. */
export const readClaim = (sql: Sql, applicationId: string): StoredClaim | undefined =>
  sql.row(StoredClaim, `${CLAIMS} WHERE application_id = ?`, applicationId);

/** Claims that are held, not decided here, and whose application is open: what a person still has to do. */
export const readClaimsToDo = (sql: Sql, nowMs: number): StoredClaim[] =>
  sql.rows(
    StoredClaim,
    `${CLAIMS} WHERE expires_at > ? AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.application_id = claim.application_id
     AND o.state NOT IN ('withdrawn', 'resolved')) ORDER BY taken_at, application_id`,
    nowMs,
  );
