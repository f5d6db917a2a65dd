import { homedir } from 'node:os';
import path from 'node:path';
import { createDevelopmentKeyring } from '../host/development-keyring';
import { forkCore } from '../host/fork-child';
import { holdSingleInstance, type SingleInstance } from '../host/single-instance';
import { watchFiles } from '../host/watch-files';
import { openBrowser } from './browser';
import { failureText } from './failure-text';
import { findBrowser } from './find-browser';
import { LoopbackHost } from './loopback-host';
import { readSettings, type LoopbackSettings } from './settings';

// The loopback host: the desk on machines without Electron's binary. It prints `READY <address>` for every page it
// offers; each address opens one page. Ctrl+C, SIGTERM or closing the window it opened ends it and everything it started.
const out = path.resolve(import.meta.dirname, '..');
const coreScript = path.join(out, 'loopback', 'core-process.js');
const coreFiles = [coreScript, path.join(out, 'main', 'core-writer.js')];

const printAddress = (url: string): void => void process.stdout.write(`READY ${url}\n`);

function makeHost(settings: LoopbackSettings, onEnd: (failureCode?: string) => void): LoopbackHost {
  const browser = settings.opensBrowser ? findBrowser(process.platform, process.env) : undefined;
  if (settings.opensBrowser && !browser) throw new Error('No Chromium, Chrome or Edge was found to open the desk in.');
  return new LoopbackHost({
    spawnCore: () => forkCore({ script: coreScript }),
    keyring: createDevelopmentKeyring(settings.profileRoot),
    portalOrigin: settings.portalOrigin,
    profileRoot: settings.profileRoot,
    deviceName: settings.deviceName,
    port: settings.port,
    pageRoot: path.join(out, 'renderer'),
    ...(browser ? { openBrowser: (url: string) => openBrowser(browser, url) } : {}),
    onAddress: printAddress,
    onEnd,
  });
}

async function run(): Promise<number> {
  const settings = readSettings({ platform: process.platform, env: process.env, homeFolder: homedir() });
  const over = Promise.withResolvers<string | undefined>();
  const host = makeHost(settings, over.resolve);
  const instance: SingleInstance = await holdSingleInstance({
    profileRoot: settings.profileRoot,
    onSecondStart: () => host.anotherAddress(),
  });
  if (!instance.held) {
    process.stderr.write('Countersign is running on this profile already; this opens one more page of it.\n');
    printAddress(instance.answer);
    return 0;
  }
  process.on('SIGINT', () => over.resolve(undefined)).on('SIGTERM', () => over.resolve(undefined));
  // Whoever started this process keeps its standard input open: this host ends with it, however that ends.
  if (process.argv.includes('--until-stdin-ends')) process.stdin.once('end', () => over.resolve(undefined)).resume();
  const stopWatching = settings.watches ? watchFiles(coreFiles, () => void host.restartCore()) : undefined;
  host.start();
  const failureCode = await over.promise;
  stopWatching?.();
  await host.close();
  await instance.release();
  process.stdin.destroy();
  if (failureCode !== undefined) process.stderr.write(`${failureText(failureCode)}\n`);
  return failureCode === undefined ? 0 : 1;
}

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
