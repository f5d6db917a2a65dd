import type { HostToCore } from '../core/host-contract';

/**
 * Core's process as the supervisor sees it. Electron's `utilityProcess` and a forked Node process both fit; `Port` is
 * what travels to a page's core: `MessagePortMain` on Electron, `never` where core serves its pages itself.
 */
export interface CoreChild<Port> {
  /** Sends a message; does nothing once the process has ended. */
  post(message: HostToCore, ports?: readonly Port[]): void;
  /** Messages as they come in, unchecked. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the process has ended or could not be started; `code` is null after a signal. */
  onExit(listener: (code: number | null) => void): void;
  /** Ends the process at once, without its consent. */
  kill(): void;
}

/** Calls `run` once after `delayMs`; the result cancels it. */
export type After = (delayMs: number, run: () => void) => () => void;

/** The wall clock's `After`. */
export const afterDelay: After = (delayMs, run) => {
  const timeout = setTimeout(run, delayMs);
  return () => clearTimeout(timeout);
};
