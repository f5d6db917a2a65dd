import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Builds once before the tests what they run as threads and processes of their own: Node itself has to be able to run it. */
export default function setup(): void {
  execFileSync(process.execPath, ['build/build.mjs', 'core-writer', 'core', 'core-process'], {
    cwd: path.resolve(import.meta.dirname, '..', '..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
