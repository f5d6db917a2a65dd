import { useTranslation } from 'react-i18next';
import type { DecisionView } from '../../../shared/contract/decision';
import { useWords } from '../../format/use-words';
import { outcomeName } from './outcome-words';

/** The story of one decision as whole sentences, in order: when it was made, what happened, what happens next. */
export function useStory(): (decision: DecisionView, nowMs: number) => string[] {
  const { t } = useTranslation();
  const words = useWords();
  return (decision, nowMs) => {
    const { state, attempts, lastOutcome, nextAttemptAtMs, holdUntilMs, receipt, decidedAtMs } = decision;
    const signed = t('decisions.story.signed', { time: words.moment(decidedAtMs, nowMs) });
    const outcome =
      lastOutcome === undefined ? [] : [t(`decisions.outcomes.${outcomeName(lastOutcome)}`, { code: lastOutcome })];
    switch (state) {
      case 'held':
        return [signed, t('decisions.story.held', { time: words.clock(holdUntilMs ?? decidedAtMs) })];
      case 'pending':
        if (attempts === 0) return [signed, t('decisions.story.goesNow')];
        return [
          signed,
          t('decisions.story.tried', { count: attempts }),
          ...outcome,
          t('decisions.story.again', { time: words.clock(nextAttemptAtMs ?? nowMs) }),
        ];
      case 'delivered':
        return [
          signed,
          t('decisions.story.delivered', { time: words.moment(receipt?.acceptedAtMs ?? decidedAtMs, nowMs) }),
        ];
      case 'conflict':
      case 'refused':
        return [signed, t(`decisions.story.${state}`), ...outcome];
      case 'awaiting_person':
        return [signed, ...outcome, t('decisions.story.awaiting_person')];
      case 'in_flight':
      case 'withdrawn':
      case 'resolved':
        return [signed, t(`decisions.story.${state}`)];
    }
  };
}
