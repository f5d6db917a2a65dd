import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { QueueRow } from '../../../shared/contract/queue';
import { useDesk, useDeskLink } from '../../desk/desk-context';
import { failureOf } from '../../desk/failure';
import { useQueueState } from './queue-state';

/** Rows that are asked for at once. */
const BLOCK = 100;

/** The snapshot of the list that the queue shows now. It stays as it is until the person asks for news or for another list. */
export function useQueueList() {
  const desk = useDesk();
  const { transport } = useDeskLink();
  const { view, search, sort, generation } = useQueueState();
  const trimmed = search.trim();
  const input = { filter: { view, ...(trimmed === '' ? {} : { search: trimmed }) }, sort };
  const list = useQuery({
    queryKey: ['queue-list', input, generation],
    queryFn: ({ signal }) => transport.client.queue.open(input, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const listId = list.data?.listId;
  useEffect(() => {
    if (listId === undefined) return undefined;
    return () => {
      // A list that core no longer holds needs no closing.
      transport.client.queue.close({ listId }).catch(() => undefined);
    };
  }, [listId, transport]);
  const news = useQuery(
    desk.queue.news.queryOptions({ input: { listId: listId ?? '' }, enabled: listId !== undefined }),
  );
  return { list, listId, added: news.data?.added ?? 0, newsError: news.error };
}

export interface QueueRows {
  /** The row at a position: `undefined` while it is not read yet, `null` when it is gone. */
  rowAt: (position: number) => QueueRow | null | undefined;
  error: Error | null;
}

/** Rows of a list by position, read in blocks around what is in view. */
export function useQueueRows(listId: string | undefined, first: number, last: number): QueueRows {
  const desk = useDesk();
  const firstBlock = Math.floor(first / BLOCK);
  const blocks: number[] = [];
  for (let block = firstBlock; block * BLOCK < last; block += 1) blocks.push(block);
  const inputOf = (block: number) => ({ listId: listId ?? '', from: block * BLOCK, to: (block + 1) * BLOCK });
  const results = useQueries({
    queries: blocks.map((block) =>
      desk.queue.page.queryOptions({ input: inputOf(block), enabled: listId !== undefined, gcTime: 30_000 }),
    ),
  });
  const error = results.find((result) => result.error)?.error ?? null;
  return {
    error,
    rowAt: (position) => {
      const block = Math.floor(position / BLOCK);
      return results[block - firstBlock]?.data?.rows[position - block * BLOCK];
    },
  };
}

/** Whether core has forgotten the list, so that it has to be read anew. */
export const isListGone = (error: Error | null): boolean => error !== null && failureOf(error).code === 'LIST_GONE';
