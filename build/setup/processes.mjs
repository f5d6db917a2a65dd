// Starting, waiting for and ending other programs; no dependencies, Node 18 or newer.
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What the person at the terminal is told; standard output belongs to what was asked for. */
export const say = (text) => process.stderr.write(`[countersign] ${text}\n`);

/** An end that needs one sentence and no stack trace. */
export class Stop extends Error {}

/** The environment without what the npm that started us says about itself, so that a nested npm starts clean. */
export function cleanEnv(extra = {}) {
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
export function run(file, args, { cwd = root, env = process.env, timeout = 0, stdio = 'inherit' } = {}) {
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

/** Runs a script of ours, or a tool's, under this Node. */
export const runNode = (...args) => run(process.execPath, args);
export const tool = (name, file, ...args) => runNode(path.join('node_modules', name, file), ...args);

export async function must(step, code) {
  if ((await code) !== 0) throw new Stop(`${step} failed`);
}
