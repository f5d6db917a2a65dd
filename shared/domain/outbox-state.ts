/**
 * The life of a decision on its way to the portal. Rows are never deleted.
 *
 *   held ──release──► pending ──claim──► in_flight ──accepted──► delivered
 *     │                  ▲                  │  ├──conflict────► conflict ───┐
 *     └─undo─► withdrawn └───retry/restart──┘  ├──refused─────► refused ────┼─resolve─► resolved
 *                        ▲                     └──needs person► awaiting_person
 *                        └──────────────person signed in───────────┘        (also resolvable)
 */
export const OUTBOX_STATES = [
  'held',
  'withdrawn',
  'pending',
  'in_flight',
  'delivered',
  'conflict',
  'refused',
  'awaiting_person',
  'resolved',
] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

export const OUTBOX_EVENTS = [
  'release',
  'undo',
  'claim',
  'accepted',
  'retry',
  'restart',
  'conflict',
  'refused',
  'needs_person',
  'person_ready',
  'resolve',
] as const;
export type OutboxEvent = (typeof OUTBOX_EVENTS)[number];

const MOVES: Readonly<Record<OutboxState, Partial<Record<OutboxEvent, OutboxState>>>> = {
  held: { release: 'pending', undo: 'withdrawn', restart: 'pending' },
  withdrawn: {},
  pending: { claim: 'in_flight', restart: 'pending' },
  in_flight: {
    accepted: 'delivered',
    retry: 'pending',
    restart: 'pending',
    conflict: 'conflict',
    refused: 'refused',
    needs_person: 'awaiting_person',
  },
  delivered: {},
  conflict: { resolve: 'resolved' },
  refused: { resolve: 'resolved' },
  awaiting_person: { person_ready: 'pending', resolve: 'resolved' },
  resolved: {},
};

/** The state after `event`, or `undefined` when the move is not legal. */
export const nextOutboxState = (state: OutboxState, event: OutboxEvent): OutboxState | undefined => MOVES[state][event];

/** States in which a decision of ours still stands against the application without a receipt. */
export const isUndelivered = (state: OutboxState): boolean =>
  state !== 'withdrawn' && state !== 'delivered' && state !== 'resolved';

/** States that only a person can end. */
export const needsPerson = (state: OutboxState): boolean =>
  state === 'conflict' || state === 'refused' || state === 'awaiting_person';
