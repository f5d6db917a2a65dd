import type { PageResponder } from '../host/page-responder';
import { APP_SCHEME, createProtocolHandler } from './app-protocol';
import type { ElectronApi, ShellSession } from './electron-api';

/** Schemes the page may load from; everything it needs from elsewhere comes through core. */
const OWN_SCHEMES = new Set(['app:', 'blob:', 'data:']);

/**
 * The session of one window: in memory, denied everything, and with nowhere to go but the desk's own scheme. A window
 * that follows a lock gets another one, so that nothing of the former is left for it.
 *
 * @param name unlike any before; without `persist:` Electron keeps the session in memory
 */
export function openPageSession(electron: ElectronApi, name: string, page: PageResponder): ShellSession {
  const session = electron.sessionFromPartition(name, { cache: false });
  denyPermissions(session);
  session.webRequest.onBeforeRequest((details, callback) => {
    const { protocol } = new URL(details.url);
    // DevTools' own pages exist in development only.
    callback({ cancel: !OWN_SCHEMES.has(protocol) && (electron.app.isPackaged || protocol !== 'devtools:') });
  });
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  session.protocol.handle(APP_SCHEME.scheme, createProtocolHandler(page));
  return session;
}

/** Electron grants what nobody refuses. Source: Electron security checklist, item 5. */
function denyPermissions(session: ShellSession): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
}
