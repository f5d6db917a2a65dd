/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid: rows stand where the window is, which table elements cannot do */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { COLUMNS } from './columns';
import { useQueueState } from './queue-state';
import css from './queue-grid.module.css';

/** The heads of the columns; most of them sort. */
export function QueueHead() {
  const { t } = useTranslation();
  const { sort, sortBy } = useQueueState();
  return (
    <div role="row" aria-rowindex={1} className={css['head']}>
      {COLUMNS.map(({ id, sortBy: by }) => {
        const isSorted = by !== undefined && sort.by === by;
        const isUp = sort.direction === 'asc';
        const Arrow = isUp ? IconArrowUp : IconArrowDown;
        const label = t(`queue.columns.${id}`);
        return (
          <div
            key={id}
            role="columnheader"
            data-column={id}
            aria-sort={isSorted ? (isUp ? 'ascending' : 'descending') : undefined}
          >
            {by === undefined ? (
              <span>{label}</span>
            ) : (
              <button type="button" data-sorted={isSorted || undefined} onClick={() => sortBy(by)}>
                {id === 'priority' ? <span className={css['hidden']}>{label}</span> : label}
                {isSorted ? <Arrow size={13} stroke={2} aria-hidden="true" /> : null}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
