import type { MediaRecord } from '../../media/media-record';
import { evictable, type EvictionMoment } from '../evictable';
import { UNDELIVERED } from '../undelivered';
import type { WriteContext } from './context';

const isUndelivered = ({ sql }: WriteContext, applicationId: string): boolean =>
  sql.number(`SELECT 1 FROM outbox WHERE application_id = ? AND state IN ${UNDELIVERED}`, applicationId) !== undefined;

export interface SealedApplication {
  applicationId: string;
  revision: number;
  /** Compressed and sealed under the application's own key. */
  body: Uint8Array;
  fetchedAtMs: number;
}

/**
 * Keeps a full application. While a decision of ours about it is undelivered, another revision is kept beside the one that
 * was decided on and never overwrites it. Result: whether it was put beside.
 */
export function saveApplication(context: WriteContext, record: SealedApplication): { beside: boolean } {
  const { sql } = context;
  const body = Buffer.from(record.body);
  const known = sql.number('SELECT revision FROM application WHERE application_id = ?', record.applicationId);
  if (known !== undefined && known !== record.revision && isUndelivered(context, record.applicationId)) {
    sql.run(
      'UPDATE application SET beside_revision = ?, beside_body = ? WHERE application_id = ?',
      record.revision,
      body,
      record.applicationId,
    );
    return { beside: true };
  }
  // A revision that goes backwards is an old answer that came late.
  if (known !== undefined && known > record.revision) return { beside: false };
  sql.run(
    `INSERT INTO application (application_id, revision, body, fetched_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (application_id) DO UPDATE SET revision = excluded.revision, body = excluded.body,
       fetched_at = excluded.fetched_at, beside_revision = NULL, beside_body = NULL`,
    record.applicationId,
    record.revision,
    body,
    record.fetchedAtMs,
  );
  return { beside: false };
}

/** Notes that a person looked at it: what is on screen is not evicted. */
export function markOpened({ sql }: WriteContext, args: { applicationId: string; atMs: number }): void {
  sql.run('UPDATE application SET opened_at = ? WHERE application_id = ?', args.atMs, args.applicationId);
}

/** Forgets a full application that left the working set; refused while something keeps it here after all. */
export function removeApplication(
  { sql }: WriteContext,
  { applicationId, ...moment }: { applicationId: string } & EvictionMoment,
): { removed: boolean } {
  const { text, values } = evictable(moment);
  const { changes } = sql.run(
    `DELETE FROM application AS a WHERE a.application_id = ? AND ${text}`,
    applicationId,
    ...values,
  );
  return { removed: changes > 0 };
}

/** Whether the work on an application became a decision that is on its way or taken; a claim of later makes it work again. */
const isDecided = ({ sql }: WriteContext, applicationId: string): boolean =>
  sql.number(
    `SELECT 1 FROM outbox WHERE application_id = ? AND (state IN ('held', 'pending', 'in_flight')
       OR (state = 'delivered' AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.application_id = outbox.application_id)))`,
    applicationId,
  ) !== undefined;

export interface SealedDraft {
  applicationId: string;
  body: Uint8Array;
  savedAtMs: number;
}

/**
 * Saves work in progress, sealed; the row of the list shows that there is some. What a page saves late, when the work has
 * become a decision, is dropped: it would keep the application on this desk for ever.
 */
export function saveDraft(context: WriteContext, draft: SealedDraft): void {
  if (isDecided(context, draft.applicationId)) return;
  keepDraft(context, draft);
  context.sql.run('UPDATE summary SET has_draft = 1 WHERE application_id = ?', draft.applicationId);
}

/** Keeps a draft without showing it in the list: what an undo would bring back. */
export function keepDraft({ sql }: WriteContext, args: SealedDraft): void {
  sql.run(
    `INSERT INTO draft (application_id, body, saved_at) VALUES (?, ?, ?)
       ON CONFLICT (application_id) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at`,
    args.applicationId,
    Buffer.from(args.body),
    args.savedAtMs,
  );
}

/** Ends a draft: its work became a decision. */
export function dropDraft({ sql }: WriteContext, { applicationId }: { applicationId: string }): void {
  sql.run('DELETE FROM draft WHERE application_id = ?', applicationId);
  sql.run('UPDATE summary SET has_draft = 0 WHERE application_id = ?', applicationId);
}

/** Forgets the revision that waited beside a decision: the decision no longer rests on the older one, so the newest is fetched. */
export function dropBeside({ sql }: WriteContext, { applicationId }: { applicationId: string }): void {
  sql.run('UPDATE application SET beside_revision = NULL, beside_body = NULL WHERE application_id = ?', applicationId);
}

/** Keeps where the bytes of one file are. */
export function saveMedia({ sql }: WriteContext, record: MediaRecord): void {
  sql.run(
    `INSERT INTO media (media_id, application_id, state, file_name, size_bytes, sha256, content_type, received_bytes, failure, etag)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (media_id) DO UPDATE SET state = excluded.state, file_name = excluded.file_name,
     size_bytes = excluded.size_bytes, sha256 = excluded.sha256, content_type = excluded.content_type,
     received_bytes = excluded.received_bytes, failure = excluded.failure, etag = excluded.etag`,
    record.mediaId,
    record.applicationId,
    record.state,
    record.fileName,
    record.sizeBytes,
    record.sha256,
    record.contentType,
    record.receivedBytes,
    record.failure ?? null,
    record.etag ?? null,
  );
}

/** Forgets one file. */
export function removeMedia({ sql }: WriteContext, { mediaId }: { mediaId: string }): void {
  sql.run('DELETE FROM media WHERE media_id = ?', mediaId);
}
