import { createPackage } from '@electron/asar';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';

const build = path.resolve(import.meta.dirname, '..', '..', '..', 'build');
const good = {
  'package.json': '{"main":"out/main/shell.js","dependencies":{"better-sqlite3":"1"}}',
  'out/main/shell.js': '',
  'out/main/core.js': '',
  'out/main/core-writer.js': '',
  'out/preload/preload.cjs': '',
  'out/renderer/index.html': '',
  'out/renderer/assets/index-1a_B.js': '',
};
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'countersign-asar-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What a check of the build says about the package in `folder`. */
function faultsOf(expression: string): string[] {
  const module = pathToFileURL(path.join(build, 'package-checks.mjs')).href;
  const script = `import * as checks from ${JSON.stringify(module)};
    console.log(JSON.stringify(await checks.${expression}));`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' });
  return z.array(z.string()).parse(JSON.parse(ran.stdout));
}

async function pack(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, 'app', name)), { recursive: true });
    await writeFile(path.join(folder, 'app', name), text);
  }
  await createPackage(path.join(folder, 'app'), path.join(folder, 'app.asar'));
}

test('a package of what is on the list has no faults', async () => {
  await pack(good);
  expect(faultsOf(`fileFaults('app.asar')`)).toEqual([]);
});

test.each([
  'out/loopback/host.js',
  'out/portal/main.js',
  'out/main/shell.js.map',
  'out/renderer/assets/person.jpg',
  'tests/samples/data/face.jpg',
  'node_modules/react/index.js',
  'node_modules/better-sqlite3/prebuilds/win32-x64.node',
  '.env',
])('%s does not ship', async (name) => {
  await pack({ ...good, [name]: '' });
  expect(faultsOf(`fileFaults('app.asar')`)).toEqual([`/${name} is in the package and not on its list`]);
});

test('a missing bundle, another entry and a second dependency are found', async () => {
  const { 'out/main/core-writer.js': _left, ...rest } = good;
  await pack({ ...rest, 'package.json': '{"main":"index.js","dependencies":{"better-sqlite3":"1","react":"19"}}' });
  expect(faultsOf(`fileFaults('app.asar')`)).toHaveLength(3);
});

test('fuses as Electron ships them are not good enough', () => {
  const standIn = pathToFileURL(path.join(build, 'standin.mjs')).href;
  const made = `(await import(${JSON.stringify(standIn)})).makeStandIn(process.cwd() + '/electron', 'linux')`;
  const faults = faultsOf(`fuseFaults(${made} + '/electron')`);
  expect(faults).toContain('the fuse RunAsNode is not off');
  expect(faults).toContain('the fuse OnlyLoadAppFromAsar is not on');
});
