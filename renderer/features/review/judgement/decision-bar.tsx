import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../../keyboard/keyboard-context';
import { useReview } from '../review-context';
import { ChangedNote } from './changed-note';
import { ChooseVerdict } from './choose-verdict';
import { LookOnly } from './look-only';
import { SignVerdict } from './sign-verdict';
import css from './judgement-zone.module.css';

/** The foot of the right zone: what is missing, the verdicts, the signature. */
export function DecisionBar() {
  const { t } = useTranslation();
  const { canDecide, state, dispatch, view } = useReview();
  const bar = useRef<HTMLElement>(null);
  const { chosen } = state;
  const wasChosen = useRef(chosen);
  useEffect(() => {
    // The Sign button has the focus as soon as something is chosen; going back returns it to the bar.
    if (chosen !== wasChosen.current && chosen === undefined) bar.current?.focus();
    wasChosen.current = chosen;
  }, [chosen]);
  useKeys('review', {
    stepBack: () => {
      const { activeElement } = document;
      if (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement) {
        activeElement.blur();
        document.querySelector<HTMLElement>('[data-place^="check "]')?.focus();
        return true;
      }
      if (chosen === undefined) return false;
      dispatch({ type: 'chosen', verdict: undefined });
      return true;
    },
  });
  const isChanged = view.application.revision !== state.revision || view.policyVersion !== state.policyVersion;
  return (
    <section className={css['bar']} aria-label={t('review.decision.title')} ref={bar} tabIndex={-1}>
      {canDecide && isChanged ? <ChangedNote /> : null}
      {canDecide ? chosen === undefined ? <ChooseVerdict /> : <SignVerdict verdict={chosen} /> : <LookOnly />}
    </section>
  );
}
