import { sha256Hex } from '../log/digest';
import type { Deliver, DeliveryResult } from '../outbox/delivery';
import { deliveryOutcome, type DeliveryOutcome } from './outcome';
import type { PortalClient } from './portal-client';
import type { StatementVerifier } from './statements';

const EVENTS = { conflict: 'conflict', refused: 'refused', awaiting_person: 'needs_person' } as const;

/** An outcome as the outbox writes it down. */
function toResult(outcome: DeliveryOutcome): DeliveryResult {
  const nothing = { answer: null, retryAfterMs: 0, receipt: null };
  switch (outcome.kind) {
    case 'delivered': {
      const { digest, revision, acceptedAt } = outcome.receipt;
      const receipt = { jws: outcome.receiptJws, digest, revision, acceptedAtMs: Date.parse(acceptedAt) };
      return { ...nothing, event: 'accepted', outcome: 'accepted', receipt };
    }
    case 'retry':
      return { ...nothing, event: 'retry', outcome: outcome.reason, retryAfterMs: outcome.retryAfterMs ?? 0 };
    case 'conflict':
    case 'refused':
    case 'awaiting_person': {
      const answer = outcome.problem ? JSON.stringify(outcome.problem) : null;
      return { ...nothing, event: EVENTS[outcome.kind], outcome: outcome.type, answer };
    }
  }
}

/** How the outbox delivers: the exact bytes go to the portal, and the answer is judged with the desk's pinned keys. */
export const createDeliver =
  (client: Pick<PortalClient, 'putDecision'>, verifier: () => Pick<StatementVerifier, 'receipt'>): Deliver =>
  async ({ decisionId, jws, signal }) => {
    const result = await client.putDecision(decisionId, jws, { signal });
    const digest = sha256Hex(jws);
    return toResult(deliveryOutcome(result, (receipt) => verifier().receipt(receipt, { decisionId, digest })));
  };
