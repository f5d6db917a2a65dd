import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NoteLine } from '../../components/note-line';
import { useDesk } from '../../desk/desk-context';
import { useWords } from '../../format/use-words';
import { BrokenDialog } from './broken-dialog';
import { ChooseDialog } from './choose-dialog';
import { QueueEmpty } from './queue-empty';
import { QueueGrid } from './queue-grid';
import { useQueueState } from './queue-state';
import { QueueToolbar } from './queue-toolbar';
import { QueueViews } from './queue-views';
import { useOpenRow } from './use-open-row';
import { useQueueList } from './use-queue-list';
import css from './queue-screen.module.css';

/** Leaves the search for the list; where there is none now, the list takes the focus as soon as it comes. */
const focusList = () => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  document.querySelector<HTMLElement>('[role=grid]')?.focus();
};

/** The queue: what waits, in which order, and the way into it. */
export function QueueScreen() {
  const { t } = useTranslation();
  const words = useWords();
  const desk = useDesk();
  const { renew, selected } = useQueueState();
  const { data: status } = useQuery(desk.sync.status.queryOptions());
  const { list, listId, added } = useQueueList();
  const opening = useOpenRow();
  const { data } = list;
  // An empty list has nothing that could shift under the cursor, and while the feed is read for the first time nobody has begun.
  const takesNews = data?.count === 0 || (status?.feed.state === 'first' && selected === 0);
  const hasNews = added > 0 && !list.isFetching;
  useEffect(() => {
    if (takesNews && hasNews) renew();
  }, [takesNews, hasNews, renew]);
  return (
    <div className={css['screen']}>
      <VisuallyHidden component="h1">{t('app.queue')}</VisuallyHidden>
      <QueueToolbar count={data?.count} total={data?.total} onLeave={focusList} />
      <QueueViews />
      {list.error ? (
        <NoteLine onRetry={() => void list.refetch()}>{`${t('queue.failed')} ${words.error(list.error)}`}</NoteLine>
      ) : null}
      <div className={css['list']}>
        {/* In a fixed place over the list's foot, so that no row moves when it comes. */}
        <output className={css['news']}>
          {hasNews && !takesNews ? (
            <button type="button" onClick={renew}>
              {t('queue.new', { count: added })}
            </button>
          ) : null}
        </output>
        {data?.count === 0 ? (
          <QueueEmpty total={data.total} />
        ) : (
          <QueueGrid key={listId} listId={listId} count={data?.count ?? 0} onOpen={opening.open} />
        )}
        {data === undefined && !list.error ? (
          <output className={css['loading']} aria-label={t('queue.loading')} />
        ) : null}
      </div>
      <ChooseDialog
        row={opening.chosen}
        reasons={opening.reasons}
        isTaking={opening.take.isPending}
        error={opening.take.error}
        onChoose={opening.choose}
        onLook={opening.look}
        onClose={opening.close}
      />
      <BrokenDialog row={opening.broken} onClose={opening.close} />
    </div>
  );
}
