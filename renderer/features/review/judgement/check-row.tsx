/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a group that takes the focus itself, which a fieldset does not */
import { IconCheck, IconCircle, IconMinus, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChecklistItem } from '../../../../shared/domain/checklist';
import type { CheckAnswer } from '../../../../shared/portal-api/policy';
import { useWords } from '../../../format/use-words';
import { useReview } from '../review-context';
import { AnswerButtons } from './answer-buttons';
import { WhyField } from './why-field';
import css from './checklist.module.css';

const ICONS = { pass: IconCheck, fail: IconX, cannot_tell: IconQuestionMark, not_applicable: IconMinus } as const;

interface CheckRowProps {
  item: ChecklistItem;
  onAnswer: (answer: CheckAnswer) => void;
  onMove: () => void;
}

/** One check: a line when it is not its turn, with help and answers when it is. */
export function CheckRow({ item, onAnswer, onMove }: CheckRowProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { state } = useReview();
  const { key, check } = item;
  const given = state.answers[key];
  const isCurrent = state.current === key;
  const Icon = given ? ICONS[given.answer] : IconCircle;
  const status = (
    <span className={css['status']} data-answer={given?.answer ?? 'open'}>
      <Icon size={13} stroke={2} aria-hidden="true" />
      {given ? t(`review.checks.answers.${given.answer}`) : t('review.checks.open')}
    </span>
  );
  if (!isCurrent)
    return (
      <li className={css['check']} data-answer={given?.answer}>
        <button type="button" className={css['line']} onClick={onMove}>
          <span className={css['id']}>{check.id}</span>
          <span className={css['text']}>{words.local(check.text)}</span>
          {status}
        </button>
      </li>
    );
  return (
    <li className={css['check']} data-current="" data-answer={given?.answer}>
      <div
        role="group"
        className={css['open']}
        tabIndex={-1}
        data-place={`check ${key}`}
        aria-label={`${check.id} ${words.local(check.text)}`}
      >
        <div className={css['line']}>
          <span className={css['id']}>{check.id}</span>
          <span className={css['text']}>{words.local(check.text)}</span>
          {given ? status : <span className={css['now']}>{t('review.checks.answerNow')}</span>}
        </div>
        <p className={css['help']}>{words.local(check.help)}</p>
        <AnswerButtons item={item} onAnswer={onAnswer} />
        {given?.answer === 'cannot_tell' ? <WhyField item={item} /> : null}
      </div>
    </li>
  );
}
