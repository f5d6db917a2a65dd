import type { ElectronApi } from './electron-api';

/** Source: NIST SP 800-63B, reauthentication after inactivity at AAL3. */
export const IDLE_LOCK_SECONDS = 15 * 60;
const IDLE_CHECK_MS = 15_000;

/** Calls `run` every `intervalMs`; the result stops it. */
export type Every = (intervalMs: number, run: () => void) => () => void;

/**
 * Locks the desk when its person is gone: the system is locked, put to sleep or given to another user, or nobody has
 * touched it for a while. A time of idleness locks once.
 * @returns stops watching for idleness
 */
export function lockOnAbsence(electron: ElectronApi, every: Every, lock: () => void): () => void {
  electron.powerMonitor.on('lock-screen', lock);
  electron.powerMonitor.on('suspend', lock);
  electron.powerMonitor.on('user-did-resign-active', lock);
  let isIdle = false;
  return every(IDLE_CHECK_MS, () => {
    const wasIdle = isIdle;
    isIdle = electron.powerMonitor.getSystemIdleTime() >= IDLE_LOCK_SECONDS;
    if (isIdle && !wasIdle) lock();
  });
}
