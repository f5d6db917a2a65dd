// Packages with electron-builder. With --rehearse, Electron's binary is a stand-in (build/standin.mjs): no download, and
// what would ship is checked: the exact list of files, the fuses, and that the packed code runs from a folder of its own.
import { extractAll, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { makeStandIn } from './standin.mjs';

const rehearse = process.argv.includes('--rehearse');
const builder = ['node_modules/electron-builder/out/cli/cli.js', '--publish', 'never'];
const extra = process.argv.slice(2).filter((a) => a !== '--rehearse');
rmSync('release', { recursive: true, force: true });
const args = rehearse
  ? [...builder, '--linux', 'dir', `-c.electronDist=${makeStandIn(path.resolve('out/electron-standin'), 'linux')}`]
  : [...builder, ...extra];
const made = spawnSync(process.execPath, args, { stdio: 'inherit' });
if (made.status !== 0) process.exit(made.status ?? 1);
if (!rehearse) process.exit(0);

const app = readdirSync('release').find((name) => name.endsWith('-unpacked'));
const asar = path.join('release', app, 'resources', 'app.asar');
const allowed = [
  /^\/package\.json$/,
  /^\/out\/(main|preload|renderer)\/.+/,
  /^\/node_modules\/better-sqlite3\/(LICENSE|package\.json|lib\/.+\.js|prebuilds\/linux-(x64|arm64)\.node)$/,
];
const folders = new Set();
const files = listPackage(asar).map((name) => name.replaceAll('\\', '/'));
for (const file of files) for (let d = path.posix.dirname(file); d !== '/'; d = path.posix.dirname(d)) folders.add(d);
const stray = files.filter((file) => !folders.has(file) && !allowed.some((pattern) => pattern.test(file)));
if (stray.length)
  throw new Error(`the package holds files that are not on the list:\n  ${stray.slice(0, 20).join('\n  ')}`);

const wire = await getCurrentFuseWire(path.join('release', app, 'countersign'));
const want = {
  RunAsNode: '0',
  EnableCookieEncryption: '1',
  EnableNodeOptionsEnvironmentVariable: '0',
  EnableNodeCliInspectArguments: '0',
  EnableEmbeddedAsarIntegrityValidation: '1',
  OnlyLoadAppFromAsar: '1',
  GrantFileProtocolExtraPrivileges: '0',
};
for (const [name, state] of Object.entries(want))
  if (String.fromCharCode(wire[FuseV1Options[name]]) !== state) throw new Error(`fuse ${name} is not ${state}`);

const folder = mkdtempSync(path.join(tmpdir(), 'countersign-packed-'));
extractAll(asar, folder);
const host = spawn(process.execPath, ['out/main/loopback.js'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
const url = await new Promise((resolve, reject) => {
  host.stdout.on('data', (chunk) => resolve(/READY (\S+)/.exec(String(chunk))?.[1]));
  host.on('exit', (code) => reject(new Error(`the packed host ended with ${code}`)));
});
const cases = await (await fetch(`${url}api/cases`)).json();
host.removeAllListeners('exit').kill();
rmSync(folder, { recursive: true, force: true });
if (cases.length !== 1) throw new Error('the packed host does not answer');
console.log(
  `rehearsal: ${files.length - folders.size} files in app.asar, all on the list; fuses as asked; the packed code runs`,
);
