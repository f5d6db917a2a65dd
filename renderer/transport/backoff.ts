const FIRST_MS = 150;
const CAP_MS = 3000;

/** How long to wait before try number `attempt` (from 1) to reach core again: doubling, capped, in milliseconds. */
export const reconnectDelayMs = (attempt: number): number => Math.min(CAP_MS, FIRST_MS * 2 ** Math.max(0, attempt - 1));
