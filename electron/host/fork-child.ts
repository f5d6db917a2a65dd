import { fork } from 'node:child_process';
import type { CoreChild } from './core-child';

export interface ForkOptions {
  /** Path of the bundle that core's process runs. */
  script: string;
  env?: NodeJS.ProcessEnv;
}

/**
 * Core as a forked Node process. `advanced` serialization is the structured clone: bytes and undefined arrive as they
 * were. Core ends by itself when this process is gone, since its channel closes then.
 */
export function forkCore({ script, env = process.env }: ForkOptions): CoreChild<never> {
  const child = fork(script, [], { serialization: 'advanced', env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return {
    post: (message) => {
      // The callback takes the error of a channel that closes at this moment: the exit that follows says it all.
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.once('exit', (code) => listener(code));
      child.once('error', () => {
        if (child.pid === undefined) listener(null);
      });
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
