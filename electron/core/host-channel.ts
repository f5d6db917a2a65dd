import type { RpcPort } from './core';
import type { CoreToHost } from './host-contract';

/** The line between core's process and its host, whichever host that is. */
export interface HostChannel {
  /** Messages from the host, unchecked, with the ports that came with them. */
  onMessage(listener: (message: unknown, ports: readonly HostPort[]) => void): void;
  /** The host is gone. */
  onClosed(listener: () => void): void;
  /** Resolves when the message is on its way: after that the process may end. */
  post(message: CoreToHost): Promise<void>;
}

/** A page's port; Electron's wait to be started. */
export type HostPort = RpcPort & { start?: () => void };

/** What Electron puts on `process` in a utility process. Source: Electron, `process.parentPort`. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: readonly HostPort[] }) => void): void;
  postMessage(message: unknown): void;
}

/**
 * Finds the host: Electron's shell when this is a utility process, else the process that forked this one.
 * @throws {Error} when this process has no host: core is never started by hand.
 */
export function findHostChannel(): HostChannel {
  const parentPort: unknown = Reflect.get(process, 'parentPort');
  if (isParentPort(parentPort)) return parentPortChannel(parentPort);
  if (process.send) return forkChannel();
  throw new Error('core is started by a host (the Electron shell or the loopback host), not by hand');
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}

function parentPortChannel(parentPort: ParentPort): HostChannel {
  return {
    onMessage: (listener) => parentPort.on('message', ({ data, ports }) => listener(data, ports)),
    // Electron ends a utility process together with the main process: there is nothing to listen for.
    onClosed: () => undefined,
    post: (message) => {
      parentPort.postMessage(message);
      return Promise.resolve();
    },
  };
}

function forkChannel(): HostChannel {
  return {
    onMessage: (listener) => {
      process.on('message', (message) => listener(message, []));
    },
    onClosed: (listener) => {
      process.once('disconnect', listener);
    },
    post: (message) =>
      new Promise((resolve) => {
        if (process.connected) process.send?.(message, undefined, undefined, () => resolve());
        else resolve();
      }),
  };
}
