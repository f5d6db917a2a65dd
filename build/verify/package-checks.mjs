// What holds of a packaged binary that was built on this machine.
import { spawnSync } from 'node:child_process';
import { fuseFaults } from '../package-checks.mjs';
import { equal, that } from './expect.mjs';

const REFUSED = [
  '--remote-debugging-port=0',
  '--inspect=0',
  '--load-extension=/x',
  '--no-sandbox',
  '--proxy-server=x:1',
];

export const packageChecks = [
  ['its fuses are set', async ({ binary }) => equal(await fuseFaults(binary), [], 'the faults')],
  ...REFUSED.map((arg) => [
    `it does not start with ${arg}`,
    async ({ binary }) => {
      const { status, stderr } = spawnSync(binary, [arg], { encoding: 'utf8', timeout: 20_000 });
      that(status === 2, `it ended with ${status}: ${stderr.trim().split('\n')[0]}`);
    },
  ]),
];
