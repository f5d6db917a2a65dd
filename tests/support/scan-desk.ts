import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openProfileKeys } from '../../electron/core/keys/profile-keys';
import { findBrowser } from '../../electron/loopback/find-browser';
import { systemRandom } from '../../electron/core/system-ports';
import { type RunningDesk, startDeskProcess } from './running-desk';
import { commandOf, descendantsOf } from './scan-memory';
import { byteNeedles, type Needle } from './scan-needles';
import { waitUntil } from './wait-until';

const PORT_FILE = 'DevToolsActivePort';

const isCore = (pid: number): boolean => commandOf(pid).includes('core-process.js');

/** A desk that opened its browser itself, as `npm start` does. */
export interface DeskWithBrowser extends RunningDesk {
  corePid: () => number;
  /** Every process of the browser that is open now. */
  browserPids: () => number[];
  /** The profile folders of browsers that this desk has opened and not removed yet. */
  browserFolders: () => string[];
  /** Where a test can take part in the browser that is open now; waits for it. */
  debuggingAddress: () => Promise<string>;
}

/**
 * Starts the desk so that it opens its browser with the real flags. A script in place of the browser adds what a machine without a
 * screen needs, and a way in for the test; nothing else.
 * @param folder a folder of the test's own for that script
 */
export async function startDeskWithBrowser(
  portalOrigin: string,
  profileRoot: string,
  folder: string,
): Promise<DeskWithBrowser> {
  const browser = findBrowser(process.platform, process.env);
  if (browser === undefined) throw new Error('no browser was found');
  const script = path.join(folder, 'headless-browser');
  writeFileSync(script, `#!/bin/sh\nexec "${browser}" "$@" --headless --disable-gpu --remote-debugging-port=0\n`);
  chmodSync(script, 0o700);
  const desk = await startDeskProcess(portalOrigin, profileRoot, {
    COUNTERSIGN_OPEN: '1',
    COUNTERSIGN_BROWSER: script,
  });
  const browserFolders = (): string[] =>
    readdirSync(tmpdir())
      .filter((name) => name.startsWith('countersign-browser-'))
      .map((name) => path.join(tmpdir(), name))
      .filter((one) => ownerOf(one) === String(desk.pid));
  return {
    ...desk,
    corePid: () => descendantsOf(desk.pid).find(isCore) ?? 0,
    browserPids: () => descendantsOf(desk.pid).filter((pid) => !isCore(pid)),
    browserFolders,
    debuggingAddress: () =>
      waitUntil(() => {
        const file = browserFolders()
          .map((one) => path.join(one, PORT_FILE))
          .find((one) => existsSync(one));
        const [port] = file === undefined ? [] : readFileSync(file, 'utf8').split('\n');
        return port ? `http://127.0.0.1:${port}` : undefined;
      }),
  };
}

function ownerOf(browserFolder: string): string {
  const file = path.join(browserFolder, 'owner-process');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The keys of every profile below a root that open its databases, as needles. */
export function keyNeedles(profileRoot: string): Needle[] {
  const keyringShare = readFileSync(path.join(profileRoot, 'keyring-development'));
  return readdirSync(profileRoot)
    .filter((name) => /^[0-9a-f]{32}$/.test(name))
    .flatMap((name) => {
      const profileDir = path.join(profileRoot, name);
      const keys = openProfileKeys({ profileDir, keyringShare, random: systemRandom });
      const needles = [
        ...byteNeedles('database key', Buffer.from(keys.databaseKey)),
        ...byteNeedles('key of the application keys', Buffer.from(keys.applicationKeysKey)),
      ];
      keys.dispose();
      return needles;
    });
}
