import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import type { After } from '../../../electron/host/core-child';
import { watchFiles } from '../../../electron/host/watch-files';

test('a burst of changes to the watched file is one change', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'countersign-watch-'));
  const watched = path.join(folder, 'core.js');
  await writeFile(watched, '0');
  const pending = new Set<() => void>();
  let scheduled = 0;
  let changes = 0;
  const after: After = (_delayMs, run) => {
    scheduled += 1;
    pending.add(run);
    return () => pending.delete(run);
  };
  const stop = watchFiles([watched], () => (changes += 1), after);
  try {
    for (const text of ['1', '2', '3']) {
      const before = scheduled;
      await writeFile(watched, text);
      await vi.waitFor(() => expect(scheduled).toBeGreaterThan(before));
      expect(pending.size).toBe(1);
    }
    for (const run of pending) run();
    expect(changes).toBe(1);
  } finally {
    stop();
    await rm(folder, { recursive: true });
  }
  expect(pending.size).toBe(0);
});
