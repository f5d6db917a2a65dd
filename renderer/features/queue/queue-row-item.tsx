/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid: rows stand where the window is, which table elements cannot do */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contract/queue';
import type { Words } from '../../format/use-words';
import { QueueRowView } from './queue-row-view';
import css from './queue-grid.module.css';

interface QueueRowItemProps {
  position: number;
  topPx: number;
  /** `undefined` while it is not read yet, `null` when it is gone. */
  row: QueueRow | null | undefined;
  isSelected: boolean;
  nowMs: number;
  /** One for all rows: making the formats of a language costs more than drawing a row. */
  words: Words;
}

/** One row in its place. Drawn again only when something of it changes: scrolling moves many. */
export const QueueRowItem = memo(function QueueRowItem({
  position,
  topPx,
  row,
  isSelected,
  nowMs,
  words,
}: QueueRowItemProps) {
  const { t } = useTranslation();
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- focus stays on the grid, which names the row
    <div
      id={`queue-row-${position}`}
      role="row"
      aria-rowindex={position + 2}
      aria-selected={isSelected}
      className={css['row']}
      data-loading={row === undefined || undefined}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      {row ? (
        <QueueRowView row={row} nowMs={nowMs} words={words} />
      ) : (
        <div role="gridcell" className={css['wide']}>
          {row === null ? t('queue.rowGone') : <span className={css['bar']} />}
        </div>
      )}
    </div>
  );
});
