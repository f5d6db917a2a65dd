// A stand-in for Electron's distribution: enough for electron-builder to package, sign nothing and flip fuses,
// so that CI can check what would ship where Electron's own binary cannot be fetched.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const { version } = createRequire(import.meta.url)('electron/package.json');
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
// Electron's defaults, fuse by fuse: RunAsNode, cookie encryption, NODE_OPTIONS, --inspect, asar integrity,
// only-asar, V8 snapshot, file:// privileges, wasm trap handlers.
const WIRE = '101100011';

export function makeStandIn(dir, platform = process.platform) {
  mkdirSync(path.join(dir, 'resources'), { recursive: true });
  mkdirSync(path.join(dir, 'locales'), { recursive: true });
  const exe = Buffer.concat([
    Buffer.from('#!/bin/sh\necho "this is a stand-in for Electron, for packaging rehearsals"\nexit 0\n# '),
    Buffer.from(SENTINEL),
    Buffer.from([1, WIRE.length]),
    Buffer.from(WIRE),
    Buffer.from('\n'),
  ]);
  writeFileSync(path.join(dir, platform === 'win32' ? 'electron.exe' : 'electron'), exe, { mode: 0o755 });
  writeFileSync(path.join(dir, 'version'), version);
  writeFileSync(path.join(dir, 'LICENSE'), 'stand-in\n');
  writeFileSync(path.join(dir, 'LICENSES.chromium.html'), '<!doctype html><title>stand-in</title>\n');
  writeFileSync(path.join(dir, 'chrome-sandbox'), '', { mode: 0o755 });
  return dir;
}
if (process.argv[1] === import.meta.filename)
  console.log(makeStandIn(process.argv[2] ?? 'out/electron-standin', process.argv[3]));
