// `npm run check`: everything that can be said of the code without running it.
import { must, runNode, tool } from '../setup/processes.mjs';

/** Runs every check in turn; the first that fails ends it with a `Stop` that names it. */
export async function check() {
  await must('the lock check', runNode('build/lockcheck.mjs'));
  await must('the type check', runNode('build/typecheck.mjs'));
  await must('lint', tool('oxlint', 'bin/oxlint', '--deny-warnings'));
  await must('the format check', tool('oxfmt', 'bin/oxfmt', '--check'));
  await must('the dead code check', tool('knip', 'bin/knip.js', '--config', 'build/config/knip.json'));
  await must("the check of the portal's OpenAPI file", runNode('build/openapi.mjs', '--check'));
  return 0;
}
