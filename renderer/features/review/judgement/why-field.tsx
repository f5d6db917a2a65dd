import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistItem } from '../../../../shared/domain/checklist';
import { nextOpenKey } from '../model/checklist-groups';
import { useReview } from '../review-context';

const MAX_REASON = 500;

/** Asks why a check cannot be told; Enter goes on to the next open check. */
export function WhyField({ item }: { item: ChecklistItem }) {
  const { t } = useTranslation();
  const { state, dispatch, checklist } = useReview();
  const field = useRef<HTMLInputElement>(null);
  const reason = state.answers[item.key]?.reason ?? '';
  useEffect(() => {
    if (field.current?.value === '') field.current.focus();
  }, []);
  return (
    <TextInput
      ref={field}
      mt={6}
      aria-label={t('review.checks.why')}
      placeholder={t('review.checks.whyPlaceholder')}
      maxLength={MAX_REASON}
      value={reason}
      onChange={(event) => dispatch({ type: 'explained', key: item.key, reason: event.currentTarget.value })}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        const next = nextOpenKey(checklist, (key) => state.answers[key] !== undefined, item.key);
        if (next === undefined) field.current?.closest<HTMLElement>('[data-place]')?.focus();
        else {
          dispatch({ type: 'moved', key: next });
          setTimeout(() =>
            document.querySelector<HTMLElement>(`[data-place=${JSON.stringify(`check ${next}`)}]`)?.focus(),
          );
        }
      }}
    />
  );
}
