import type { WriteContext } from './context';

/** Remembers one small value of the profile. */
export function setMeta({ sql }: WriteContext, { key, value }: { key: string; value: string }): void {
  sql.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  );
}

/** Forgets one small value of the profile. */
export function dropMeta({ sql }: WriteContext, { key }: { key: string }): void {
  sql.run('DELETE FROM meta WHERE key = ?', key);
}

/** Keeps a signed statement of the portal as it came; it is verified again each time it is read. */
export function saveStatement(
  { sql }: WriteContext,
  args: { kind: 'person' | 'policy'; jws: string; etag: string | null; receivedAtMs: number },
): void {
  sql.run(
    `INSERT INTO statement (kind, jws, etag, received_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (kind) DO UPDATE SET jws = excluded.jws, etag = excluded.etag, received_at = excluded.received_at`,
    args.kind,
    args.jws,
    args.etag,
    args.receivedAtMs,
  );
}

/** Keeps the desk's own key pair; made once per profile. */
export function saveDeviceKey({ sql }: WriteContext, args: { privateKey: Uint8Array; publicKey: string }): void {
  sql.run(
    'INSERT INTO device (one, private_key, public_key) VALUES (1, ?, ?) ON CONFLICT (one) DO NOTHING',
    Buffer.from(args.privateKey),
    args.publicKey,
  );
}

/** Keeps what the portal answered to the enrolment of this desk. */
export function saveEnrolment(
  { sql }: WriteContext,
  args: { deviceId: string; logOrigin: string; pinnedKeys: string },
): void {
  sql.run(
    'UPDATE device SET device_id = ?, log_origin = ?, pinned_keys = ? WHERE one = 1',
    args.deviceId,
    args.logOrigin,
    args.pinnedKeys,
  );
}

export interface SyncProblemRecord {
  subject: string;
  kind: string;
  applicationId: string | null;
  reference: string | null;
  reason: string;
  atMs: number;
}

/** Notes something in the portal's data that could not be used; one row a subject, the newest stands. */
export function noteProblem({ sql }: WriteContext, problem: SyncProblemRecord): void {
  sql.run(
    `INSERT INTO sync_problem (subject, kind, application_id, reference, reason, at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (subject) DO UPDATE SET kind = excluded.kind, reason = excluded.reason, at = excluded.at`,
    problem.subject,
    problem.kind,
    problem.applicationId,
    problem.reference,
    problem.reason,
    problem.atMs,
  );
}

/** Takes a problem back once its subject is well. */
export function clearProblem({ sql }: WriteContext, { subject }: { subject: string }): void {
  sql.run('DELETE FROM sync_problem WHERE subject = ?', subject);
}
