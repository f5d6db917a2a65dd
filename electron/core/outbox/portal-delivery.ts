import { DECISION_JWS_TYPE, type PublicKeyJwk } from '../../../shared/portal-api/statement';
import { verifyJws } from '../log/jws';
import { createDeliver } from '../portal/deliver';
import type { PortalClient } from '../portal/portal-client';
import type { StatementVerifier } from '../portal/statements';
import type { Reachability } from '../sync/reachability';
import type { Deliver } from './delivery';

/**
 * Delivers over the portal's API. The signature is verified once more on the bytes that came back from disk: what a fault
 * of the disk changed never leaves this desk as a decision. What the answer says of the portal is noted on the way.
 */
export function createPortalDelivery(options: {
  client: Pick<PortalClient, 'putDecision'>;
  reachability: Reachability;
  deviceKey: () => PublicKeyJwk;
  verifier: () => Pick<StatementVerifier, 'receipt'>;
}): Deliver {
  const { client, reachability, deviceKey, verifier } = options;
  const putDecision: PortalClient['putDecision'] = async (...args) => {
    const answer = await client.putDecision(...args);
    reachability.note(answer);
    return answer;
  };
  const deliver = createDeliver({ putDecision }, verifier);
  return async (delivery) => {
    const own = verifyJws(delivery.jws, { typ: DECISION_JWS_TYPE, keys: [deviceKey()] });
    if (own.ok) return deliver(delivery);
    return { event: 'refused', outcome: 'stored_decision_damaged', answer: null, retryAfterMs: 0, receipt: null };
  };
}
