import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyNote } from '../../components/empty-note';
import { useDesk } from '../../desk/desk-context';
import { useQueueState } from './queue-state';

/** What the list says when it holds nothing: what was looked at, and a wider search. */
export function QueueEmpty({ total }: { total: number }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { view, search, setView } = useQueueState();
  const { data: status } = useQuery(desk.sync.status.queryOptions());
  const viewName = t(`queue.views.${view}`);
  if (search.trim() !== '')
    return (
      <EmptyNote
        title={t('queue.noMatchTitle', { search: search.trim() })}
        action={
          view === 'open' ? undefined : (
            <Button variant="subtle" onClick={() => setView('open')}>
              {t('queue.searchAll')}
            </Button>
          )
        }
      >
        {t('queue.noMatch', { view: viewName })}
      </EmptyNote>
    );
  if (status?.feed.state === 'first')
    return <EmptyNote title={t('queue.emptyTitle')}>{t('queue.firstSync')}</EmptyNote>;
  return (
    <EmptyNote title={t('queue.emptyTitle')}>
      {view === 'open' ? t('queue.emptyOpen') : t('queue.emptyView', { view: viewName, total })}
    </EmptyNote>
  );
}
