import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistItem } from '../../../../shared/domain/checklist';
import type { CheckAnswer } from '../../../../shared/portal-api/policy';
import { type ChecklistGroup, countsOf } from '../model/checklist-groups';
import { useReview } from '../review-context';
import { useReviewNames } from '../review-names';
import { CheckRow } from './check-row';
import css from './checklist.module.css';

interface CheckGroupProps {
  group: ChecklistGroup;
  onAnswer: (item: ChecklistItem, answer: CheckAnswer) => void;
  onMove: (key: string) => void;
}

/** The checks of one subject. Folded it is a line of counts; what failed or cannot be told stays in sight. */
export function CheckGroup({ group, onAnswer, onMove }: CheckGroupProps) {
  const { t } = useTranslation();
  const { state } = useReview();
  const { subjectName } = useReviewNames();
  const [isOpenedByHand, setOpenedByHand] = useState(false);
  const { items, subject } = group;
  const isOpen = isOpenedByHand || items.some(({ key }) => key === state.current);
  const counts = countsOf(items, state.answers);
  const words = [
    counts.pass > 0 ? t('review.checks.groupPass', { count: counts.pass }) : '',
    counts.fail > 0 ? t('review.checks.groupFail', { count: counts.fail }) : '',
    counts.cannot_tell > 0 ? t('review.checks.groupUnclear', { count: counts.cannot_tell }) : '',
    counts.not_applicable > 0 ? t('review.checks.groupNa', { count: counts.not_applicable }) : '',
    counts.open > 0 ? t('review.checks.groupOpen', { count: counts.open }) : '',
  ].filter((word) => word !== '');
  const shown = isOpen
    ? items
    : items.filter(({ key }) => ['fail', 'cannot_tell'].includes(state.answers[key]?.answer ?? ''));
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div className={css['group']}>
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => {
            setOpenedByHand(!isOpen);
            const first = items.find(({ key }) => state.answers[key] === undefined) ?? items[0];
            if (!isOpen && first) onMove(first.key);
          }}
        >
          <Chevron size={14} stroke={2} aria-hidden="true" />
          <span className={css['subject']}>{subjectName(subject)}</span>
          <span className={css['counts']}>{words.join(' · ')}</span>
        </button>
      </h3>
      <ul className={css['checks']}>
        {shown.map((item) => (
          <CheckRow
            key={item.key}
            item={item}
            onAnswer={(answer) => onAnswer(item, answer)}
            onMove={() => onMove(item.key)}
          />
        ))}
      </ul>
    </div>
  );
}
