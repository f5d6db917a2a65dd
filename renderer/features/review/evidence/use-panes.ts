import { useMemo, useReducer } from 'react';
import type { StripItem } from '../model/strip-items';
import { type Layout, nextLayout } from './layout-choice';
import { FIT_VIEW, type PaneView } from './view-transform';

/** Which items stand in the two panes, how they are laid out, and how each is looked at. */
export interface PanesState {
  layout: Layout;
  /** A person chose the layout; only then does it outlast a new choice by size. */
  isLayoutChosen: boolean;
  /** Ids of strip items. */
  shown: readonly [string | undefined, string | undefined];
  active: 0 | 1;
  views: Readonly<Record<string, PaneView>>;
  isLinked: boolean;
}

type PanesAction =
  | { type: 'laid_out'; layout: Layout; byPerson: boolean }
  | { type: 'activated'; pane: 0 | 1 }
  | { type: 'put'; itemId: string }
  | { type: 'viewed'; itemId: string; view: PaneView }
  | { type: 'linked' };

function view(state: PanesState, action: Extract<PanesAction, { type: 'viewed' }>): PanesState {
  const views = { ...state.views, [action.itemId]: action.view };
  const other = state.shown.find((id) => id !== action.itemId);
  if (state.isLinked && state.layout !== 'one' && other !== undefined) {
    // Linked panes share scale and relative place; each keeps its own turn.
    const { zoom, centreX, centreY } = action.view;
    views[other] = { ...(state.views[other] ?? FIT_VIEW), zoom, centreX, centreY };
  }
  return { ...state, views };
}

/** The panes after one act. */
export function panesReducer(state: PanesState, action: PanesAction): PanesState {
  switch (action.type) {
    case 'laid_out':
      if (!action.byPerson && state.isLayoutChosen) return state;
      return { ...state, layout: action.layout, isLayoutChosen: state.isLayoutChosen || action.byPerson };
    case 'activated':
      return { ...state, active: action.pane };
    case 'put': {
      const at = state.shown.indexOf(action.itemId);
      // An item that is in sight already is made active where it is; panes never show the same twice.
      if (state.layout !== 'one' && (at === 0 || at === 1)) return { ...state, active: at };
      const other = state.shown[state.active === 0 ? 1 : 0];
      const rest = other === action.itemId ? state.shown[state.active] : other;
      return { ...state, shown: state.active === 0 ? [action.itemId, rest] : [rest, action.itemId] };
    }
    case 'viewed':
      return view(state, action);
    case 'linked':
      return { ...state, isLinked: !state.isLinked };
  }
}

/** The state in which panes open: the first two items, one beneath the other. */
export function openPanes(items: readonly StripItem[]): PanesState {
  return {
    layout: items.length < 2 || items[1]?.kind === 'clip' ? 'one' : 'over',
    isLayoutChosen: items.length < 2,
    shown: [items[0]?.id, items[1]?.id],
    active: 0,
    views: {},
    isLinked: false,
  };
}

/** The panes with everything that can be done to them. */
export function usePanes(items: readonly StripItem[]) {
  const [state, dispatch] = useReducer(panesReducer, items, openPanes);
  return useMemo(() => {
    const activeId = state.shown[state.active];
    const step = (by: 1 | -1) => {
      if (items.length === 0) return;
      const at = items.findIndex(({ id }) => id === activeId);
      const next = items[(at + by + items.length) % items.length];
      if (next) dispatch({ type: 'put', itemId: next.id });
    };
    return {
      state,
      activeId,
      viewOf: (itemId: string): PaneView => state.views[itemId] ?? FIT_VIEW,
      setView: (itemId: string, next: PaneView) => dispatch({ type: 'viewed', itemId, view: next }),
      put: (itemId: string) => dispatch({ type: 'put', itemId }),
      step,
      activate: (pane: 0 | 1) => dispatch({ type: 'activated', pane }),
      other: () => dispatch({ type: 'activated', pane: state.active === 0 ? 1 : 0 }),
      layOut: (layout: Layout) => dispatch({ type: 'laid_out', layout, byPerson: true }),
      suggestLayout: (layout: Layout) => dispatch({ type: 'laid_out', layout, byPerson: false }),
      nextLayout: () => dispatch({ type: 'laid_out', layout: nextLayout(state.layout), byPerson: true }),
      link: () => dispatch({ type: 'linked' }),
    };
  }, [state, items]);
}
export type PanesControl = ReturnType<typeof usePanes>;
