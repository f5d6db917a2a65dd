import { z } from 'zod';
import type { Sql } from '../statements';
import { UNDELIVERED } from '../undelivered';

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

/**
 * Claims that are held and not decided here since they were taken: what a person still has to do, oldest first. An
 * application that comes back, overturned or for a new attempt, is claimed anew and is work again.
 * @param portalNowMs now, on the portal's clock, as the times of claims are
 */
export const readClaimsToDo = (sql: Sql, portalNowMs: number): StoredClaim[] =>
  sql.rows(
    StoredClaim,
    `${CLAIMS} WHERE expires_at > ? AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.application_id = claim.application_id
     AND (o.state IN ${UNDELIVERED} OR (o.state = 'delivered' AND o.receipt_at >= claim.taken_at))) ORDER BY taken_at, application_id`,
    portalNowMs,
  );
