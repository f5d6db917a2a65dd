// `npm start` and `npm run dev`: the portal, the desk on the host this machine allows, and their common end.
import process from 'node:process';
import { ensureBrowser, findBrowser, hasDisplay } from '../setup/browser.mjs';
import { ensureElectron } from '../setup/electron.mjs';
import { run, say, Stop } from '../setup/processes.mjs';
import { interrupted, startChild } from './children.mjs';
import { startPortal } from './portal.mjs';

const READY = /^READY (\S+)$/;

/** Electron where its binary is or can be had and a window can be shown; `undefined` means the loopback host. */
async function chooseElectron(isHeadless) {
  const wanted = process.env.COUNTERSIGN_HOST ?? 'auto';
  if (!['auto', 'electron', 'loopback'].includes(wanted))
    throw new Stop(`COUNTERSIGN_HOST is '${wanted}': it may be auto, electron or loopback`);
  if (wanted === 'loopback' || (isHeadless && wanted === 'auto')) return undefined;
  const electron = await ensureElectron();
  if (electron) return electron;
  if (wanted === 'electron') throw new Stop("Electron's binary could not be fetched");
  say('Electron could not be fetched: the desk opens in a browser window instead');
  return undefined;
}

const tellAddress = (url) =>
  process.stdout.write(`Countersign is running: open ${url} in a browser here (Ctrl+C ends it)\n`);

async function runLoopback(env, isHeadless) {
  const browser = isHeadless ? findBrowser() : await ensureBrowser();
  const host = startChild('the desk', 'out/loopback/host.js', {
    env: { ...env, COUNTERSIGN_OPEN: isHeadless ? '0' : '1', ...(browser ? { COUNTERSIGN_BROWSER: browser } : {}) },
    pattern: READY,
    onLine: (line) => {
      const [, url] = READY.exec(line) ?? [];
      if (url && isHeadless) tellAddress(url);
    },
  });
  await host.firstLine.catch(() => undefined);
  if (!isHeadless) say('the desk is open in a window of its own; closing it, or Ctrl+C, ends everything');
  const code = await Promise.race([host.ended, interrupted().then(() => undefined)]);
  return code ?? (await host.end());
}

/** Runs portal and desk until the person ends them; `env` goes to the desk. */
export async function start(args, env = {}) {
  const isHeadless = !hasDisplay();
  const electron = await chooseElectron(isHeadless);
  const portal = process.env.COUNTERSIGN_PORTAL ? undefined : await startPortal(['--colleagues', 'on']);
  try {
    const desk = { COUNTERSIGN_PORTAL: process.env.COUNTERSIGN_PORTAL ?? portal?.origin, ...env };
    if (electron) return await run(electron, ['.', ...args], { env: { ...process.env, ...desk } });
    return await runLoopback(desk, isHeadless);
  } finally {
    await portal?.end();
  }
}

/** The same, built anew and loaded again whenever a source changes. */
export async function dev(args) {
  const builder = startChild('the build', 'build/build.mjs', { args: ['--watch'], pattern: /^BUILT$/ });
  try {
    await builder.firstLine;
    return await start(args, { COUNTERSIGN_DEV: '1' });
  } finally {
    await builder.end();
  }
}
