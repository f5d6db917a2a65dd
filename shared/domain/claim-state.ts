/**
 * A claim as this desk sees it.
 *
 *   free ──taken by us──► ours ──expiry──► expired ──taken again──► ours
 *     ▲                    │  └──released/decided──► free
 *     └──held by another ◄─┴── handed over, taken by another
 */
export type ClaimState = 'free' | 'ours' | 'expired' | 'held_by_other';

/** Judges a claim at a moment. `nowMs` and `expiresAtMs` are epoch milliseconds on the portal's clock. */
export function claimState(
  claim: { holderId: string; expiresAtMs: number } | undefined,
  personId: string,
  nowMs: number,
): ClaimState {
  if (!claim) return 'free';
  const isOver = claim.expiresAtMs <= nowMs;
  if (claim.holderId === personId) return isOver ? 'expired' : 'ours';
  return isOver ? 'free' : 'held_by_other';
}

/**
 * When a held claim should be extended: once no more than half a lease is left, so that one lost answer costs nothing. What
 * counts is the time left and not the time since it was taken, because extending moves the end alone.
 */
export const extendDueAtMs = (expiresAtMs: number, leaseMs: number): number => expiresAtMs - Math.floor(leaseMs / 2);
