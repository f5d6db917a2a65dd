import type { StorageFault } from './storage-error';
import type { WriteName } from './writes';

/** What the writer's thread is started with. `key` is a copy of its own, zeroed once the database is open. */
export interface WriterStart {
  file: string;
  key: Uint8Array;
  appBuild: string;
}

/** Main thread → writer. */
export interface WriteRequest {
  id: number;
  name: WriteName | 'close';
  args: unknown;
}

/** Writer → main thread; one `opened` first, then one answer a request, in order. */
export type WriterAnswer =
  | { id: number; ok: true; value: unknown }
  | {
      id: number;
      ok: false;
      error: {
        message: string;
        storage?: { fault: StorageFault; sqliteCode: string; versions?: { found: number; known: number } };
      };
    };

/** Id of the answer to the opening itself. */
export const OPENED = 0;
