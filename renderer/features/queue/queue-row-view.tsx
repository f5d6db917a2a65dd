/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid: rows stand where the window is, which table elements cannot do */
import { IconAlertCircle, IconChevronUp, IconChevronsUp, IconFileAlert } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contract/queue';
import { dueState } from '../../format/format';
import type { Words } from '../../format/use-words';
import { ClaimCell, DeskCell, StatusCell } from './row-states';
import css from './queue-grid.module.css';

const PRIORITY = { size: 15, stroke: 2 } as const;

function PriorityCell({ priority }: { priority: QueueRow['priority'] }) {
  const { t } = useTranslation();
  const label = t(`queue.priority.${priority}`);
  if (priority === 'urgent') return <IconChevronsUp {...PRIORITY} data-tone="fail" role="img" aria-label={label} />;
  if (priority === 'high') return <IconChevronUp {...PRIORITY} data-tone="caution" role="img" aria-label={label} />;
  return <span className={css['hidden']}>{label}</span>;
}

function BrokenCells({ row, reason }: { row: QueueRow; reason: string }) {
  const { t } = useTranslation();
  return (
    <>
      <div role="gridcell">
        <IconFileAlert size={15} stroke={1.5} data-tone="fail" aria-hidden="true" />
      </div>
      <div role="gridcell" dir="auto" className={css['strong']}>
        {row.displayName}
      </div>
      <div role="gridcell" className={css['mono']}>
        {row.reference}
      </div>
      <div role="gridcell" className={css['broken']}>
        {t('queue.broken', { reason })}
      </div>
    </>
  );
}

/** The cells of one row. */
export function QueueRowView({ row, nowMs, words }: { row: QueueRow; nowMs: number; words: Words }) {
  const { t } = useTranslation();
  if (row.broken !== undefined) return <BrokenCells row={row} reason={row.broken} />;
  const due = row.status === 'approved' || row.status === 'rejected' ? 'later' : dueState(row.dueAtMs, nowMs);
  return (
    <>
      <div role="gridcell">
        <PriorityCell priority={row.priority} />
      </div>
      <div role="gridcell" dir="auto" className={css['strong']}>
        {row.displayName}
      </div>
      <div role="gridcell" className={css['mono']}>
        {row.reference}
      </div>
      <div role="gridcell">{t('queue.level', { level: row.levelRequested })}</div>
      <div role="gridcell" className={css['documents']}>
        {row.documentTypes.map((type) => t(`documents.${type}`)).join(' + ')}
      </div>
      <div role="gridcell" data-column="waiting" title={words.absolute(row.submittedAtMs)}>
        {words.waiting(row.submittedAtMs, nowMs)}
      </div>
      <div
        role="gridcell"
        title={words.absolute(row.dueAtMs)}
        data-tone={due === 'overdue' ? 'fail' : due === 'soon' ? 'caution' : undefined}
      >
        <span className={css['state']}>
          {due === 'overdue' ? <IconAlertCircle size={15} stroke={1.5} aria-hidden="true" /> : null}
          {words.due(row.dueAtMs, nowMs)}
        </span>
      </div>
      <div role="gridcell">{t('queue.attempt', { count: row.attempt, ordinal: true })}</div>
      <div role="gridcell">
        {row.signalCount === 0 ? (
          <span data-tone="quiet">{t('queue.noSignals')}</span>
        ) : (
          <span className={css['chip']}>{t('queue.signals', { count: row.signalCount })}</span>
        )}
      </div>
      <div role="gridcell">
        <StatusCell row={row} />
      </div>
      <div role="gridcell">
        <ClaimCell row={row} nowMs={nowMs} words={words} />
      </div>
      <div role="gridcell">
        <DeskCell row={row} />
      </div>
    </>
  );
}
