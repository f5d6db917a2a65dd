// Starts the desk under Playwright, which talks to Electron's main process and to its page.
import { createPackageWithOptions } from '@electron/asar';
import { _electron } from '@playwright/test';
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from '../setup/processes.mjs';

const WITHIN_MS = 20_000;

export function deskEnv(portalOrigin, profile) {
  const env = { ...process.env, COUNTERSIGN_PORTAL: portalOrigin, COUNTERSIGN_PROFILE: profile };
  // What is asked of the system's keyring is asked apart; the desk here must come up without a person to unlock it.
  return { ...env, COUNTERSIGN_KEYRING: 'development' };
}

/** Chromium refuses its own sandbox to root. */
export const rootFlags = () => (process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : []);

/** A running desk: the application as Playwright sees it, and its page of the moment. */
export async function launchDesk({ electron, app, portalOrigin, profile }) {
  const env = deskEnv(portalOrigin, profile);
  const application = await _electron.launch({
    executablePath: electron,
    args: [...rootFlags(), app],
    cwd: root,
    env,
    timeout: WITHIN_MS,
  });
  const desk = {
    application,
    electron,
    app,
    env,
    portalOrigin,
    profile,
    page: await application.firstWindow({ timeout: WITHIN_MS }),
    close: () => application.close(),
  };
  desk.page.setDefaultTimeout(WITHIN_MS);
  return desk;
}

/** The desk as it lies in a package: JavaScript inside an archive, the native module beside it. */
export async function packAsar(folder) {
  const app = path.join(folder, 'app');
  for (const part of ['main', 'preload', 'renderer'])
    cpSync(path.join(root, 'out', part), path.join(app, 'out', part), { recursive: true });
  cpSync(path.join(root, 'node_modules', 'better-sqlite3'), path.join(app, 'node_modules', 'better-sqlite3'), {
    recursive: true,
  });
  writeFileSync(
    path.join(app, 'package.json'),
    JSON.stringify({ name: 'countersign', type: 'module', main: 'out/main/shell.js' }),
  );
  const asar = path.join(folder, 'app.asar');
  await createPackageWithOptions(app, asar, { unpack: '**/*.node' });
  return asar;
}
