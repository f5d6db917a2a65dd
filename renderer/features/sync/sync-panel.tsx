import { Drawer } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../../shared/contract/sync';
import { ActButton } from '../../components/act-button';
import { NoteLine } from '../../components/note-line';
import { useDesk } from '../../desk/desk-context';
import { useNow, useWords } from '../../format/use-words';
import { ProblemList } from './problem-list';
import { useStatusWords } from './use-status-words';
import css from './sync-panel.module.css';

interface SyncPanelProps {
  status: SyncStatus;
  isOpen: boolean;
  onClose: () => void;
}

/** What stands behind the status bar: portal, queue, what is on this desk, clock, log, and every item that cannot be used. */
export function SyncPanel({ status, isOpen, onClose }: SyncPanelProps) {
  const { t } = useTranslation();
  const words = useWords();
  const nowMs = useNow(5000);
  const desk = useDesk();
  const say = useStatusWords();
  const sync = useMutation(desk.sync.now.mutationOptions());
  const { portal, feed, workingSet, log, clockOffsetMs } = status;
  const offSeconds = Math.round(Math.abs(clockOffsetMs) / 1000);
  const rows: [string, string[]][] = [
    [
      t('sync.portal'),
      [
        t(`status.portal.${portal.state}`, { time: words.clock(portal.sinceMs) }),
        t('sync.since', { time: words.absolute(portal.sinceMs) }),
        ...(portal.reason === undefined ? [] : [t('sync.reason', { reason: portal.reason })]),
      ],
    ],
    [
      t('sync.feed'),
      [
        t('sync.known', { count: feed.known }),
        say.feed(status, nowMs),
        ...(feed.lastSyncAtMs === undefined ? [] : [t('sync.last', { time: words.absolute(feed.lastSyncAtMs) })]),
      ],
    ],
    [
      t('sync.workingSet'),
      [
        say.workingSet(status),
        workingSet.bytesMissing > 0
          ? t('sync.missing', { size: words.size(workingSet.bytesMissing) })
          : t('sync.complete'),
      ],
    ],
    [t('sync.clock'), [offSeconds < 5 ? t('sync.clockRight') : t('sync.clockOff', { seconds: offSeconds })]],
    [
      t('sync.log'),
      [
        t('sync.logEntries', { count: log.entries }),
        log.unanchored === 0 ? t('status.logAll') : t('status.log', { count: log.unanchored }),
      ],
    ],
  ];
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={500}
      title={t('sync.title')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <dl className={css['facts']}>
        {rows.map(([name, facts]) => (
          <div key={name} className={css['fact']}>
            <dt>{name}</dt>
            {facts.map((fact) => (
              <dd key={fact}>{fact}</dd>
            ))}
          </div>
        ))}
      </dl>
      {sync.error ? <NoteLine>{words.error(sync.error)}</NoteLine> : null}
      <ActButton variant="default" onClick={() => sync.mutate({})} busyLabel={sync.isPending ? '…' : undefined}>
        {t('sync.now')}
      </ActButton>
      <h3 className={css['title']}>{t('sync.problems')}</h3>
      <ProblemList problems={status.problems} />
    </Drawer>
  );
}
