import { useCallback, useMemo, useReducer, useRef } from 'react';
import type { ApplicationView } from '../../../shared/contract/application';
import type { DeskPerson } from '../../../shared/contract/session';
import { isOpen } from '../../../shared/domain/application-state';
import { checklistFor } from '../../../shared/domain/checklist';
import { brokenRules } from '../../../shared/domain/decision-rules';
import { isUndelivered } from '../../../shared/domain/outbox-state';
import type { Verdict } from '../../../shared/portal-api/application';
import type { Policy } from '../../../shared/portal-api/policy';
import { usePanes } from './evidence/use-panes';
import { useShelf } from './evidence/use-shelf';
import { contentOf } from './model/decision-content';
import { type Place, missingOf } from './model/missing';
import { type ReviewAction, openReview, reviewReducer } from './model/review-state';
import { stripItems } from './model/strip-items';
import type { Review } from './review-context';
import { useActiveTime } from './use-active-time';
import { useDraftSaving } from './use-draft-saving';

/** Whether this person may decide now: it is open, the claim is ours, and no decision of ours that still counts stands against it. */
const mayDecide = ({ application, claim, ourDecision }: ApplicationView): boolean =>
  isOpen(application.status) &&
  claim.state === 'ours' &&
  (ourDecision === undefined || !isUndelivered(ourDecision.state));

/** Puts the focus on a part of the screen by its data-place. */
const focusPlace = (name: string): void =>
  document.querySelector<HTMLElement>(`[data-place=${JSON.stringify(name)}]`)?.focus();

/** Everything the zones of a review share: the application, its checklist, what was done so far, what is missing. */
export function useReviewState(view: ApplicationView, policy: Policy, person: DeskPerson): Review {
  const { application } = view;
  const checklist = useMemo(() => checklistFor(policy, application), [policy, application]);
  const items = useMemo(() => stripItems(application, policy), [application, policy]);
  const [state, change] = useReducer(reviewReducer, undefined, () =>
    openReview(view.draft, {
      revision: application.revision,
      policyVersion: view.policyVersion,
      checklist,
    }),
  );
  const isHeld = useRef(false);
  const hold = useCallback((held: boolean) => {
    isHeld.current = held;
  }, []);
  const dispatch = useCallback((action: ReviewAction) => {
    if (!isHeld.current) change(action);
  }, []);
  const canDecide = mayDecide(view);
  const activeMs = useActiveTime(view.draft?.activeMs ?? 0);
  const { draftState, finish } = useDraftSaving(application.id, state, activeMs, canDecide);
  const shelf = useShelf(view);
  const panes = usePanes(items);
  const missing = useMemo(() => {
    const of = (verdict: Verdict) =>
      missingOf(brokenRules(contentOf(verdict, state, { application, checklist }), application, policy));
    return { approve: of('approve'), reject: of('reject'), flag: of('flag') };
  }, [state, application, checklist, policy]);
  const goTo = useCallback(
    (place: Place) => {
      switch (place.kind) {
        case 'evidence':
          panes.put(place.mediaId);
          setTimeout(() => document.querySelector<HTMLElement>('[data-active-pane]')?.focus());
          return;
        case 'check':
          dispatch({ type: 'moved', key: place.key });
          setTimeout(() => focusPlace(`check ${place.key}`));
          return;
        case 'changed':
          dispatch({ type: 'accepted', revision: application.revision, policyVersion: policy.policyVersion });
          return;
        case 'reasons':
        case 'note':
        case 'attempt':
          focusPlace(place.kind);
      }
    },
    [panes, application, policy, dispatch],
  );
  return {
    view,
    application,
    policy,
    person,
    checklist,
    items,
    shelf: shelf.items,
    askAgain: shelf.askAgain,
    reportUndecodable: shelf.reportUndecodable,
    panes,
    state,
    dispatch,
    missing,
    canDecide,
    goTo,
    activeMs,
    hold,
    finish,
    draftState,
  };
}
