import { isUndelivered, OUTBOX_STATES } from '../../../shared/domain/outbox-state';

/** States in which a decision of ours still stands without a receipt, as the right side of a SQL `IN`; from shared/domain. */
export const UNDELIVERED = `(${OUTBOX_STATES.filter(isUndelivered)
  .map((state) => `'${state}'`)
  .join(', ')})`;
