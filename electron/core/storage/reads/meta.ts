import { z } from 'zod';
import { SyncProblem } from '../../../../shared/contract/sync';
import { PublicKeyJwk } from '../../../../shared/portal-api/statement';
import type { Sql } from '../statements';

/** One small value of the profile. */
export const readMeta = (sql: Sql, key: string): string | undefined =>
  sql.text('SELECT value FROM meta WHERE key = ?', key);

const Stored = z.object({ jws: z.string(), etag: z.string().nullable(), receivedAt: z.int() });

/** A signed statement as it came; verify it before use. */
export const readStatement = (sql: Sql, kind: 'person' | 'policy'): z.infer<typeof Stored> | undefined =>
  sql.row(Stored, 'SELECT jws, etag, received_at AS receivedAt FROM statement WHERE kind = ?', kind);

const StoredDevice = z.object({
  publicKey: z.string(),
  deviceId: z.string().nullable(),
  logOrigin: z.string().nullable(),
  pinnedKeys: z.string().nullable(),
});

export interface DeviceRecord {
  publicKey: PublicKeyJwk;
  /** Absent until the portal has enrolled this desk. */
  enrolment?: { deviceId: string; logOrigin: string; pinnedKeys: PublicKeyJwk[] };
}

/** This desk's signing identity; undefined before its key was made. */
export function readDevice(sql: Sql): DeviceRecord | undefined {
  const row = sql.row(
    StoredDevice,
    'SELECT public_key AS publicKey, device_id AS deviceId, log_origin AS logOrigin, pinned_keys AS pinnedKeys FROM device',
  );
  if (!row) return undefined;
  const publicKey = PublicKeyJwk.parse(JSON.parse(row.publicKey));
  if (row.deviceId === null || row.logOrigin === null || row.pinnedKeys === null) return { publicKey };
  const pinnedKeys = z.array(PublicKeyJwk).parse(JSON.parse(row.pinnedKeys));
  return { publicKey, enrolment: { deviceId: row.deviceId, logOrigin: row.logOrigin, pinnedKeys } };
}

const StoredProblem = z.object({
  kind: SyncProblem.shape.kind,
  applicationId: z.string().nullable(),
  reference: z.string().nullable(),
  reason: z.string(),
  atMs: z.int(),
});

/** What could not be used of the portal's data, newest first, at most 200. */
export function readProblems(sql: Sql): SyncProblem[] {
  return sql
    .rows(
      StoredProblem,
      'SELECT kind, application_id AS applicationId, reference, reason, at AS atMs FROM sync_problem ORDER BY at DESC LIMIT 200',
    )
    .map(({ applicationId, reference, ...rest }) => ({
      ...rest,
      ...(applicationId === null ? {} : { applicationId }),
      ...(reference === null ? {} : { reference }),
    }));
}

const LogTail = z.object({ entries: z.int(), oldestAt: z.int().nullable() });

/** How long the log is, and since when its entries wait for a witness (none of them has one yet). */
export function readLogState(sql: Sql): { entries: number; oldestUnanchoredAtMs: number | undefined } {
  const row = sql.row(LogTail, 'SELECT count(*) AS entries, min(at) AS oldestAt FROM log_entry');
  return { entries: row?.entries ?? 0, oldestUnanchoredAtMs: row?.oldestAt ?? undefined };
}

const WorkingSet = z.object({ applications: z.int(), ready: z.int(), missing: z.int() });

/** How many full applications are here, how many with every byte verified, and how many bytes are missing. */
export function readWorkingSet(sql: Sql): { applications: number; ready: number; bytesMissing: number } {
  const row = sql.row(
    WorkingSet,
    `SELECT count(*) AS applications, coalesce(sum(missing = 0), 0) AS ready, coalesce(sum(missing), 0) AS missing FROM
     (SELECT coalesce(sum(CASE WHEN m.state = 'ready' THEN 0 ELSE m.size_bytes END), 0) AS missing
      FROM application a LEFT JOIN media m USING (application_id) GROUP BY a.application_id)`,
  );
  return { applications: row?.applications ?? 0, ready: row?.ready ?? 0, bytesMissing: row?.missing ?? 0 };
}
