import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isNodeError } from './share-file';

/** A unix socket's address holds about 100 bytes on every system. Source: sockaddr_un (104 on macOS, 108 on Linux). */
const MAX_SOCKET_PATH_BYTES = 100;
/** An answer of the running desk is one line; more is not from a desk. */
const MAX_ANSWER_CHARACTERS = 1_000;
const ANSWER_WITHIN_MS = 5_000;

export interface SingleInstanceOptions {
  profileRoot: string;
  /** Called in the running desk when another start finds it; its result is told to that start. */
  onSecondStart: () => Promise<string>;
}

/** Either this process holds the profile root until `release`, or another does and has answered. */
export type SingleInstance = { held: true; release: () => Promise<void> } | { held: false; answer: string };

/**
 * Lets one desk at a time work on a profile root. A listening socket in it is the sign, since the system removes the
 * listener with its process whatever way that ends: a stale socket file refuses connections and is taken over.
 * (Should two starts take over the same stale file at one moment, core's own lock on each profile still decides.)
 */
export async function holdSingleInstance(options: SingleInstanceOptions): Promise<SingleInstance> {
  const address = socketAddress(options.profileRoot, process.platform);
  await mkdir(options.profileRoot, { recursive: true, mode: 0o700 });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const server = await listen(address, options.onSecondStart);
    if (server) return { held: true, release: () => closeServer(server) };
    const answer = await ask(address);
    if (answer !== undefined) return { held: false, answer };
    if (process.platform !== 'win32') await rm(address, { force: true });
  }
  throw new Error('the sign of a running desk could neither be reached nor taken over');
}

/** Where the socket is: in the profile root, or under a digest of it where that name is too long or names are pipes. */
export function socketAddress(profileRoot: string, platform: NodeJS.Platform): string {
  const digest = createHash('sha256').update(path.resolve(profileRoot)).digest('hex').slice(0, 24);
  if (platform === 'win32') return String.raw`\\.\pipe\countersign-${digest}`;
  const inside = path.join(profileRoot, 'desk.socket');
  return Buffer.byteLength(inside) <= MAX_SOCKET_PATH_BYTES ? inside : path.join(tmpdir(), `countersign-${digest}`);
}

async function listen(address: string, onSecondStart: () => Promise<string>): Promise<Server | undefined> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    void onSecondStart().then(
      (answer) => socket.end(`${answer}\n`),
      () => socket.destroy(),
    );
  });
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  server.once('error', (error) =>
    isNodeError(error) && (error.code === 'EADDRINUSE' || error.code === 'EACCES') ? resolve(false) : reject(error),
  );
  server.listen(address, () => resolve(true));
  return (await promise) ? server : undefined;
}

function ask(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const socket: Socket = connect(address);
    const finish = (answer: string | undefined): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setEncoding('utf8');
    socket.setTimeout(ANSWER_WITHIN_MS, () => finish(''));
    socket.on('data', (chunk: string) => {
      text = (text + chunk).slice(0, MAX_ANSWER_CHARACTERS);
    });
    socket.on('end', () => finish(text.trim()));
    socket.on('error', () => finish(undefined));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
