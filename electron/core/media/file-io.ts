import { open, type FileHandle } from 'node:fs/promises';
import process from 'node:process';
import { IntegrityError } from '../errors';

/** Writes all of `bytes`; one call of the system may write less. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Fills all of `target`. @throws IntegrityError when the file ends before. */
export async function readAll(handle: FileHandle, target: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < target.length;) {
    const { bytesRead } = await handle.read(target, done, target.length - done, position + done);
    if (bytesRead === 0) throw new IntegrityError('the stored file ends too early');
    done += bytesRead;
  }
}

/** Makes the names in `folder` durable without holding up this thread. Windows cannot open a folder; NTFS journals names by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
