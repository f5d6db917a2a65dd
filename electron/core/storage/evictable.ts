import type { SqlValue } from './statements';

/** Moments that decide what may leave this desk. */
export interface EvictionMoment {
  /** Now on the portal's clock, which claims expire by; epoch ms. */
  portalNowMs: number;
  /** What was opened, decided or fetched later than this stays; on this desk's clock, epoch ms. */
  openedBeforeMs: number;
}

/**
 * Full applications (`a`) that nothing keeps here: not claimed by this person, no draft, nothing undelivered, and neither
 * opened nor decided of late.
 */
export const evictable = ({ portalNowMs, openedBeforeMs }: EvictionMoment): { text: string; values: SqlValue[] } => ({
  text: `NOT EXISTS (SELECT 1 FROM claim c WHERE c.application_id = a.application_id AND c.expires_at > ?)
    AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.application_id = a.application_id)
    AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.application_id = a.application_id
      AND (o.state NOT IN ('delivered', 'withdrawn', 'resolved') OR o.updated_at > ?))
    AND coalesce(a.opened_at, a.fetched_at) < ?`,
  values: [portalNowMs, openedBeforeMs, openedBeforeMs],
});
