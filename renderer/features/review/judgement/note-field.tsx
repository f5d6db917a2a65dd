import { Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCaps } from '../../../components/key-caps';
import { ariaKeys } from '../../../keyboard/key-caps';
import { useKeys } from '../../../keyboard/keyboard-context';
import { useReview } from '../review-context';
import css from './judgement-zone.module.css';

/** How many signs before the end the count shows. */
const NEAR_END = 200;

/** A note for colleagues; it is never read by the applicant. */
export function NoteField() {
  const { t } = useTranslation();
  const { state, dispatch, policy, canDecide, draftState } = useReview();
  const field = useRef<HTMLTextAreaElement>(null);
  useKeys('review', { note: () => field.current?.focus() }, canDecide);
  const left = policy.noteMaxChars - state.note.length;
  if (!canDecide || policy.noteMaxChars === 0) return null;
  return (
    <div className={css['note']}>
      <Textarea
        ref={field}
        data-place="note"
        aria-label={t('review.note.label')}
        aria-keyshortcuts={ariaKeys('note')}
        placeholder={t('review.note.label')}
        autosize
        minRows={1}
        maxRows={5}
        value={state.note}
        rightSection={state.note === '' ? <KeyCaps act="note" /> : null}
        rightSectionPointerEvents="none"
        error={left < 0 ? t('review.note.over', { count: -left }) : undefined}
        onChange={(event) => dispatch({ type: 'noted', note: event.currentTarget.value })}
      />
      <output className={css['small']}>
        {left >= 0 && left < NEAR_END
          ? t('review.note.left', { count: left })
          : draftState === 'none'
            ? ''
            : t(`review.draft.${draftState}`)}
      </output>
    </div>
  );
}
