/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid: rows stand where the window is, which table elements cannot do */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contract/queue';
import { useNow, useWords } from '../../format/use-words';
import { useKeys } from '../../keyboard/keyboard-context';
import { QueueHead } from './queue-head';
import { QueueRowItem } from './queue-row-item';
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

/** How far the layer of rows moves before its base follows. */
const BASE_PX = 100_000;

/** The position of the row that was pressed. */
function positionOf(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest('[role=row]') : null;
  const index = row?.getAttribute('aria-rowindex');
  return index == null ? undefined : Number(index) - 2;
}

/** The rows of the queue, drawn only where the window is; one tab stop, the selected row moves by keys. */
export function QueueGrid({ listId, count, onOpen }: QueueGridProps) {
  const { t } = useTranslation();
  const grid = useRef<HTMLDivElement>(null);
  const nowMs = useNow(10_000);
  const words = useWords();
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
  // Rows stand by a base that seldom moves, so that scrolling moves their layer and draws only rows that come in.
  const baseTopPx = Math.floor(view.topPx / BASE_PX) * BASE_PX;
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
        {/* Keys are the grid's: the row is pressed by Enter through the keymap. */}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- see above */}
        <div
          role="rowgroup"
          className={css['layer']}
          style={{ height: view.viewPx }}
          onClick={(event) => {
            const position = positionOf(event.target);
            if (position !== undefined) select(position);
          }}
          onDoubleClick={(event) => open(positionOf(event.target) ?? selected)}
        >
          <div role="presentation" style={{ transform: `translateY(${baseTopPx - view.topPx}px)` }}>
            {positions.map((position) => (
              <QueueRowItem
                key={position}
                position={position}
                topPx={position * ROW_PX - baseTopPx}
                row={rowAt(position)}
                isSelected={position === selected}
                nowMs={nowMs}
                words={words}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
