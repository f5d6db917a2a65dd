import type { PortalEventName } from '../../../shared/portal-api';

/** One hint; `audience` names the people it is for, everybody when absent. */
interface PortalEvent {
  id: number;
  name: PortalEventName;
  audience?: readonly string[];
}

/** How many hints are remembered for those who come back. */
const MEMORY = 1000;

/** Hints to connected desks that something changed. */
export interface EventHub {
  emit: (name: PortalEventName, audience?: readonly string[]) => void;
  /** Listens from now on; returns what ends it. */
  listen: (personId: string, listener: (event: PortalEvent) => void) => () => void;
  /** The id of an event as it goes over the wire. */
  wireId: (id: number) => string;
  /** Hints that a person missed since `lastEventId`: one of each name; all names when the id is not known here. */
  missed: (personId: string, lastEventId: string) => PortalEvent[];
  readonly listenerCount: number;
}

const EVERYTHING: readonly PortalEventName[] = ['applications', 'policy', 'decisions', 'claims', 'device'];

const isFor = ({ audience }: PortalEvent, personId: string): boolean =>
  audience === undefined || audience.includes(personId);

/** Makes the hub. `epoch` marks this run of the portal, so that an event id of another run is not mistaken for one of ours. */
export function createEventHub(epoch: string): EventHub {
  const listeners = new Set<{ personId: string; listener: (event: PortalEvent) => void }>();
  let memory: PortalEvent[] = [];
  let lastId = 0;
  return {
    get listenerCount() {
      return listeners.size;
    },
    emit: (name, audience) => {
      lastId += 1;
      const event: PortalEvent = { id: lastId, name, ...(audience && { audience }) };
      memory = [...memory.slice(1 - MEMORY), event];
      for (const { personId, listener } of listeners) if (isFor(event, personId)) listener(event);
    },
    listen: (personId, listener) => {
      const entry = { personId, listener };
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
      };
    },
    wireId: (id) => `${epoch}.${id}`,
    missed: (personId, lastEventId) => {
      const [run, id] = lastEventId.split('.');
      const since = run === epoch && id !== undefined && /^\d+$/.test(id) ? Number(id) : Number.NaN;
      const oldest = memory[0]?.id ?? lastId + 1;
      if (!(since >= oldest - 1 && since <= lastId)) return EVERYTHING.map((name) => ({ id: lastId, name }));
      const newest = new Map(
        memory.filter((event) => event.id > since && isFor(event, personId)).map((event) => [event.name, event]),
      );
      return [...newest.values()].toSorted((a, b) => a.id - b.id);
    },
  };
}
