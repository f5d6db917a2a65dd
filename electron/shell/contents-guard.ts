import type { ShellContents } from './electron-api';
import { PAGE_URL } from './app-protocol';

/**
 * Keeps a page where it is: it can be loaded again, and nothing else. No link, redirect, frame, window or web view leads
 * anywhere, whatever is in the page.
 */
export function guardContents(contents: ShellContents): void {
  contents.on('will-navigate', (event) => {
    if (!isReload(event)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isReload(event)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function isReload({ url, isMainFrame }: { url: string; isMainFrame: boolean }): boolean {
  return isMainFrame && url === PAGE_URL;
}
