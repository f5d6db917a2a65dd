import { watch } from 'node:fs';
import path from 'node:path';
import { afterDelay, type After } from './core-child';

/** A build writes a file in several steps; a pause this long means that it has ended. */
const QUIET_MS = 300;

/**
 * Development: calls `onChange` once after each burst of changes to any of the files.
 * @returns stops watching
 */
export function watchFiles(files: readonly string[], onChange: () => void, after: After = afterDelay): () => void {
  let cancel: (() => void) | undefined;
  const watchers = [...new Set(files.map((file) => path.dirname(file)))].map((folder) =>
    watch(folder, (_event, name) => {
      if (name === null || !files.includes(path.join(folder, name))) return;
      cancel?.();
      cancel = after(QUIET_MS, onChange);
    }),
  );
  return () => {
    cancel?.();
    for (const watcher of watchers) watcher.close();
  };
}
