import { type Dispatch, createContext, use } from 'react';
import type { ApplicationView } from '../../../shared/contract/application';
import type { DeskPerson } from '../../../shared/contract/session';
import type { ChecklistItem } from '../../../shared/domain/checklist';
import type { Application, Verdict } from '../../../shared/portal-api/application';
import type { Policy } from '../../../shared/portal-api/policy';
import type { PanesControl } from './evidence/use-panes';
import type { ShelfItem } from './evidence/evidence-shelf';
import type { Missing, Place } from './model/missing';
import type { ReviewAction, ReviewState } from './model/review-state';
import type { StripItem } from './model/strip-items';

/** Everything the zones of one review share. */
export interface Review {
  view: ApplicationView;
  application: Application;
  policy: Policy;
  person: DeskPerson;
  checklist: readonly ChecklistItem[];
  items: readonly StripItem[];
  shelf: ReadonlyMap<string, ShelfItem>;
  askAgain: (mediaId: string) => void;
  reportUndecodable: (mediaId: string) => void;
  panes: PanesControl;
  state: ReviewState;
  dispatch: Dispatch<ReviewAction>;
  /** What stands between the reviewer and each verdict, in the order of work. */
  missing: Readonly<Record<Verdict, readonly Missing[]>>;
  /** The claim is ours and nothing of ours stands against it. */
  canDecide: boolean;
  goTo: (place: Place) => void;
  activeMs: () => number;
  /** While a decision is signed and the next application comes, nothing that is pressed changes this one. */
  hold: (isHeld: boolean) => void;
  /** Stops saving the draft: the decision is signed. */
  finish: () => void;
  draftState: 'none' | 'saving' | 'saved' | 'failed';
}

export const ReviewContext = createContext<Review | undefined>(undefined);

/** The review on screen. Throws outside of it. */
export function useReview(): Review {
  const review = use(ReviewContext);
  if (!review) throw new Error('no review above this component');
  return review;
}
