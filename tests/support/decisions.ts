import { v7 as uuid } from 'uuid';
import type { ApplicationView } from '../../shared/contract/application';
import type { DecisionDraft, DecisionView } from '../../shared/contract/decision';
import type { DeskClient } from './test-desk';
import { waitUntil } from './wait-until';

export const LEA = 'person-lea-moreau';
export const SAM = 'person-sam-ortiz';

/** A rejection that keeps every rule. */
export const rejection = (
  { application, policyVersion }: ApplicationView,
  changes: Partial<DecisionDraft> = {},
): DecisionDraft => ({
  decisionId: uuid(),
  applicationId: application.id,
  revision: application.revision,
  policyVersion,
  verdict: 'reject',
  newAttempt: 'invited',
  reasonCodes: ['IMG-BLUR'],
  note: '',
  checks: [],
  seen: [],
  anchors: [],
  activeMs: 1200,
  ...changes,
});

/** Takes the next application and opens it. */
export async function takeAndOpen(client: DeskClient): Promise<ApplicationView> {
  const { applicationId } = await client.claim.takeNext({});
  return client.application.get({ applicationId });
}

/** Waits until a decision is in a state. */
export const waitForState = (
  client: DeskClient,
  decisionId: string,
  state: DecisionView['state'],
): Promise<DecisionView> =>
  waitUntil(async () => {
    const view = await client.decision.get({ decisionId });
    return view.state === state && view;
  });
