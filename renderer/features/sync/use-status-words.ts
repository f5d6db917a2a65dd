import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../../shared/contract/sync';
import { useWords } from '../../format/use-words';

/** The sentences of the status bar. */
export function useStatusWords() {
  const { t } = useTranslation();
  const words = useWords();
  return {
    feed: ({ feed }: SyncStatus, nowMs: number): string => {
      if (feed.state === 'first') return t('status.syncing', { count: feed.known });
      if (feed.state === 'catching_up') return t('status.catchingUp');
      if (feed.lastSyncAtMs === undefined) return t('status.neverSynced');
      return t('status.synced', { ago: words.ago(feed.lastSyncAtMs, nowMs) });
    },
    workingSet: ({ workingSet }: SyncStatus): string =>
      workingSet.applications === 0
        ? t('status.readyNone')
        : t('status.readyHere', { count: workingSet.applications, ready: workingSet.ready }),
    outbox: ({ outbox }: SyncStatus): string => {
      const waiting = outbox.waiting + outbox.sending;
      if (waiting > 0) return t('status.outboxWaiting', { count: waiting });
      if (outbox.held > 0) return t('status.outboxHeld', { count: outbox.held });
      return t('status.outboxEmpty');
    },
  };
}
