import type { SyncStatus } from '../../../shared/contract/sync';
import type { Clock } from '../ports';
import type { PortalFailure } from '../portal/result';

export type PortalState = SyncStatus['portal'];

/** What the desk knows of the portal, from the answers it gets. */
export interface Reachability {
  /** Notes how one request ended. */
  note(answer: { ok: true } | { ok: false; failure: PortalFailure }): void;
  state(): PortalState;
}

/**
 * What one answer says about the portal; undefined when it says nothing. Any answer of the portal itself counts as
 * reachable, a problem included; a page of somebody else's (captive portal, proxy) does not.
 */
export function judge(
  answer: { ok: true } | { ok: false; failure: PortalFailure },
): Pick<PortalState, 'state' | 'reason'> | undefined {
  if (answer.ok) return { state: 'reachable' };
  const { failure } = answer;
  switch (failure.kind) {
    case 'problem':
      if (failure.problem.type === '/problems/unauthenticated') return { state: 'sign_in_needed' };
      return failure.status >= 500 ? { state: 'unreachable', reason: 'busy' } : { state: 'reachable' };
    case 'invalid':
      return { state: 'reachable' };
    case 'network':
    case 'timeout':
    case 'unknown_answer':
    case 'signed_out':
      return { state: 'unreachable', reason: failure.kind };
    case 'aborted':
      return undefined;
  }
}

/** Keeps the portal's state and tells of each change of it. */
export function createReachability(
  clock: Clock,
  changed: (now: PortalState, before: PortalState) => void,
): Reachability {
  let current: PortalState = { state: 'unknown', sinceMs: clock.nowMs() };
  return {
    note: (answer) => {
      const judged = judge(answer);
      if (!judged || (judged.state === current.state && judged.reason === current.reason)) return;
      const before = current;
      const sinceMs = judged.state === before.state ? before.sinceMs : clock.nowMs();
      current = { ...judged, sinceMs };
      changed(current, before);
    },
    state: () => current,
  };
}
