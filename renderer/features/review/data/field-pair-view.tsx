import { useTranslation } from 'react-i18next';
import { useReview } from '../review-context';
import { maskCharacters } from './difference';
import type { FieldRow } from './field-rows';
import { FieldValue, plain } from './field-value';
import css from './applicant-zone.module.css';

/** Two short fields that only one side has, on one line. */
export function FieldPairView({ rows, isShown }: { rows: readonly [FieldRow, FieldRow]; isShown: boolean }) {
  const { t } = useTranslation();
  const { application } = useReview();
  const isTyped = rows[0].match === 'only_typed';
  return (
    <dl className={css['field']}>
      <dt>{isTyped ? t('review.data.pairs.email') : t('review.data.pairs.sex')}</dt>
      <dd className={css['match']}>{isTyped ? t('review.data.notOnDocument') : t('review.data.onlyRead')}</dd>
      {rows.map(({ field, typed, read, isMasked }) => {
        const marks = plain(typed ?? read ?? '');
        return (
          <dd key={field}>
            <FieldValue
              marks={isMasked && !isShown ? maskCharacters(marks) : marks}
              field={field}
              {...(isTyped ? { lang: application.locale } : {})}
            />
          </dd>
        );
      })}
    </dl>
  );
}
