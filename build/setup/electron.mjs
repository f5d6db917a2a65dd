// Finds Electron's binary, and fetches it where it can be had (its npm package holds only a downloader).
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { cleanEnv, root, run, say } from './processes.mjs';

const FETCH_WITHIN_MS = 300_000;
const USUAL_NAMES = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };

export function findElectron() {
  const dir = path.join(root, 'node_modules', 'electron');
  const named = path.join(dir, 'path.txt');
  const name = existsSync(named) ? readFileSync(named, 'utf8') : (USUAL_NAMES[process.platform] ?? 'electron');
  const file = path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(dir, 'dist'), name);
  return existsSync(file) ? file : undefined;
}

/** Path of Electron's binary, or undefined where it cannot be fetched. */
export async function ensureElectron() {
  const found = findElectron();
  if (found) return found;
  say("fetching Electron's binary");
  const code = await run(process.execPath, [path.join('node_modules', 'electron', 'install.js')], {
    env: cleanEnv(),
    timeout: FETCH_WITHIN_MS,
    stdio: 'ignore',
  });
  return code === 0 ? findElectron() : undefined;
}
