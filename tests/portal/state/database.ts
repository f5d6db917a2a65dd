import Database from 'better-sqlite3';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS applications (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sequence INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  status TEXT NOT NULL,
  is_flagged INTEGER NOT NULL DEFAULT 0,
  attempt INTEGER NOT NULL,
  fixed TEXT NOT NULL,
  sample TEXT NOT NULL,
  is_derived INTEGER NOT NULL,
  last_decision TEXT,
  search TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS applications_by_sequence ON applications (sequence);
CREATE INDEX IF NOT EXISTS applications_by_sample ON applications (sample);
CREATE INDEX IF NOT EXISTS applications_by_status ON applications (status, id);
CREATE TABLE IF NOT EXISTS removed (id TEXT PRIMARY KEY, sequence INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS removed_by_sequence ON removed (sequence);
CREATE TABLE IF NOT EXISTS history (n INTEGER PRIMARY KEY, application_id TEXT NOT NULL, event TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS history_by_application ON history (application_id);
CREATE TABLE IF NOT EXISTS flaggers (
  application_id TEXT NOT NULL, person_id TEXT NOT NULL, PRIMARY KEY (application_id, person_id)
) STRICT;
CREATE TABLE IF NOT EXISTS claims (
  application_id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  taken_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  is_reserved INTEGER NOT NULL,
  reason_code TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS claims_by_expiry ON claims (expires_at);
CREATE TABLE IF NOT EXISTS idempotency (
  person_id TEXT NOT NULL, operation TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL, answer TEXT NOT NULL,
  PRIMARY KEY (person_id, operation, key)
) STRICT;
CREATE TABLE IF NOT EXISTS devices (
  device_id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  name TEXT NOT NULL,
  public_key TEXT NOT NULL,
  enrolled_at INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS decision_answers (
  decision_id TEXT PRIMARY KEY, person_id TEXT NOT NULL, digest TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS decisions (
  sequence INTEGER PRIMARY KEY,
  decision_id TEXT NOT NULL UNIQUE,
  application_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  verdict TEXT NOT NULL,
  accepted_at INTEGER NOT NULL,
  jws BLOB NOT NULL,
  receipt TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS deliveries (
  n INTEGER PRIMARY KEY, decision_id TEXT NOT NULL, at INTEGER NOT NULL, jws BLOB NOT NULL, status INTEGER NOT NULL
) STRICT;
`;

export type PortalDatabase = Database.Database;

/**
 * Opens the portal's state. It is a test server's state: in memory unless a path is given, never encrypted, and without
 * an fsync for each commit.
 */
export function openPortalDatabase(path: string): PortalDatabase {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = OFF');
  database.exec(SCHEMA);
  return database;
}
