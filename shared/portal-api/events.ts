import { z } from 'zod';

/** Names of server-sent events: hints only, data always comes by an authenticated GET. */
export const PortalEventName = z.enum(['applications', 'policy', 'decisions', 'claims', 'device']);
export type PortalEventName = z.infer<typeof PortalEventName>;

/** A comment line is sent at least this often, so that a dead stream is noticed. */
export const EVENTS_HEARTBEAT_MS = 15_000;
