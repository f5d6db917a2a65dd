/* oxlint-disable jsx-a11y/prefer-tag-over-role -- radios that look and press like buttons, with their keys on them */
import { useTranslation } from 'react-i18next';
import type { ChecklistItem } from '../../../../shared/domain/checklist';
import type { CheckAnswer } from '../../../../shared/portal-api/policy';
import { KeyCaps } from '../../../components/key-caps';
import { ariaKeys } from '../../../keyboard/key-caps';
import type { ActId } from '../../../keyboard/keymap';
import { useReview } from '../review-context';
import css from './checklist.module.css';

const ANSWERS = [
  ['pass', 'answerPass'],
  ['fail', 'answerFail'],
  ['cannot_tell', 'answerCannotTell'],
  ['not_applicable', 'answerNotApplicable'],
] as const satisfies readonly (readonly [CheckAnswer, ActId])[];

interface AnswerButtonsProps {
  item: ChecklistItem;
  onAnswer: (answer: CheckAnswer) => void;
}

/** The four answers of a check. */
export function AnswerButtons({ item, onAnswer }: AnswerButtonsProps) {
  const { t } = useTranslation();
  const { state, canDecide } = useReview();
  const given = state.answers[item.key]?.answer;
  return (
    <div
      role="radiogroup"
      className={css['answers']}
      aria-label={t('review.checks.answersLabel', { check: item.check.id })}
    >
      {ANSWERS.map(([answer, act]) => (
        <button
          key={answer}
          type="button"
          role="radio"
          aria-checked={given === answer}
          aria-disabled={!canDecide || undefined}
          aria-keyshortcuts={ariaKeys(act)}
          data-answer={answer}
          onClick={() => onAnswer(answer)}
        >
          <KeyCaps act={act} />
          {t(`review.checks.answers.${answer}`)}
        </button>
      ))}
    </div>
  );
}
