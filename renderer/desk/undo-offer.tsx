import { type ReactNode, createContext, use, useMemo, useState } from 'react';
import type { DecisionView } from '../../shared/contract/decision';

interface UndoOffer {
  /** The decision that was signed last, while it may still be undone. */
  decision: DecisionView | undefined;
  /** Offers to undo a decision; an older offer leaves at once. */
  offer: (decision: DecisionView) => void;
  withdraw: () => void;
  /** How often a decision was undone: a review that is still open starts again from its draft. */
  undoneCount: number;
  /** Says that a decision was undone and its application is here again. */
  undone: () => void;
}

const UndoContext = createContext<UndoOffer | undefined>(undefined);

/** Holds the one offer to undo. It outlives the review screen: the next application is open by then. */
export function UndoOfferProvider({ children }: { children: ReactNode }) {
  const [decision, setDecision] = useState<DecisionView>();
  const [undoneCount, setUndoneCount] = useState(0);
  const value = useMemo<UndoOffer>(
    () => ({
      decision,
      offer: setDecision,
      withdraw: () => setDecision(undefined),
      undoneCount,
      undone: () => setUndoneCount((before) => before + 1),
    }),
    [decision, undoneCount],
  );
  return <UndoContext value={value}>{children}</UndoContext>;
}

/** The offer to undo. Throws outside of its provider. */
export function useUndoOffer(): UndoOffer {
  const value = use(UndoContext);
  if (!value) throw new Error('no undo offer above this component');
  return value;
}
