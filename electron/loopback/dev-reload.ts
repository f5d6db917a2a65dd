import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { watchFiles } from '../host/watch-files';

/** Path of development's own routes; they exist only while sources are watched. */
const RELOAD_PATH = '/development/reload';

/** What development adds to the page's head: a script of the page's own origin, as its policy asks. */
export const RELOAD_SCRIPT = `<script src="${RELOAD_PATH}.js"></script>`;

/** Remembers which build the page came from, and loads it again when another is announced. */
const SCRIPT_TEXT = `let build;
new EventSource('${RELOAD_PATH}').onmessage = ({ data }) => {
  if (build !== undefined && build !== data) location.reload();
  build = data;
};
`;

/** Development: tells open pages when the page was built again. @returns stops watching */
export function addReloadRoutes(app: Hono, pageRoot: string): () => void {
  const pageFile = path.join(pageRoot, 'index.html');
  const listeners = new Set<() => void>();
  const stop = watchFiles([pageFile], () => {
    for (const tell of listeners) tell();
  });
  app.get(`${RELOAD_PATH}.js`, ({ body }) => body(SCRIPT_TEXT, 200, { 'content-type': 'text/javascript' }));
  app.get(RELOAD_PATH, (context) =>
    streamSSE(context, async (stream) => {
      const tell = async (): Promise<void> => {
        const found = await stat(pageFile).catch(() => undefined);
        if (found) await stream.writeSSE({ data: String(found.mtimeMs) });
      };
      const listener = (): void => void tell();
      listeners.add(listener);
      await tell();
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      listeners.delete(listener);
    }),
  );
  return stop;
}
