import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistItem } from '../../../../shared/domain/checklist';
import type { CheckAnswer } from '../../../../shared/portal-api/policy';
import { useAnnounce } from '../../../components/announcer';
import { KeyCaps } from '../../../components/key-caps';
import { ariaKeys } from '../../../keyboard/key-caps';
import { useKeys } from '../../../keyboard/keyboard-context';
import { groupsOf, neighbourKey, nextOpenKey } from '../model/checklist-groups';
import { useReview } from '../review-context';
import { CheckGroup } from './check-group';
import { CheckRow } from './check-row';
import css from './checklist.module.css';

/** Focuses a check, unless the eyes are on the evidence: then it only comes into sight. */
function showCheck(key: string): void {
  setTimeout(() => {
    const target = document.querySelector<HTMLElement>(`[data-place=${JSON.stringify(`check ${key}`)}]`);
    const isAtEvidence = document.activeElement?.closest('[data-active-pane]') != null;
    if (isAtEvidence) target?.scrollIntoView({ block: 'nearest' });
    else target?.focus();
  });
}

/** Every check, grouped by what it is about; answered by 1 to 4 wherever the focus is. */
export function Checklist({ isFolded }: { isFolded: boolean }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { checklist, state, dispatch, canDecide } = useReview();
  const { answers, current } = state;
  const isAnswered = (key: string) => answers[key] !== undefined;
  const done = checklist.filter(({ key }) => isAnswered(key)).length;
  const moveTo = (key: string | undefined) => {
    if (key === undefined) return;
    dispatch({ type: 'moved', key });
    showCheck(key);
  };
  const answer = (item: ChecklistItem, given: CheckAnswer) => {
    if (!canDecide) return;
    const open = checklist.filter(({ key }) => key !== item.key && !isAnswered(key)).length;
    // "Cannot tell" stays: it asks why.
    const next = given === 'cannot_tell' ? undefined : nextOpenKey(checklist, isAnswered, item.key);
    dispatch({ type: 'answered', key: item.key, answer: given, suggests: item.check.reasonCodes, next });
    const said = { check: item.check.id, answer: t(`review.checks.answers.${given}`) };
    announce(open === 0 ? t('review.checks.announceAll', said) : t('review.checks.announce', { ...said, count: open }));
    if (next !== undefined) showCheck(next);
  };
  const opened = useRef(current);
  useEffect(() => {
    // Opening an application puts the focus on the check that is to be answered.
    if (opened.current !== undefined) showCheck(opened.current);
  }, []);
  const answerCurrent = (given: CheckAnswer) => () => {
    const item = checklist.find(({ key }) => key === current);
    if (item) answer(item, given);
  };
  const toNextOpen = () => moveTo(nextOpenKey(checklist, isAnswered, current));
  useKeys('review', {
    checkDown: () => moveTo(neighbourKey(checklist, current, 1)),
    checkUp: () => moveTo(neighbourKey(checklist, current, -1)),
    nextOpenCheck: toNextOpen,
    answerPass: answerCurrent('pass'),
    answerFail: answerCurrent('fail'),
    answerCannotTell: answerCurrent('cannot_tell'),
    answerNotApplicable: answerCurrent('not_applicable'),
  });
  const currentItem = checklist.find(({ key }) => key === current);
  if (isFolded)
    return (
      <section aria-label={t('review.checks.title')} className={css['single']}>
        <ul className={css['checks']}>
          {currentItem ? (
            <CheckRow
              key={currentItem.key}
              item={currentItem}
              onAnswer={(given) => answer(currentItem, given)}
              onMove={() => moveTo(currentItem.key)}
            />
          ) : null}
        </ul>
        <span className={css['counts']}>{t('review.checks.answered', { done, count: checklist.length })}</span>
      </section>
    );
  return (
    <section aria-label={t('review.checks.title')}>
      <header className={css['head']}>
        <h2>{t('review.checks.title')}</h2>
        <span>{t('review.checks.answered', { done, count: checklist.length })}</span>
        {done < checklist.length ? (
          <button type="button" aria-keyshortcuts={ariaKeys('nextOpenCheck')} onClick={toNextOpen}>
            {t('review.checks.nextOpen')}
            <KeyCaps act="nextOpenCheck" />
          </button>
        ) : null}
      </header>
      {groupsOf(checklist).map((group) => (
        <CheckGroup key={group.subject} group={group} onAnswer={answer} onMove={moveTo} />
      ))}
    </section>
  );
}
