// What has to hold of a packed application. Each check returns its faults, one line each.
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { fork, spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

/** Every file the package may hold; whatever else is in it was packed by mistake. */
const ALLOWED = [
  /^\/package\.json$/,
  /^\/out\/main\/(shell|core|core-writer)\.js$/,
  /^\/out\/preload\/preload\.cjs$/,
  /^\/out\/renderer\/(index\.html|assets\/[\w-]+(\.[\w-]+)*\.(js|css|svg|png|woff2|wasm))$/,
  /^\/node_modules\/better-sqlite3\/(LICENSE|package\.json|lib\/[\w/-]+\.js|prebuilds\/linux-(x64|arm64)\.node)$/,
];
const NEEDED = ['/out/main/shell.js', '/out/main/core.js', '/out/main/core-writer.js', '/out/preload/preload.cjs'];

/** Source: DSK-08 of the requirements. `1` is on, `0` is off. */
const FUSES = {
  RunAsNode: '0',
  EnableCookieEncryption: '1',
  EnableNodeOptionsEnvironmentVariable: '0',
  EnableNodeCliInspectArguments: '0',
  EnableEmbeddedAsarIntegrityValidation: '1',
  OnlyLoadAppFromAsar: '1',
  LoadBrowserProcessSpecificV8Snapshot: '0',
  GrantFileProtocolExtraPrivileges: '0',
};
const READY_WITHIN_MS = 20_000;

/** Files that are not on the list, or missing, and what the packed package.json says. */
export function fileFaults(asar) {
  const all = listPackage(asar).map((name) => name.replaceAll('\\', '/'));
  const folders = new Set(all.flatMap((file) => file.split('/').map((_, at, parts) => parts.slice(0, at).join('/'))));
  const files = all.filter((file) => !folders.has(file));
  const stray = files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file)));
  const missing = NEEDED.filter((file) => !files.includes(file));
  const manifest = JSON.parse(extractFile(asar, 'package.json').toString('utf8'));
  return [
    ...stray.map((file) => `${file} is in the package and not on its list`),
    ...missing.map((file) => `${file} is not in the package`),
    ...(manifest.main === 'out/main/shell.js' ? [] : ['the packed package.json does not name the shell']),
    ...Object.keys(manifest.dependencies ?? {})
      .filter((name) => name !== 'better-sqlite3')
      .map((name) => `${name} is a dependency of the package; everything but the database is bundled`),
  ];
}

/** Fuses of a binary that are not as they should be, read back from it. */
export async function fuseFaults(binary) {
  const wire = await getCurrentFuseWire(binary);
  return Object.entries(FUSES)
    .filter(([name, wanted]) => String.fromCharCode(wire[FuseV1Options[name]]) !== wanted)
    .map(([name, wanted]) => `the fuse ${name} is not ${wanted === '1' ? 'on' : 'off'}`);
}

/** Starts core, and opens an encrypted database, with nothing but the packed files. */
export async function coreFaults(asar, folder) {
  extractAll(asar, folder);
  const [answer, database] = [await startCore(folder), openDatabase(folder)];
  return [
    ...(answer === 'ready' ? [] : [`the packed core does not start: ${answer}`]),
    ...(database === 'locked' ? [] : [`the packed database does not encrypt: ${database}`]),
  ];
}

/** What core answers to `start`: `ready`, or why not. */
function startCore(folder) {
  const core = fork(path.join(folder, 'out/main/core.js'), [], {
    cwd: folder,
    serialization: 'advanced',
    env: { PATH: process.env.PATH, COUNTERSIGN_LOG: 'info' },
  });
  const config = {
    profileRoot: path.join(folder, 'profiles'),
    portalOrigin: 'http://127.0.0.1:9',
    deviceName: 'rehearsal',
    keyringShare: new Uint8Array(32),
  };
  return new Promise((resolve) => {
    const late = setTimeout(() => core.kill('SIGKILL'), READY_WITHIN_MS);
    core.once('message', (message) => {
      resolve(message.type);
      core.send({ type: 'close' });
    });
    core.once('exit', (code) => {
      clearTimeout(late);
      resolve(`it ended with ${code} before it was ready`);
    });
    core.send({ type: 'start', config });
  });
}

/** Writes an encrypted file with the packed native module, and reads it without the key: `locked`, or what happened. */
function openDatabase(folder) {
  const script = `
    import Database from 'better-sqlite3';
    const key = "x'" + '01'.repeat(32) + "'";
    const db = new Database('rehearsal.db');
    db.pragma("cipher='sqlcipher'"); db.pragma('legacy=4'); db.pragma('key="' + key + '"');
    db.exec('CREATE TABLE t (a) STRICT'.replace('(a)', '(a TEXT)')); db.close();
    try { new Database('rehearsal.db').prepare('SELECT count(*) FROM sqlite_schema').get(); console.log('open'); }
    catch (error) { console.log(error.code === 'SQLITE_NOTADB' ? 'locked' : error.message); }`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' });
  return ran.stdout.trim() || ran.stderr.trim().slice(0, 300);
}
