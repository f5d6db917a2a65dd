import type { ApplicationStatus, Verdict } from '../portal-api/application';

/**
 * The life of an application at the portal.
 *
 *   pending ──take──► claimed ──approve──► approved
 *      ▲                │  │ ├──reject───► rejected
 *      │                │  │ └──flag─────► flagged ──take──► claimed (by someone whom policy names)
 *      ├──release/expiry┘  │
 *      ├──overturn─────────┴─ from approved, rejected
 *      └── withdrawn by the applicant ends it from every open state
 */
export type ApplicationEvent =
  | { kind: 'take' }
  | { kind: 'let_go'; wasFlagged: boolean }
  | { kind: 'decide'; verdict: Verdict }
  | { kind: 'overturn' }
  | { kind: 'withdraw' };

const AFTER_VERDICT: Readonly<Record<Verdict, ApplicationStatus>> = {
  approve: 'approved',
  reject: 'rejected',
  flag: 'flagged',
};

/** The state after `event`, or `undefined` when the move is not legal from `status`. */
export function nextApplicationStatus(
  status: ApplicationStatus,
  event: ApplicationEvent,
): ApplicationStatus | undefined {
  switch (event.kind) {
    case 'take':
      return status === 'pending' || status === 'flagged' ? 'claimed' : undefined;
    case 'let_go':
      if (status !== 'claimed') return undefined;
      return event.wasFlagged ? 'flagged' : 'pending';
    case 'decide':
      return status === 'claimed' ? AFTER_VERDICT[event.verdict] : undefined;
    case 'overturn':
      return status === 'approved' || status === 'rejected' ? 'pending' : undefined;
    case 'withdraw':
      return status === 'pending' || status === 'claimed' || status === 'flagged' ? 'withdrawn' : undefined;
  }
}

/** True while a decision can still be made about it. */
export const isOpen = (status: ApplicationStatus): boolean =>
  status === 'pending' || status === 'claimed' || status === 'flagged';
