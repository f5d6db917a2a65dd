import {
  Application,
  ApplicationBody,
  type ApplicationStatus,
  type DecisionRef as DecisionRefSchema,
  type HistoryEvent,
  type Summary,
} from '../../../shared/portal-api';
import { foldText } from '../../../shared/domain/fold';
import { nextApplicationStatus, type ApplicationEvent } from '../../../shared/domain/application-state';
import type { z } from 'zod';
import { instant } from '../clock';
import type { PortalSample } from '../portal-sample';
import { personRef } from '../people';
import type { PortalDatabase } from './database';
import { deriveBody } from './derive-application';
import type { Meta } from './sequence';

/** One application as the portal keeps it; `fixed` is the part of its summary that never changes. */
export interface ApplicationRow {
  n: number;
  id: string;
  sequence: number;
  revision: number;
  status: ApplicationStatus;
  is_flagged: number;
  attempt: number;
  fixed: string;
  /** The id of the sample whose evidence it shows. */
  sample: string;
  is_derived: number;
  last_decision: string | null;
  claim_person: string | null;
  claim_expires_at: number | null;
}

type HistoryEntry = z.infer<typeof HistoryEvent>;
type DecisionRef = z.infer<typeof DecisionRefSchema>;

/** The part of a summary that never changes. */
export type FixedSummary = Omit<
  Summary,
  'id' | 'sequence' | 'revision' | 'status' | 'claim' | 'lastDecision' | 'attempt'
>;

const SELECT = `SELECT a.n, a.id, a.sequence, a.revision, a.status, a.is_flagged, a.attempt, a.fixed, a.sample,
  a.is_derived, a.last_decision, c.person_id AS claim_person, c.expires_at AS claim_expires_at
  FROM applications a LEFT JOIN claims c ON c.application_id = a.id`;

/** Applications of the portal: reading, searching, and the moves of their life. Nothing here knows about HTTP. */
export interface Applications {
  find: (id: string) => ApplicationRow | undefined;
  summary: (row: ApplicationRow) => Summary;
  full: (row: ApplicationRow) => Application;
  /** Rows after a sequence, in its order, at most `limit`. */
  after: (sequence: number, limit: number) => ApplicationRow[];
  removedAfter: (sequence: number, limit: number) => { id: string; sequence: number }[];
  search: (query: string, limit: number) => ApplicationRow[];
  /** The first few that are pending and held by nobody. */
  openForAll: (limit: number) => ApplicationRow[];
  /** Makes a move of the state machine and gives the row a new sequence; throws when the move is not legal. */
  move: (id: string, event: ApplicationEvent) => void;
  /** A new sequence, and a new revision where what a reviewer sees has changed. */
  touch: (id: string, options?: { isNewRevision: boolean }) => void;
  decided: (id: string, decision: DecisionRef, isFlagged: boolean) => void;
  addHistory: (id: string, event: HistoryEntry) => void;
  newAttempt: (id: string) => void;
  remove: (id: string) => void;
  flaggers: (id: string) => string[];
  addFlagger: (id: string, personId: string) => void;
}

/** A document number as it is searched: without spaces, accents or case. */
export const compactText = (text: string): string => foldText(text).replaceAll(' ', '');

/** Opens the applications of a portal's database. */
export function createApplications(
  database: PortalDatabase,
  meta: Meta,
  samples: readonly PortalSample[],
): Applications {
  const bySample = new Map(samples.map((sample) => [sample.application.id, sample]));
  const byId = database.prepare<[string], ApplicationRow>(`${SELECT} WHERE a.id = ?`);
  const afterSequence = database.prepare<[number, number], ApplicationRow>(
    `${SELECT} WHERE a.sequence > ? ORDER BY a.sequence LIMIT ?`,
  );
  const removedRows = database.prepare<[number, number], { id: string; sequence: number }>(
    'SELECT id, sequence FROM removed WHERE sequence > ? ORDER BY sequence LIMIT ?',
  );
  const matching = database.prepare<[string, string, number], ApplicationRow>(
    `${SELECT} WHERE instr(a.search, ?) > 0 OR instr(a.search, ?) > 0 ORDER BY a.n LIMIT ?`,
  );
  const pending = database.prepare<[number], ApplicationRow>(
    `${SELECT} WHERE a.status = 'pending' ORDER BY a.n LIMIT ?`,
  );
  const setStatus = database.prepare('UPDATE applications SET status = ?, sequence = ? WHERE id = ?');
  const setSequence = database.prepare('UPDATE applications SET sequence = ?, revision = revision + ? WHERE id = ?');
  const setDecision = database.prepare('UPDATE applications SET last_decision = ?, is_flagged = ? WHERE id = ?');
  const setAttempt = database.prepare(
    `UPDATE applications SET attempt = attempt + 1, status = 'pending', is_flagged = 0 WHERE id = ?`,
  );
  const deleteRow = database.prepare('DELETE FROM applications WHERE id = ?');
  const addRemoved = database.prepare('INSERT INTO removed (id, sequence) VALUES (?, ?)');
  const addEvent = database.prepare('INSERT INTO history (application_id, event) VALUES (?, ?)');
  const eventsOf = database.prepare<[string], { event: string }>(
    'SELECT event FROM history WHERE application_id = ? ORDER BY n',
  );
  const flaggersOf = database.prepare<[string], { person_id: string }>(
    'SELECT person_id FROM flaggers WHERE application_id = ?',
  );
  const insertFlagger = database.prepare('INSERT OR IGNORE INTO flaggers (application_id, person_id) VALUES (?, ?)');

  const touch: Applications['touch'] = (id, options) => {
    setSequence.run(meta.next('sequence'), options?.isNewRevision === true ? 1 : 0, id);
  };
  const summary = (row: ApplicationRow): Summary => {
    const fixed: FixedSummary = JSON.parse(row.fixed);
    const lastDecision: DecisionRef | undefined =
      row.last_decision === null ? undefined : JSON.parse(row.last_decision);
    return {
      ...fixed,
      id: row.id,
      sequence: row.sequence,
      revision: row.revision,
      status: row.status,
      attempt: row.attempt,
      ...(row.claim_person !== null &&
        row.claim_expires_at !== null && {
          claim: { holder: personRef(row.claim_person), expiresAt: instant(row.claim_expires_at) },
        }),
      ...(lastDecision && { lastDecision }),
    };
  };
  const full = (row: ApplicationRow): Application => {
    const sample = bySample.get(row.sample);
    if (!sample) throw new Error(`sample ${row.sample} is gone`);
    const head = summary(row);
    const body = ApplicationBody.parse(sample.application);
    const own = row.is_derived === 1 ? deriveBody(body, head, row.n) : body;
    const events: HistoryEntry[] = eventsOf.all(row.id).map(({ event }) => JSON.parse(event));
    return { ...head, ...own, history: [...own.history, ...events] };
  };
  const find = (id: string): ApplicationRow | undefined => byId.get(id);

  return {
    find,
    summary,
    full,
    touch,
    after: (sequence, limit) => afterSequence.all(sequence, limit),
    removedAfter: (sequence, limit) => removedRows.all(sequence, limit),
    search: (query, limit) => matching.all(foldText(query), compactText(query), limit),
    openForAll: (limit) => pending.all(limit),
    move: (id, event) => {
      const status = find(id)?.status;
      const next = status === undefined ? undefined : nextApplicationStatus(status, event);
      if (next === undefined) throw new Error(`no move ${event.kind} from ${status ?? 'nowhere'}`);
      setStatus.run(next, meta.next('sequence'), id);
    },
    decided: (id, decision, isFlagged) => {
      setDecision.run(JSON.stringify(decision), isFlagged ? 1 : 0, id);
    },
    addHistory: (id, event) => {
      addEvent.run(id, JSON.stringify(event));
    },
    newAttempt: (id) => {
      setAttempt.run(id);
      touch(id, { isNewRevision: true });
    },
    remove: (id) => {
      deleteRow.run(id);
      addRemoved.run(id, meta.next('sequence'));
    },
    flaggers: (id) => flaggersOf.all(id).map(({ person_id }) => person_id),
    addFlagger: (id, personId) => {
      insertFlagger.run(id, personId);
    },
  };
}
