import { useTranslation } from 'react-i18next';
import { ActButton } from '../../../components/act-button';
import { useReview } from '../review-context';
import css from './judgement-zone.module.css';

/** Says that the application changed under the reviewer's eyes, and lets them take the new one. */
export function ChangedNote() {
  const { t } = useTranslation();
  const { application, goTo } = useReview();
  return (
    <div className={css['changed']} role="alert">
      <p>
        <strong>{t('review.decision.changed', { revision: application.revision })}</strong>{' '}
        {t('review.decision.changedMore')}
      </p>
      <ActButton size="xs" variant="default" onClick={() => goTo({ kind: 'changed' })}>
        {t('review.decision.showChanged')}
      </ActButton>
    </div>
  );
}
