import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Builds the writer's worker once before the tests: a thread needs a file that Node itself can run. */
export default function setup(): void {
  execFileSync(process.execPath, ['build/build.mjs', 'core-writer'], {
    cwd: path.resolve(import.meta.dirname, '..', '..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
