/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid: rows stand where the window is, which table elements cannot do */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contract/queue';
import { useNow } from '../../format/use-words';
import { useKeys } from '../../keyboard/keyboard-context';
import { QueueHead } from './queue-head';
import { QueueRowView } from './queue-row-view';
import { useQueueState } from './queue-state';
import { ROW_PX } from './scroll-map';
import { isListGone, useQueueRows } from './use-queue-list';
import { useRowWindow } from './use-row-window';
import css from './queue-grid.module.css';

interface QueueGridProps {
  listId: string | undefined;
  count: number;
  onOpen: (row: QueueRow) => void;
}

/** The rows of the queue, drawn only where the window is; one tab stop, the selected row moves by keys. */
export function QueueGrid({ listId, count, onOpen }: QueueGridProps) {
  const { t } = useTranslation();
  const grid = useRef<HTMLDivElement>(null);
  const nowMs = useNow(10_000);
  const { selected, select, renew } = useQueueState();
  const view = useRowWindow(grid, count);
  const { rowAt, error } = useQueueRows(listId, view.first, view.last);
  const { control } = view;
  const isGone = isListGone(error);
  useEffect(() => {
    if (isGone) renew();
  }, [isGone, renew]);
  useEffect(() => {
    if (document.activeElement === document.body) grid.current?.focus();
  }, []);
  const restored = useRef(false);
  useEffect(() => {
    if (restored.current || view.viewPx <= 1) return;
    restored.current = true;
    control.showRow(selected);
  });

  const moveTo = (row: number) => {
    const next = Math.min(count - 1, Math.max(0, row));
    select(next);
    control.showRow(next);
  };
  const open = (position: number) => {
    const row = rowAt(position);
    if (row) onOpen(row);
  };
  useKeys('queue', {
    rowDown: () => moveTo(selected + 1),
    rowUp: () => moveTo(selected - 1),
    rowPageDown: () => moveTo(selected + view.pageRows),
    rowPageUp: () => moveTo(selected - view.pageRows),
    rowFirst: () => {
      moveTo(0);
      renew();
    },
    rowLast: () => moveTo(count - 1),
    openRow: () => open(selected),
  });

  const positions = Array.from({ length: Math.max(0, view.last - view.first) }, (_, index) => view.first + index);
  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={0}
      aria-label={t('zones.list')}
      aria-rowcount={count + 1}
      aria-activedescendant={count > 0 ? `queue-row-${selected}` : undefined}
      className={css['grid']}
      data-zone=""
    >
      <QueueHead />
      <div role="presentation" style={{ height: view.heightPx }}>
        <div role="rowgroup" className={css['layer']} style={{ height: view.viewPx }}>
          {positions.map((position) => {
            const row = rowAt(position);
            return (
              // Keys are the grid's: the row is pressed by Enter through the keymap.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- focus stays on the grid, which names the row
              <div
                key={position}
                id={`queue-row-${position}`}
                role="row"
                aria-rowindex={position + 2}
                aria-selected={position === selected}
                className={css['row']}
                data-loading={row === undefined || undefined}
                style={{ transform: `translateY(${position * ROW_PX - view.topPx}px)` }}
                onClick={() => select(position)}
                onDoubleClick={() => open(position)}
              >
                {row ? (
                  <QueueRowView row={row} nowMs={nowMs} />
                ) : (
                  <div role="gridcell" className={css['wide']}>
                    {row === null ? t('queue.rowGone') : <span className={css['bar']} />}
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
