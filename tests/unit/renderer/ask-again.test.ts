import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { askAgain } from '../../../renderer/desk/ask-again';

test('what changed while the first answer was on its way is asked for once more', async () => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  let standing = 'fetching';
  const answers: Array<() => void> = [];
  const ask = (): Promise<string> => {
    // The answer is made when the question arrives, and takes its time to come back.
    const made = standing;
    return new Promise((resolve) => {
      answers.push(() => resolve(made));
    });
  };
  const observer = new QueryObserver(queryClient, { queryKey: [['application', 'get']], queryFn: ask });
  const stop = observer.subscribe(() => undefined);
  standing = 'ready';
  const asked = askAgain(queryClient, [['application', 'get']]);
  answers.shift()?.();
  await Promise.resolve();
  await expect.poll(() => answers.length).toBe(1);
  answers.shift()?.();
  await asked;
  expect(observer.getCurrentResult().data).toBe('ready');
  stop();
});
