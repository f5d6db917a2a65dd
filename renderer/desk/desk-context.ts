import { createContext, use, useSyncExternalStore } from 'react';
import type { DeskLink, DeskQueries, LinkState } from './desk-link';

export const DeskContext = createContext<DeskLink | undefined>(undefined);

/** The tie to core. Throws outside of the page's root. */
export function useDeskLink(): DeskLink {
  const link = use(DeskContext);
  if (!link) throw new Error('no desk above this component');
  return link;
}

/** Query and mutation options of every procedure of the desk. */
export const useDesk = (): DeskQueries => useDeskLink().queries;

/** Whether core is there. */
export function useLinkState(): LinkState {
  const link = useDeskLink();
  return useSyncExternalStore(link.subscribe, () => link.state);
}
