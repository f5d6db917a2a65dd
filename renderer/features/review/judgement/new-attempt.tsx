import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useReview } from '../review-context';
import css from './judgement-zone.module.css';

/** Whether the applicant may try once more; off with its reason when no attempt is left. */
export function NewAttempt() {
  const { t } = useTranslation();
  const { application, policy, state, dispatch } = useReview();
  const { attempt } = application;
  if (attempt >= policy.maxAttempts)
    return <p className={css['words']}>{t('review.decision.noAttemptsLeft', { attempt, max: policy.maxAttempts })}</p>;
  return (
    <Switch
      data-place="attempt"
      labelPosition="left"
      label={t('review.decision.newAttempt')}
      checked={state.newAttempt === 'invited'}
      onChange={(event) =>
        dispatch({ type: 'attempt_set', newAttempt: event.currentTarget.checked ? 'invited' : 'not_invited' })
      }
    />
  );
}
