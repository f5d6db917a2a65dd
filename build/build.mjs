// Builds everything that runs: the page, the processes of both hosts, the preload script and the reference portal.
//   node build/build.mjs            builds all of it
//   node build/build.mjs --watch    builds, prints one line `BUILT`, and builds again whenever a source changes
//   node build/build.mjs core shell builds the named bundles only
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
const rendererConfig = 'build/config/vite.renderer.config.ts';

/** Each is one file without chunks, so that what a process loads can be read off this list. */
const bundles = {
  shell: { entry: 'electron/shell/main.ts', file: 'out/main/shell.js' },
  core: { entry: 'electron/core/main.ts', file: 'out/main/core.js' },
  'core-writer': { entry: 'electron/core/storage/writer-worker.ts', file: 'out/main/core-writer.js' },
  preload: { entry: 'electron/shell/preload.ts', file: 'out/preload/preload.cjs' },
  loopback: { entry: 'electron/loopback/main.ts', file: 'out/loopback/host.js' },
  'core-process': { entry: 'electron/loopback/core-process.ts', file: 'out/loopback/core-process.js' },
  portal: { entry: 'tests/portal/main.ts', file: 'out/portal/main.js' },
};

/** What stays an import: the platform, and the one package that is not JavaScript alone. */
const external = [/^node:/, 'electron', 'better-sqlite3'];

function nodeBundle({ entry, file }, watch) {
  const isCommonJs = file.endsWith('.cjs');
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: path.join(root, path.dirname(file)),
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: true,
      watch,
      rolldownOptions: {
        input: { bundle: path.join(root, entry) },
        external,
        output: { format: isCommonJs ? 'cjs' : 'es', entryFileNames: path.basename(file), codeSplitting: false },
      },
    },
  };
}

const rendererBundle = (watch) => ({
  configFile: path.join(root, rendererConfig),
  logLevel: 'warn',
  build: { watch },
});

/** Resolves after the first build; with `watch` the builder goes on until the process ends. */
async function make(name, config) {
  const made = await build(config);
  if (!('on' in made)) return;
  await new Promise((resolve) => {
    made.on('event', (event) => {
      if (event.code === 'ERROR') process.stderr.write(`[build] ${name}: ${event.error.message}\n`);
      if (event.code === 'BUNDLE_END') {
        process.stderr.write(`[build] ${name}: ${event.duration} ms\n`);
        void event.result.close();
      }
      if (event.code === 'END' || event.code === 'ERROR') resolve();
    });
  });
}

/** A desk that runs meanwhile may start a process from out/: files are replaced in place, and only leftovers go. */
function removeStrays() {
  const made = Object.values(bundles).flatMap(({ file }) => [file, `${file}.map`]);
  for (const folder of new Set(made.map((file) => path.dirname(file))))
    for (const name of existsSync(folder) ? readdirSync(folder) : [])
      if (!made.includes(`${folder}/${name}`)) rmSync(path.join(folder, name), { recursive: true });
}

process.chdir(root);
const watching = process.argv.includes('--watch');
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const known = ['renderer', ...Object.keys(bundles)];
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`[build] no such bundle: ${unknown.join(', ')} (there are ${known.join(', ')})\n`);
  process.exit(2);
}
const wanted = asked.length > 0 ? asked : known;
const watch = watching ? {} : null;
const results = await Promise.allSettled(
  wanted.map((name) => make(name, name === 'renderer' ? rendererBundle(watch) : nodeBundle(bundles[name], watch))),
);
const faults = results.flatMap(({ reason }, index) => (reason ? [`${wanted[index]}: ${reason.message}`] : []));
if (faults.length > 0) {
  process.stderr.write(faults.map((fault) => `[build] ${fault}\n`).join(''));
  process.exit(1);
}
if (asked.length === 0) removeStrays();
if (watching) {
  process.stdout.write('BUILT\n');
  if (process.argv.includes('--until-stdin-ends')) process.stdin.once('end', () => process.exit(0)).resume();
}
