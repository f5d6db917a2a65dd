// Programs that serve while a verb runs: each is asked to end by closing its standard input, which also happens when
// this process is gone without notice, so that nothing ever stays behind.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { root, Stop } from '../setup/processes.mjs';

const END_WITHIN_MS = 15_000;

/**
 * Starts a bundle of ours. `onLine` gets each line of its standard output; `firstLine` resolves with the first one
 * that `pattern` matches, and rejects with a `Stop` when the program ends before. `ended` resolves with the exit code.
 */
export function startChild(name, file, { args = [], env = {}, pattern, onLine = () => {} }) {
  const child = spawn(process.execPath, [file, '--until-stdin-ends', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.on('error', () => {});
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const firstLine = new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = pattern.exec(line);
      if (match) resolve(match);
      onLine(line);
    });
    void ended.then((code) => reject(new Stop(`${name} ended before it was ready (exit code ${code})`)));
  });
  firstLine.catch(() => {});
  return { firstLine, ended, end: () => endChild(child, ended) };
}

async function endChild(child, ended) {
  child.stdin.end();
  const late = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS);
  const code = await ended;
  clearTimeout(late);
  return code;
}

/** Resolves at the first Ctrl+C or SIGTERM; further ones change nothing, since the end is under way. */
export const interrupted = () =>
  new Promise((resolve) => {
    process.on('SIGINT', resolve).on('SIGTERM', resolve);
  });
