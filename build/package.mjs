// `npm run package`: packs the application with electron-builder.
// With --rehearse Electron's binary is a stand-in (build/standin.mjs), so that nothing is downloaded, and what would ship
// is checked: the list of files, the fuses as they are in the binary, and that core starts from the packed files alone.
// Exits with 1 and one line for each fault.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { coreFaults, fileFaults, fuseFaults } from './package-checks.mjs';
import { makeStandIn } from './standin.mjs';

const BUILDER = 'node_modules/electron-builder/out/cli/cli.js';

function pack(args) {
  rmSync('release', { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [BUILDER, '--publish', 'never', ...args], { stdio: 'inherit' });
  return status ?? 1;
}

async function rehearse(folder) {
  const standIn = makeStandIn(path.join(folder, 'electron'), 'linux');
  const status = pack(['--linux', 'dir', `-c.electronDist=${standIn}`]);
  if (status !== 0) return [`electron-builder ended with ${status}`];
  const app = path.join('release', readdirSync('release').find((name) => name.endsWith('-unpacked')) ?? '');
  const asar = path.join(app, 'resources', 'app.asar');
  return [
    ...fileFaults(asar),
    ...(await fuseFaults(path.join(app, 'countersign'))),
    ...(await coreFaults(asar, path.join(folder, 'packed'))),
  ];
}

if (process.argv.includes('--rehearse')) {
  const folder = mkdtempSync(path.join(tmpdir(), 'countersign-package-'));
  try {
    const faults = await rehearse(folder);
    for (const fault of faults) process.stderr.write(`[package] ${fault}\n`);
    if (faults.length === 0)
      process.stdout.write(
        'Rehearsal: the files are those on the list, the fuses are set, and the packed core starts.\n',
      );
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  process.exitCode = pack(process.argv.slice(2));
}
