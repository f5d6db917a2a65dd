// `npm run portal`: the reference portal alone. The verbs that need a portal start theirs here, too.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { root, say } from '../setup/processes.mjs';
import { interrupted, startChild } from './children.mjs';

/** A port of its own keeps the portal's origin, and with it the desk's profile, the same from one start to the next. */
const USUAL_PORT = 8480;

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** Where the portal listens and keeps its state: at its usual place, or anywhere and in memory when that is taken. */
async function placeOf(args) {
  if (args.some((arg) => /^--(port|database)\b/.test(arg))) return [];
  if (!(await isFree(USUAL_PORT))) {
    say(`port ${USUAL_PORT} is in use: this portal listens on another one and forgets everything at its end`);
    return [];
  }
  return ['--port', String(USUAL_PORT), '--database', databaseOf('out/portal/main.js')];
}

/** The state is one build's own: a portal whose code has changed begins anew instead of reading what it may not know. */
function databaseOf(bundle) {
  const folder = path.join(root, '.run');
  const build = createHash('sha256')
    .update(readFileSync(path.join(root, bundle)))
    .digest('hex')
    .slice(0, 12);
  const file = `portal-${build}.sqlite`;
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder))
    if (/^portal.*\.sqlite/.test(name) && !name.startsWith(file)) rmSync(path.join(folder, name), { force: true });
  return path.join(folder, file);
}

/** Starts the reference portal; resolves with its addresses once it serves. */
export async function startPortal(args = []) {
  const child = startChild('the reference portal', 'out/portal/main.js', {
    args: [...(await placeOf(args)), ...args],
    pattern: /^PORTAL (\{.*\})$/,
  });
  const [, json] = await child.firstLine;
  return { ...child, ...JSON.parse(json) };
}

export async function portal(args) {
  const { origin, adminOrigin, ended, end } = await startPortal(args);
  process.stdout.write(
    `The reference portal is running at ${origin} (fault switches at ${adminOrigin}; Ctrl+C ends it)\n`,
  );
  const code = await Promise.race([ended, interrupted().then(() => 0)]);
  await end();
  return code;
}
