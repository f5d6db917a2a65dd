import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdSingleInstance, socketAddress, type SingleInstance } from '../../../electron/host/single-instance';

let profileRoot: string;
beforeEach(async () => {
  profileRoot = await mkdtemp(path.join(tmpdir(), 'countersign-instance-'));
});
afterEach(() => rm(profileRoot, { recursive: true }));

const hold = (answer: string): Promise<SingleInstance> =>
  holdSingleInstance({ profileRoot, onSecondStart: () => Promise.resolve(answer) });

test('the second start is told what the running desk answers, until that has ended', async () => {
  const first = await hold('http://127.0.0.1:1/#token=x');
  expect(await hold('never asked')).toEqual({ held: false, answer: 'http://127.0.0.1:1/#token=x' });
  if (first.held) await first.release();
  const next = await hold('next');
  expect(next.held).toBe(true);
  if (next.held) await next.release();
});

test.skipIf(process.platform === 'win32')('the socket of a desk that was killed is taken over', async () => {
  const address = socketAddress(profileRoot, process.platform);
  const script = `require('node:net').createServer().listen(${JSON.stringify(address)}, () => console.log('up'))`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const held = await hold('mine');
  expect(held.held).toBe(true);
  if (held.held) await held.release();
});

test('a profile root too long for a socket address still has one of its own', () => {
  const long = path.join('/', 'x'.repeat(150));
  expect(Buffer.byteLength(socketAddress(long, 'linux'))).toBeLessThan(100);
  expect(socketAddress(long, 'linux')).not.toBe(socketAddress(`${long}y`, 'linux'));
  expect(socketAddress('/profiles', 'win32')).toMatch(/^\\\\\.\\pipe\\countersign-[0-9a-f]{24}$/);
});
