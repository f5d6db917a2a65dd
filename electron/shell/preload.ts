import { ipcRenderer } from 'electron';
import { APP_ORIGIN, PORTS_MESSAGE } from '../../shared/contract/page';

/** What of the page's window this script touches. */
declare const window: {
  readonly location: { readonly origin: string };
  postMessage: (message: string, targetOrigin: string, transfer: readonly unknown[]) => void;
};

// All that passes from the shell to the page: the two ports to core. Nothing is exposed to the page, and nothing it says
// comes this way.
ipcRenderer.on(PORTS_MESSAGE, ({ ports }) => {
  if (window.location.origin === APP_ORIGIN) window.postMessage(PORTS_MESSAGE, APP_ORIGIN, ports);
});
