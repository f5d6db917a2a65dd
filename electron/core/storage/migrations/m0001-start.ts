/** Version 1: everything the path from the feed to a delivered decision needs. */
export const m0001Start = /* sql */ `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- What lists read. Integers for states and types, so that the covering indexes stay small.
CREATE TABLE summary (
  row_id INTEGER PRIMARY KEY,
  application_id TEXT NOT NULL UNIQUE,
  sequence INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  reference TEXT NOT NULL,
  reference_key TEXT NOT NULL,
  display_name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  level_requested INTEGER NOT NULL,
  document_types INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  status INTEGER NOT NULL,
  is_open INTEGER NOT NULL,
  signal_count INTEGER NOT NULL,
  locale TEXT NOT NULL,
  claim_holder_id TEXT,
  claim_holder_name TEXT,
  claim_expires_at INTEGER,
  last_decision_id TEXT,
  last_decision_verdict TEXT,
  last_decision_at INTEGER,
  broken TEXT,
  has_draft INTEGER NOT NULL DEFAULT 0,
  our_decision_id TEXT,
  our_verdict TEXT,
  our_state TEXT
) STRICT;
CREATE INDEX summary_by_due ON summary (is_open, due_at, row_id, status, level_requested, document_types, signal_count, attempt);
CREATE INDEX summary_by_submitted ON summary (is_open, submitted_at, row_id, status, level_requested, document_types, signal_count, attempt, due_at);
CREATE INDEX summary_by_priority ON summary (is_open, priority DESC, due_at, row_id, status, level_requested, document_types, signal_count, attempt);
CREATE INDEX summary_by_name ON summary (is_open, name_key, row_id, status, level_requested, document_types, signal_count, attempt, due_at);
CREATE INDEX summary_by_reference ON summary (reference_key);
CREATE INDEX summary_by_claim ON summary (claim_holder_id) WHERE claim_holder_id IS NOT NULL;
CREATE INDEX summary_by_draft ON summary (has_draft) WHERE has_draft = 1;
CREATE INDEX summary_by_ours ON summary (our_state) WHERE our_state IS NOT NULL;
CREATE INDEX summary_by_broken ON summary (broken) WHERE broken IS NOT NULL;
CREATE INDEX summary_by_generation ON summary (generation);

CREATE VIRTUAL TABLE summary_fts USING fts5(
  name_key, reference_key, content='summary', content_rowid='row_id', tokenize='unicode61', prefix='2 3'
);
-- FTS keeps deleted terms otherwise.
INSERT INTO summary_fts (summary_fts, rank) VALUES ('secure-delete', 1);

-- Full applications of the working set: compressed, sealed under the application's own key.
CREATE TABLE application (
  application_id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  body BLOB NOT NULL,
  fetched_at INTEGER NOT NULL,
  opened_at INTEGER,
  -- A newer revision that must not overwrite what an undelivered decision rests on.
  beside_revision INTEGER,
  beside_body BLOB
) STRICT;

CREATE TABLE media (
  media_id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL,
  state TEXT NOT NULL,
  file_name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  content_type TEXT NOT NULL,
  received_bytes INTEGER NOT NULL,
  failure TEXT,
  etag TEXT
) STRICT;
CREATE INDEX media_by_application ON media (application_id);

CREATE TABLE claim (
  application_id TEXT PRIMARY KEY,
  taken_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  -- 'next': taken ahead by the desk, 'chosen': picked by the person.
  origin TEXT NOT NULL,
  handed_out_at INTEGER
) STRICT;

CREATE TABLE draft (
  application_id TEXT PRIMARY KEY,
  body BLOB NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE decision (
  decision_id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL,
  reference TEXT NOT NULL,
  revision INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  reason_codes TEXT NOT NULL,
  -- Digest of what the person decided: the same id with other content is refused.
  content_digest TEXT NOT NULL,
  -- The exact bytes that are signed, sent and kept.
  jws TEXT NOT NULL,
  decided_at INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_by_application ON decision (application_id, decided_at);

CREATE TABLE outbox (
  decision_id TEXT PRIMARY KEY REFERENCES decision (decision_id),
  application_id TEXT NOT NULL,
  state TEXT NOT NULL,
  hold_until INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER NOT NULL DEFAULT 0,
  last_outcome TEXT,
  last_answer TEXT,
  receipt TEXT,
  receipt_digest TEXT,
  receipt_revision INTEGER,
  receipt_at INTEGER,
  superseded_by TEXT,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_open ON outbox (state, next_attempt_at) WHERE state NOT IN ('delivered', 'withdrawn', 'resolved');
CREATE INDEX outbox_by_application ON outbox (application_id);
CREATE TRIGGER outbox_is_kept BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'outbox rows are never deleted'); END;
CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER decision_is_fixed BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions never change'); END;

-- The tamper-evident log: the bytes stored are the bytes hashed.
CREATE TABLE log_entry (
  seq INTEGER PRIMARY KEY,
  leaf TEXT NOT NULL,
  leaf_hash TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER log_entry_is_fixed BEFORE UPDATE ON log_entry BEGIN SELECT RAISE(ABORT, 'log entries never change'); END;
CREATE TRIGGER log_entry_is_kept BEFORE DELETE ON log_entry BEGIN SELECT RAISE(ABORT, 'log entries are never deleted'); END;

-- Signed statements of the portal: person and policy.
CREATE TABLE statement (
  kind TEXT PRIMARY KEY,
  jws TEXT NOT NULL,
  etag TEXT,
  received_at INTEGER NOT NULL
) STRICT;

CREATE TABLE device (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  private_key BLOB NOT NULL,
  public_key TEXT NOT NULL,
  device_id TEXT,
  log_origin TEXT,
  pinned_keys TEXT
) STRICT;

CREATE TABLE sync_problem (
  subject TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  application_id TEXT,
  reference TEXT,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
`;
