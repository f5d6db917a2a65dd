// Type-checks every project of the repository: one per folder, so that the page has no Node types and core no DOM.
import { spawn } from 'node:child_process';
import process from 'node:process';

const projects = [
  'shared',
  'electron/core',
  'electron/host',
  'electron/shell',
  'electron/loopback',
  'renderer',
  'tests',
];
const check = (project) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project, '--pretty', 'false'], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('close', resolve);
  });

let failed = 0;
for (const project of process.argv.length > 2 ? process.argv.slice(2) : projects)
  if ((await check(project)) !== 0) failed += 1;
process.exitCode = failed ? 1 : 0;
