import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { QueryClient } from '@tanstack/react-query';
import type { DeskEvent } from '../../shared/contract/events';
import type { SessionState } from '../../shared/contract/session';
import type { DeskTransport } from '../transport/desk-transport';
import { followEvents } from '../transport/follow-events';
import { askAgain } from './ask-again';
import { type InvalidationKey, keysToInvalidate } from './event-queries';

/** Query and mutation options of every procedure. */
export const createDeskQueries = (transport: DeskTransport) => createTanstackQueryUtils(transport.client);
export type DeskQueries = ReturnType<typeof createDeskQueries>;

/**
 * `locking`: the person locked the desk, and the page waits for a fresh core before it loads itself anew; `locked`: that core goes on in
 * another window; `closed`: core does not know this page.
 */
export type LinkState = 'connecting' | 'connected' | 'restarting' | 'locking' | 'locked' | 'closed';

const FLUSH_MS = 120;

/** Queries that hold nothing of applicants. */
const isAboutSession = (path: unknown): boolean => Array.isArray(path) && path[0] === 'session';

const sleep = (delayMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * The page's one tie to core: follows the event stream, turns events into invalidated queries, and drops everything of
 * applicants when the session ends. Made once by main; nothing happens before `start`.
 */
export class DeskLink {
  readonly transport: DeskTransport;
  readonly queries: DeskQueries;
  readonly #queryClient: QueryClient;
  readonly #stop = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #dropListeners = new Set<() => void>();
  readonly #due = new Map<string, InvalidationKey>();
  #state: LinkState = 'connecting';
  /** Core was lost and came back without having been locked: whoever worked here goes on. */
  #isBackAfterLoss = false;

  constructor(transport: DeskTransport, queryClient: QueryClient) {
    this.transport = transport;
    this.queries = createDeskQueries(transport);
    this.#queryClient = queryClient;
  }

  /** Starts to follow events. Resolves after `close`. */
  start(): Promise<void> {
    const { client } = this.transport;
    return followEvents(
      {
        subscribe: (signal) => client.events.subscribe(undefined, { signal }),
        onEvent: (event) => this.#hear(event),
        onLink: (state) => this.#relink(state),
        wait: sleep,
      },
      this.#stop.signal,
    );
  }

  /** Asks core to lock the desk; drops everything at once and waits for the core that comes after. */
  lock(): void {
    // Core ends while it answers, so an error here says nothing.
    this.transport.client.session.lock().catch(() => undefined);
    this.#setState('locking');
    this.dropApplicants();
  }

  /** Core does not know this page's key: ends the stream and drops everything. */
  close(): void {
    this.#setState(this.#state === 'locking' ? 'locked' : 'closed');
    this.#stop.abort();
    this.dropApplicants();
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Calls back at every change of `state`; returns how to stop that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls back when everything of applicants has to leave memory; returns how to stop that. */
  onDrop(listener: () => void): () => void {
    this.#dropListeners.add(listener);
    return () => this.#dropListeners.delete(listener);
  }

  /** Forgets every answer of core except who is signed in, and every picture. */
  dropApplicants(): void {
    for (const listener of this.#dropListeners) listener();
    this.#queryClient.removeQueries({ predicate: ({ queryKey }) => !isAboutSession(queryKey[0]) });
    this.#queryClient.getMutationCache().clear();
  }

  #setState(state: LinkState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  #relink(link: 'connected' | 'lost'): void {
    if (this.#state === 'closed' || this.#state === 'locked') return;
    if (this.#state === 'locking') {
      if (link === 'connected') window.location.reload();
      return;
    }
    const wasAway = this.#state === 'restarting';
    if (link === 'lost' && this.#state === 'connecting') return;
    this.#setState(link === 'connected' ? 'connected' : 'restarting');
    this.#isBackAfterLoss = link === 'connected' && wasAway;
    if (this.#isBackAfterLoss) void this.#queryClient.invalidateQueries();
  }

  #hear(event: DeskEvent): void {
    if (event.type === 'session.changed') this.#takeSession(event.session);
    if (this.#due.size === 0) setTimeout(() => this.#flush(), FLUSH_MS);
    for (const key of keysToInvalidate(event)) this.#due.set(JSON.stringify(key), key);
  }

  #flush(): void {
    const due = [...this.#due.values()];
    this.#due.clear();
    for (const { path, input } of due) void askAgain(this.#queryClient, input ? [path, { input }] : [path]);
  }

  #takeSession(session: SessionState): void {
    const key = this.queries.session.state.queryKey();
    const before = this.#queryClient.getQueryData(key);
    const isOther = before?.person !== undefined && before.person.personId !== session.person?.personId;
    // The new state first: screens of the old session leave before their answers do, and ask nothing again.
    this.#queryClient.setQueryData(key, session);
    if (isOther || (before?.status === 'signed_in' && session.status !== 'signed_in')) this.dropApplicants();
    if (this.#isBackAfterLoss && session.status === 'signed_out' && before?.person)
      this.#resume(before.person.personId);
  }

  /** Signs the person in again whose core was lost; the address still says where they were, and the draft is on the desk. */
  #resume(personId: string): void {
    this.#isBackAfterLoss = false;
    // Where that fails, the start screen stands already and says why when they choose themselves.
    this.transport.client.session.signIn({ personId }).catch(() => undefined);
  }
}
