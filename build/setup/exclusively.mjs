// One set-up at a time per clone: a second `npm test` waits for the first one's npm ci or build.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root, say } from './processes.mjs';

/** A folder without an owner's number this young belongs to a process that is just writing it. */
const YOUNG_MS = 2000;

function isOwned(lock) {
  const file = path.join(lock, 'pid');
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (!owner) return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) < YOUNG_MS;
  try {
    return process.kill(owner, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs `work` while no other process of this clone runs such work. */
export async function exclusively(work) {
  const lock = path.join(root, '.bootstrap.lock');
  for (let isTold = false; ;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isOwned(lock)) {
      rmSync(lock, { recursive: true, force: true });
      continue;
    }
    if (!isTold) say('another set-up is under way in this clone; waiting for it');
    isTold = true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  writeFileSync(path.join(lock, 'pid'), String(process.pid));
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
