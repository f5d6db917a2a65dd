import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Asks core again for everything under a key. A first answer that is on its way may have been made before what changed, and the
 * query client neither cancels it nor asks after it: that is done here.
 */
export async function askAgain(queryClient: QueryClient, queryKey: QueryKey): Promise<void> {
  const isFirstUnderWay = queryClient
    .getQueryCache()
    .findAll({ queryKey })
    .some(({ state }) => state.fetchStatus === 'fetching' && state.data === undefined);
  await queryClient.invalidateQueries({ queryKey });
  if (isFirstUnderWay) await queryClient.invalidateQueries({ queryKey });
}
