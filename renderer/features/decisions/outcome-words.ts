/** Which sentence of the catalogue speaks about a decision's last outcome. */
export type OutcomeName =
  | 'network'
  | 'timeout'
  | 'unknown_answer'
  | 'busy'
  | 'receipt'
  | 'alreadyDecided'
  | 'notYourClaim'
  | 'claimedByOther'
  | 'revisionChanged'
  | 'withdrawn'
  | 'ruleBroken'
  | 'notAllowed'
  | 'signIn'
  | 'device'
  | 'signature'
  | 'version'
  | 'other';

const NAMES: Readonly<Record<string, OutcomeName>> = {
  network: 'network',
  timeout: 'timeout',
  unknown_answer: 'unknown_answer',
  invalid: 'receipt',
  aborted: 'network',
  signed_out: 'signIn',
  '/problems/busy': 'busy',
  '/problems/in-progress': 'busy',
  '/problems/already-decided': 'alreadyDecided',
  '/problems/not-your-claim': 'notYourClaim',
  '/problems/claimed-by-other': 'claimedByOther',
  '/problems/revision-changed': 'revisionChanged',
  '/problems/withdrawn': 'withdrawn',
  '/problems/rule-broken': 'ruleBroken',
  '/problems/not-allowed': 'notAllowed',
  '/problems/unauthenticated': 'signIn',
  '/problems/insufficient-authentication': 'signIn',
  '/problems/unknown-device': 'device',
  '/problems/invalid-signature': 'signature',
  '/problems/unsupported-version': 'version',
};

/** The sentence for an outcome as the contract names it; `other` for one without a sentence of its own. */
export function outcomeName(outcome: string): OutcomeName {
  const known = NAMES[outcome];
  if (known) return known;
  return outcome.startsWith('receipt') ? 'receipt' : 'other';
}
