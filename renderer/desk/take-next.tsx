import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, createContext, use, useMemo } from 'react';
import { useLocation } from 'wouter';
import { useDesk } from './desk-context';
import { type Failure, failureOf } from './failure';

interface TakeNext {
  /** Asks for the next application and opens it; `after` is the one just decided. Ends at the queue when there is none. */
  take: (after?: string) => void;
  isTaking: boolean;
  /** Why the last asking gave nothing. */
  failure: Failure | undefined;
}

const TakeNextContext = createContext<TakeNext | undefined>(undefined);

/** One asking for the next application at a time, for every screen. */
export function TakeNextProvider({ children }: { children: ReactNode }) {
  const desk = useDesk();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const { mutate, isPending, error } = useMutation(
    desk.claim.takeNext.mutationOptions({
      // Whoever went elsewhere meanwhile is not called back: what was taken waits among theirs.
      onMutate: () => ({ askedAt: window.location.hash }),
      onSuccess: ({ applicationId }, _input, { askedAt }) => {
        if (window.location.hash !== askedAt) return;
        void queryClient.invalidateQueries({ queryKey: desk.application.get.key({ input: { applicationId } }) });
        navigate(`/review/${encodeURIComponent(applicationId)}`);
      },
      onError: (_error, _input, context) => {
        if (context === undefined || window.location.hash === context.askedAt) navigate('/queue');
      },
    }),
  );
  const value = useMemo<TakeNext>(
    () => ({
      take: (after) => {
        if (!isPending) mutate(after === undefined ? {} : { after });
      },
      isTaking: isPending,
      failure: error ? failureOf(error) : undefined,
    }),
    [mutate, isPending, error],
  );
  return <TakeNextContext value={value}>{children}</TakeNextContext>;
}

/** How to take the next application. Throws outside of its provider. */
export function useTakeNext(): TakeNext {
  const value = use(TakeNextContext);
  if (!value) throw new Error('no take-next above this component');
  return value;
}
