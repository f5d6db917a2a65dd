import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { browserFlags } from './browser-flags';

const FOLDER_PREFIX = 'countersign-browser-';
const OWNER_FILE = 'owner-process';
/** How long a browser that was asked to end may take. */
const CLOSE_WITHIN_MS = 3_000;

/** One browser window with the desk in it. */
export interface DeskBrowser {
  /** Resolves when the browser has ended, whoever ended it. */
  ended: Promise<void>;
  /** Ends the browser and removes its profile folder. */
  close: () => Promise<void>;
}

/** Opens the desk in an application window of a browser that forgets everything. */
export async function openBrowser(file: string, url: string): Promise<DeskBrowser> {
  await removeOrphanedFolders(tmpdir());
  // mkdtemp makes it with mode 0700.
  const profileFolder = await mkdtemp(path.join(tmpdir(), FOLDER_PREFIX));
  await writeFile(path.join(profileFolder, OWNER_FILE), String(process.pid));
  const flags = browserFlags({ profileFolder, isRoot: process.getuid?.() === 0 });
  const child = spawn(file, [`--app=${url}`, ...flags], { stdio: 'ignore', detached: process.platform !== 'win32' });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  }).then(() => removeFolder(profileFolder));
  return {
    ended,
    close: async () => {
      signalGroup(child, 'SIGTERM');
      const late = setTimeout(() => signalGroup(child, 'SIGKILL'), CLOSE_WITHIN_MS);
      await ended;
      clearTimeout(late);
    },
  };
}

/** A browser is many processes; as their own group they end together. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}

/** Removes the folders that hosts left behind which ended without notice. */
export async function removeOrphanedFolders(parent: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(FOLDER_PREFIX));
  for (const name of names) {
    const folder = path.join(parent, name);
    const owner = await readFile(path.join(folder, OWNER_FILE), 'utf8').catch(() => '');
    if (owner !== '' && !isAlive(Number(owner))) await removeFolder(folder);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A process of the browser may still write for a moment after the browser has ended. */
async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
