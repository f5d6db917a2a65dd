import { type ReactNode, createContext, use, useMemo, useState } from 'react';
import type { DecisionView } from '../../shared/contract/decision';

interface UndoOffer {
  /** The decision that was signed last, while it may still be undone. */
  decision: DecisionView | undefined;
  /** Offers to undo a decision; an older offer leaves at once. */
  offer: (decision: DecisionView) => void;
  withdraw: () => void;
}

const UndoContext = createContext<UndoOffer | undefined>(undefined);

/** Holds the one offer to undo. It outlives the review screen: the next application is open by then. */
export function UndoOfferProvider({ children }: { children: ReactNode }) {
  const [decision, setDecision] = useState<DecisionView>();
  const value = useMemo<UndoOffer>(
    () => ({ decision, offer: setDecision, withdraw: () => setDecision(undefined) }),
    [decision],
  );
  return <UndoContext value={value}>{children}</UndoContext>;
}

/** The offer to undo. Throws outside of its provider. */
export function useUndoOffer(): UndoOffer {
  const value = use(UndoContext);
  if (!value) throw new Error('no undo offer above this component');
  return value;
}
