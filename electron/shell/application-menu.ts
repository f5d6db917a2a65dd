import type { MenuItemConstructorOptions } from 'electron';
import type { ElectronApi } from './electron-api';

/**
 * A packaged desk has no menu of Electron's: its entries reload the page and open DevTools. macOS needs one for the
 * edit keys and to quit.
 */
export function setMenu(electron: ElectronApi, platform: NodeJS.Platform): void {
  const template: MenuItemConstructorOptions[] = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }];
  const isMac = platform === 'darwin';
  if (electron.app.isPackaged) electron.setApplicationMenu(isMac ? electron.buildMenu(template) : null);
}
