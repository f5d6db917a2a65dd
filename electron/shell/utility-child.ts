import type { MessagePortMain } from 'electron';
import type { CoreChild } from '../host/core-child';
import type { ElectronApi } from './electron-api';

/** Core in a utility process: Node without a window, with ports, and possible although `RunAsNode` is fused off. */
export function forkUtilityCore(
  electron: ElectronApi,
  script: string,
  killProcess: (pid: number) => void,
): CoreChild<MessagePortMain> {
  const child = electron.forkUtilityProcess(script, [], { serviceName: 'Countersign core', stdio: 'inherit' });
  let hasEnded = false;
  child.once('exit', () => {
    hasEnded = true;
  });
  return {
    post: (message, ports = []) => {
      if (!hasEnded) child.postMessage(message, [...ports]);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.once('exit', (code) => listener(code));
    },
    kill: () => {
      // Electron's own `kill` asks with SIGTERM, which a core that hangs does not hear.
      if (!hasEnded && child.pid !== undefined) killProcess(child.pid);
    },
  };
}
