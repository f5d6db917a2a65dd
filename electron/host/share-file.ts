import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Reads a small file that only its owner may read; undefined when there is none. */
export async function readPrivateFile(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isNodeError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Makes a file (mode 0600, in a folder of mode 0700) whose content is on the disk when this resolves. The name appears
 * with the whole content or not at all, whatever crashes meanwhile.
 * @returns false, changing nothing, when the file is there already: another process was faster.
 */
export async function createPrivateFile(file: string, content: Uint8Array): Promise<boolean> {
  const draft = await writeDraft(file, content);
  try {
    await link(draft, file);
  } catch (error) {
    if (isNodeError(error) && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(path.dirname(file));
  return true;
}

/** Puts new content in place of a file's old one in one step: a crash leaves the old or the new, never a mixture. */
export async function replacePrivateFile(file: string, content: Uint8Array): Promise<void> {
  await rename(await writeDraft(file, content), file);
  await syncFolder(path.dirname(file));
}

async function writeDraft(file: string, content: Uint8Array): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return draft;
}

/** Makes a new or renamed name itself durable. Windows has no such call on folders; its rename is journalled. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Tells Node's system errors, which carry a `code`, from others. */
export function isNodeError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
