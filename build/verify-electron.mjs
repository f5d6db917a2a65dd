// `npm run verify:electron`: what only a machine with Electron's binary can show, as numbered PASS and FAIL lines.
// The desk runs unpackaged and once more from an asar, on a throw-away profile, against the reference portal.
// COUNTERSIGN_PACKAGED=/path/to/countersign checks that binary's fuses and switches as well.
// Exits with 1 when a check fails; without a binary or a display it says so in one line and exits with 0.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { hasDisplay } from './setup/browser.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { startChild } from './verbs/children.mjs';
import { deskChecks } from './verify/desk-checks.mjs';
import { packageChecks } from './verify/package-checks.mjs';
import { launchDesk, packAsar } from './verify/launch.mjs';
import { processChecks } from './verify/process-checks.mjs';

// When Electron does not launch, Playwright rejects a promise of its own besides the one it hands out.
process.on('unhandledRejection', () => {});

let count = 0;
let failures = 0;

/** Runs checks in order; a check fails by throwing, and may return a detail to show. */
async function runChecks(title, checks, subject) {
  if (title) process.stdout.write(`${title}\n`);
  for (const [claim, check] of checks) {
    count += 1;
    const outcome = await check(subject).then(
      (detail) => ({ word: 'PASS', detail }),
      (error) => ({ word: 'FAIL', detail: error instanceof Error ? error.message.split('\n')[0] : String(error) }),
    );
    if (outcome.word === 'FAIL') failures += 1;
    const number = String(count).padStart(2);
    process.stdout.write(`${number} ${outcome.word} ${claim}${outcome.detail ? ` — ${outcome.detail}` : ''}\n`);
  }
}

/** Starts a desk, which is a check of its own, and runs the others on it. */
async function runDesk(title, checks, launch) {
  const started = {};
  const start = async () => {
    started.desk = await launch();
  };
  await runChecks(title, [['the desk starts and opens a window', start]]);
  if (!started.desk) return;
  await runChecks('', checks, started.desk);
  await started.desk.close();
}

async function verify(electron) {
  const folder = mkdtempSync(path.join(tmpdir(), 'countersign-verify-'));
  const portal = startChild('the reference portal', 'out/portal/main.js', { pattern: /^PORTAL (\{.*\})$/ });
  try {
    const { origin } = JSON.parse((await portal.firstLine)[1]);
    const launch = (app, name) => launchDesk({ electron, app, portalOrigin: origin, profile: path.join(folder, name) });
    await runDesk('The desk, unpackaged', [...deskChecks, ...processChecks], () => launch('.', 'unpackaged'));
    const ofFiles = deskChecks.filter(([claim]) => /core|evidence/.test(claim));
    await runDesk('The desk, from an asar', ofFiles, async () => launch(await packAsar(folder), 'asar'));
    const binary = process.env.COUNTERSIGN_PACKAGED;
    if (binary) await runChecks('The package', packageChecks, { binary });
  } finally {
    await portal.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
  process.stdout.write(`${count - failures} passed, ${failures} failed\n`);
  return failures === 0 ? 0 : 1;
}

const electron = hasDisplay() ? await ensureElectron() : undefined;
if (!hasDisplay())
  process.stdout.write('SKIPPED: no display to open a window on (on Linux: xvfb-run npm run verify:electron)\n');
else if (!electron) process.stdout.write("SKIPPED: Electron's binary is not here and could not be fetched\n");
else process.exitCode = await verify(electron);
