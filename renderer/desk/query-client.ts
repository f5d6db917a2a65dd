import { QueryCache, QueryClient } from '@tanstack/react-query';
import { failureOf } from './failure';

/**
 * Answers of core, in memory only. Events say when to ask again, so nothing goes stale by time; an expected failure is not retried.
 * `onNotSignedIn` is called when any question is refused for want of a session.
 */
export function createQueryClient(onNotSignedIn: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (failureOf(error).code === 'NOT_SIGNED_IN') onNotSignedIn();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (count, error) => failureOf(error).code === 'LINK_LOST' && count < 3,
        retryDelay: 400,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
