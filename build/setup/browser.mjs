// Finds a Chromium-family browser, and installs Debian's where that is possible without asking.
// (electron/loopback/find-browser.ts is the same search in the product: a bare clone has no build yet.)
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { exclusively } from './exclusively.mjs';
import { cleanEnv, run, say, Stop } from './processes.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable'];

function onPath(name) {
  for (const dir of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(dir, name);
    if (dir && statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  }
  return undefined;
}

function usualPlaces() {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (process.platform !== 'win32') return [];
  return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((dir) => [
      path.join(dir, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      path.join(dir, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
}

export function findBrowser() {
  const found = [process.env.COUNTERSIGN_BROWSER, ...usualPlaces()].find((file) => file && existsSync(file));
  return found ?? (process.platform === 'win32' ? undefined : NAMES.map(onPath).find(Boolean));
}

async function apt(...packages) {
  say(`installing Debian's ${packages.join(' and ')}`);
  const env = cleanEnv({ DEBIAN_FRONTEND: 'noninteractive' });
  const options = ['-o', 'DPkg::Lock::Timeout=600', '-o', 'Acquire::Retries=3', '-qq'];
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  if ((await run('apt-get', [...options, 'update'], quiet)) !== 0)
    say('apt-get update failed; trying with the lists at hand');
  return (await run('apt-get', [...options, 'install', '-y', '--no-install-recommends', ...packages], quiet)) === 0;
}

const canApt = () =>
  process.platform === 'linux' && process.getuid() === 0 && existsSync('/etc/debian_version') && !!onPath('apt-get');

/** Path of a browser. Throws a `Stop` that says what to do when there is none. */
export async function ensureBrowser() {
  if (!findBrowser() && canApt())
    await exclusively(async () => {
      if (!findBrowser()) await apt('chromium', 'fonts-liberation', 'fonts-noto-core');
    });
  const browser = findBrowser();
  if (browser) return browser;
  throw new Stop(
    process.platform === 'linux'
      ? 'No Chromium, Chrome or Edge was found. Run: sudo apt-get install chromium   (or set COUNTERSIGN_BROWSER=/path/to/browser)'
      : 'No Chrome, Chromium or Edge was found. Install one, or set COUNTERSIGN_BROWSER to its full path.',
  );
}

/** Whether a window can be shown. */
export const hasDisplay = () => process.platform !== 'linux' || !!process.env.DISPLAY || !!process.env.WAYLAND_DISPLAY;
