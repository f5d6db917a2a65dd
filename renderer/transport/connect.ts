import type { DeskTransport } from './desk-transport';
import { connectElectron } from './message-ports';
import { connectLoopback } from './loopback';

/** Connects to core by the way the page was opened: `app:` is the Electron shell, everything else the loopback host. */
export async function connectDesk(window: Window, onUnknownKey: () => void): Promise<DeskTransport> {
  return window.location.protocol === 'app:' ? connectElectron(window) : connectLoopback(window, onUnknownKey);
}
