import type { OperationName } from '../../../shared/portal-api';
import type { Random } from '../../samples/generator/random';
import type { Evidence } from '../state/evidence';
import { concerns, Fault, type FaultInput, type FaultKind } from './fault';

/** The fault of one kind. */
export type FaultOf<Kind extends FaultKind> = Extract<Fault, { kind: Kind }>;

/** Those faults that strike one call. */
export interface Struck {
  get: <Kind extends FaultKind>(kind: Kind) => FaultOf<Kind> | undefined;
}

/** The switches: which faults are on. */
export interface Faults {
  /** Switches a fault on; returns the id to switch it off with. */
  add: (fault: FaultInput) => number;
  remove: (id: number) => void;
  clear: () => void;
  list: () => { id: number; fault: Fault; struck: number }[];
  /** What strikes this call; counts down `times` and rolls `probability`. */
  strike: (operation: OperationName, mediaId?: string) => Struck;
}

const isKind =
  <Kind extends FaultKind>(kind: Kind) =>
  (fault: Fault): fault is FaultOf<Kind> =>
    fault.kind === kind;

/** Makes the switches. Probabilities come from a random stream of their own, so that they disturb no other pick. */
export function createFaults(random: Random, evidence: Evidence): Faults {
  const entries = new Map<number, { fault: Fault; struck: number }>();
  let lastId = 0;

  const replaceFiles = (): void => {
    evidence.restore();
    for (const { fault } of entries.values())
      if (fault.kind === 'undecodable_media') evidence.replaceByNoise(fault.mediaId);
  };
  const strikes = (entry: { fault: Fault; struck: number }): boolean => {
    const { fault } = entry;
    if (fault.kind === 'undecodable_media') return false;
    if (fault.times !== undefined && entry.struck >= fault.times) return false;
    if (fault.probability !== undefined && random.next() >= fault.probability) return false;
    entry.struck += 1;
    return true;
  };

  return {
    add: (input) => {
      lastId += 1;
      entries.set(lastId, { fault: Fault.parse(input), struck: 0 });
      replaceFiles();
      return lastId;
    },
    remove: (id) => {
      entries.delete(id);
      replaceFiles();
    },
    clear: () => {
      entries.clear();
      replaceFiles();
    },
    list: () => [...entries].map(([id, entry]) => ({ id, ...entry })),
    strike: (operation, mediaId) => {
      const struck = [...entries.values()]
        .filter((entry) => concerns(entry.fault, operation, mediaId) && strikes(entry))
        .map(({ fault }) => fault);
      return { get: (kind) => struck.find(isKind(kind)) };
    },
  };
}
