// `npm test`: the checks, the unit, contract, property and fault tests, the tests in a browser, the packaging rehearsal and,
// where its binary is, Electron. Ends with one line that counts them all.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ensureBrowser } from '../setup/browser.mjs';
import { root, runNode, say, Stop, tool } from '../setup/processes.mjs';
import { check } from './check.mjs';

const reportOf = (name) => path.join(root, 'out', `${name}.json`);
const read = (name) => (existsSync(reportOf(name)) ? JSON.parse(readFileSync(reportOf(name), 'utf8')) : undefined);

/** A step without a report of its own counts as one test. */
async function step(name, work) {
  try {
    const code = await work();
    if (code !== 0) say(`${name} failed (exit code ${code})`);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function vitest(args) {
  rmSync(reportOf('unit'), { force: true });
  const code = await tool(
    'vitest',
    'vitest.mjs',
    'run',
    '--config=build/config/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportOf('unit')}`,
    ...args,
  );
  const report = read('unit');
  const failed = report?.numFailedTests ?? 1;
  // A file that does not load fails without counting a test.
  return {
    passed: report?.numPassedTests ?? 0,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

async function playwright(args) {
  rmSync(reportOf('e2e'), { force: true });
  process.env.COUNTERSIGN_BROWSER = await ensureBrowser();
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = reportOf('e2e');
  const config = '--config=build/config/playwright.config.ts';
  const code = await tool('@playwright/test', 'cli.js', 'test', config, '--reporter=list,json', ...args);
  const stats = read('e2e')?.stats;
  const failed = stats ? stats.unexpected + stats.flaky : 1;
  return {
    passed: stats?.expected ?? 0,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: stats?.skipped ?? 0,
  };
}

/** The checks of the real Electron; where its binary or a display is missing they count as one that was skipped, with the reason. */
function electron() {
  const { stdout, status } = spawnSync(process.execPath, ['build/verify-electron.mjs'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stdout.write(`Electron: ${stdout}`);
  if (stdout.startsWith('SKIPPED')) return { passed: 0, failed: 0, skipped: 1 };
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(stdout) ?? [];
  if (passed === undefined) return { passed: 0, failed: 1, skipped: 0 };
  return { passed: Number(passed), failed: status !== 0 && failed === '0' ? 1 : Number(failed), skipped: 0 };
}

/** Runs everything, whatever fails on the way; `--unit` and `--e2e` leave the rest out, further words go to their runner. */
export async function test(args, build) {
  mkdirSync(path.join(root, 'out'), { recursive: true });
  const only = args.find((arg) => arg === '--unit' || arg === '--e2e');
  const rest = args.filter((arg) => arg !== only);
  const counts = [];
  if (!only) counts.push(await step('npm run check', check));
  await build();
  if (only !== '--e2e') counts.push(await vitest(rest));
  if (only !== '--unit') counts.push(await playwright(rest));
  if (!only) counts.push(await step('the packaging rehearsal', () => runNode('build/package.mjs', '--rehearse')));
  if (!only) counts.push(electron());
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  // The closing line that any CI can read.
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`);
  return sum('failed') === 0 ? 0 : 1;
}
