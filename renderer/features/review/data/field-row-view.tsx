import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useReview } from '../review-context';
import { type MarkedCharacter, markDifferences, maskCharacters } from './difference';
import type { FieldRow } from './field-rows';
import { CODES, FieldValue, plain } from './field-value';
import css from './applicant-zone.module.css';

/** One field: what was typed, what was read, and how the two stand to each other. Only a difference is tinted. */
export function FieldRowView({ row, isShown }: { row: FieldRow; isShown: boolean }) {
  const { t } = useTranslation();
  const { application } = useReview();
  const { field, typed, read, match, isMasked } = row;
  const isDifferent = match === 'differs';
  const [typedMarks, readMarks] =
    isDifferent && typed !== undefined && read !== undefined
      ? markDifferences(typed, read)
      : [plain(typed ?? ''), plain(read ?? '')];
  const hide = (marks: MarkedCharacter[]) => (isMasked && !isShown ? maskCharacters(marks) : marks);
  const isCode = CODES.has(field);
  const words =
    match === 'only_read'
      ? t('review.data.onlyRead')
      : match === 'only_typed'
        ? t('review.data.notOnDocument')
        : t(`review.data.match.${match}`);
  return (
    <dl className={css['field']} data-differs={isDifferent || undefined}>
      <dt>{t(`review.data.fields.${field}`)}</dt>
      <dd className={css['match']}>
        {isDifferent ? (
          <IconX size={14} stroke={2} aria-hidden="true" />
        ) : match.startsWith('same') ? (
          <IconCheck size={14} stroke={2} aria-hidden="true" />
        ) : null}
        {words}
      </dd>
      {match === 'only_read' ? null : (
        <dd className={match === 'only_typed' ? css['wide'] : undefined}>
          <FieldValue marks={hide(typedMarks)} field={field} lang={application.locale} />
        </dd>
      )}
      {match === 'only_typed' ? null : read === undefined ? (
        <dd className={css['absent']}>–</dd>
      ) : (
        <dd className={match === 'only_read' ? css['wide'] : undefined}>
          {isCode && match === 'only_read' && isMasked && !isShown ? (
            <span className={css['absent']}>{t('review.data.masked')}</span>
          ) : (
            <FieldValue marks={hide(readMarks)} field={field} />
          )}
        </dd>
      )}
    </dl>
  );
}
