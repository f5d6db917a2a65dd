import type { Claim } from '../../../shared/portal-api';
import type { Random } from '../../samples/generator/random';
import { instant } from '../clock';
import { personRef } from '../people';
import type { Applications } from './applications';
import type { PortalDatabase } from './database';

/** One lease as the portal keeps it; times in epoch milliseconds. */
export interface ClaimRow {
  application_id: string;
  person_id: string;
  taken_at: number;
  expires_at: number;
  is_reserved: number;
}

/** A lease to be written. */
interface Lease {
  applicationId: string;
  personId: string;
  takenAtMs: number;
  expiresAtMs: number;
  isReserved: boolean;
  reasonCode?: string | undefined;
}

/** Leases on applications. Who may take what is decided by the handlers; here they only come and go. */
export interface Claims {
  find: (applicationId: string) => ClaimRow | undefined;
  of: (personId: string) => ClaimRow[];
  /** Takes an application that nobody holds. */
  take: (lease: Lease) => ClaimRow;
  /** Moves an existing lease: a later end, another holder. */
  change: (applicationId: string, personId: string, expiresAtMs: number) => ClaimRow;
  /** Ends a lease; the application is open again, flagged if it was. */
  letGo: (applicationId: string) => void;
  /** Ends a lease because the application was decided or withdrawn. */
  forget: (applicationId: string) => void;
  /** Ends every lease that is over at `nowMs`; returns who lost one. */
  expire: (nowMs: number) => string[];
  /** One at random among the open applications, flagged ones only for those who may judge them. */
  pick: (random: Random, options: { personId: string; mayTakeFlagged: boolean }) => string | undefined;
}

/** A lease as it goes over the wire. */
export const claimOf = (row: ClaimRow): Claim => ({
  applicationId: row.application_id,
  holder: personRef(row.person_id),
  takenAt: instant(row.taken_at),
  expiresAt: instant(row.expires_at),
});

/** Opens the leases of a portal's database. */
export function createClaims(database: PortalDatabase, applications: Applications): Claims {
  const byApplication = database.prepare<[string], ClaimRow>('SELECT * FROM claims WHERE application_id = ?');
  const byPerson = database.prepare<[string], ClaimRow>('SELECT * FROM claims WHERE person_id = ? ORDER BY taken_at');
  const over = database.prepare<[number], ClaimRow>('SELECT * FROM claims WHERE expires_at <= ?');
  const insert = database.prepare(
    'INSERT INTO claims (application_id, person_id, taken_at, expires_at, is_reserved, reason_code) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const update = database.prepare('UPDATE claims SET person_id = ?, expires_at = ? WHERE application_id = ?');
  const remove = database.prepare('DELETE FROM claims WHERE application_id = ?');
  // One statement for each set of states: with the states spelt out, both read nothing but the index.
  const openIn = (states: string) => {
    const from = `FROM applications INDEXED BY applications_by_status WHERE status IN (${states})
      AND id NOT IN (SELECT application_id FROM flaggers WHERE person_id = ?)`;
    return {
      count: database.prepare<[string], { n: number }>(`SELECT count(*) AS n ${from}`),
      nth: database.prepare<[string, number], { id: string }>(`SELECT id ${from} ORDER BY status, id LIMIT 1 OFFSET ?`),
    };
  };
  const openForReviewers = openIn("'pending'");
  const openForSupervisors = openIn("'flagged', 'pending'");

  const must = (applicationId: string): ClaimRow => {
    const row = byApplication.get(applicationId);
    if (!row) throw new Error(`no lease on ${applicationId}`);
    return row;
  };
  const letGo = (applicationId: string): void => {
    remove.run(applicationId);
    applications.move(applicationId, {
      kind: 'let_go',
      wasFlagged: applications.find(applicationId)?.is_flagged === 1,
    });
  };

  return {
    find: (applicationId) => byApplication.get(applicationId),
    of: (personId) => byPerson.all(personId),
    take: ({ applicationId, personId, takenAtMs, expiresAtMs, isReserved, reasonCode }) => {
      applications.move(applicationId, { kind: 'take' });
      insert.run(applicationId, personId, takenAtMs, expiresAtMs, isReserved ? 1 : 0, reasonCode ?? null);
      return must(applicationId);
    },
    change: (applicationId, personId, expiresAtMs) => {
      update.run(personId, expiresAtMs, applicationId);
      applications.touch(applicationId);
      return must(applicationId);
    },
    letGo,
    forget: (applicationId) => {
      remove.run(applicationId);
    },
    expire: (nowMs) => {
      const rows = over.all(nowMs);
      for (const row of rows) letGo(row.application_id);
      return rows.map(({ person_id }) => person_id);
    },
    pick: (random, { personId, mayTakeFlagged }) => {
      const { count, nth } = mayTakeFlagged ? openForSupervisors : openForReviewers;
      const open = count.get(personId)?.n ?? 0;
      return open === 0 ? undefined : nth.get(personId, random.integer(0, open - 1))?.id;
    },
  };
}
