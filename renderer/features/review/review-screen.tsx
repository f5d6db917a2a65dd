import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { DeskPerson } from '../../../shared/contract/session';
import { EmptyNote } from '../../components/empty-note';
import { useDesk } from '../../desk/desk-context';
import { useUndoOffer } from '../../desk/undo-offer';
import { useWords } from '../../format/use-words';
import { ReviewDesk } from './review-desk';
import css from './review-desk.module.css';

interface ReviewScreenProps {
  applicationId: string;
  person: DeskPerson;
}

/** One application: fetches it and the policy, then opens the desk of it. */
export function ReviewScreen({ applicationId, person }: ReviewScreenProps) {
  const { t } = useTranslation();
  const words = useWords();
  const desk = useDesk();
  const [, navigate] = useLocation();
  const { undoneCount } = useUndoOffer();
  // What the header still holds of it may be older than the draft: a review opens on a fresh answer only.
  const view = useQuery(
    desk.application.get.queryOptions({ input: { applicationId }, gcTime: 0, refetchOnMount: 'always' }),
  );
  const policy = useQuery(desk.policy.get.queryOptions());
  if (view.data && view.isFetchedAfterMount && policy.data)
    return <ReviewDesk key={undoneCount} view={view.data} policy={policy.data} person={person} />;
  const error = view.error ?? policy.error;
  if (!error) return <output className={css['waiting']}>{t('review.loading')}</output>;
  return (
    <EmptyNote
      title={t('review.failed')}
      action={
        <div className={css['ways']}>
          <Button onClick={() => void Promise.all([view.refetch(), policy.refetch()])}>{t('app.tryAgain')}</Button>
          <Button variant="default" onClick={() => navigate('/queue')}>
            {t('review.back')}
          </Button>
        </div>
      }
    >
      {words.error(error)}
    </EmptyNote>
  );
}
