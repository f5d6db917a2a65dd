import { type ReactNode, createContext, use, useMemo, useState } from 'react';
import type { QueueSort, QueueView } from '../../../shared/contract/queue';

interface QueueState {
  view: QueueView;
  search: string;
  sort: QueueSort;
  /** Position of the selected row. */
  selected: number;
  /** Counts up when the list is to be read anew. */
  generation: number;
  setView: (view: QueueView) => void;
  setSearch: (search: string) => void;
  sortBy: (by: QueueSort['by']) => void;
  select: (row: number) => void;
  /** Reads the list anew, from its top. */
  renew: () => void;
}

const QueueContext = createContext<QueueState | undefined>(undefined);
const START: Pick<QueueState, 'view' | 'search' | 'sort' | 'selected' | 'generation'> = {
  view: 'open',
  search: '',
  sort: { by: 'due', direction: 'asc' },
  selected: 0,
  generation: 0,
};

/** Keeps what the queue shows while another screen is open. In memory only: a search may hold a name. */
export function QueueStateProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState(START);
  const value = useMemo<QueueState>(
    () => ({
      ...state,
      setView: (view) => setState((now) => ({ ...now, view, selected: 0 })),
      setSearch: (search) => setState((now) => ({ ...now, search, selected: 0 })),
      sortBy: (by) =>
        setState((now) => ({
          ...now,
          selected: 0,
          sort: { by, direction: now.sort.by === by && now.sort.direction === 'asc' ? 'desc' : 'asc' },
        })),
      select: (selected) => setState((now) => ({ ...now, selected })),
      renew: () => setState((now) => ({ ...now, selected: 0, generation: now.generation + 1 })),
    }),
    [state],
  );
  return <QueueContext value={value}>{children}</QueueContext>;
}

/** What the queue shows. Throws outside of its provider. */
export function useQueueState(): QueueState {
  const value = use(QueueContext);
  if (!value) throw new Error('no queue state above this component');
  return value;
}
