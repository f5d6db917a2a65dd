import { z } from 'zod';
import { MediaRecord } from '../../media/media-record';
import { evictable, type EvictionMoment } from '../evictable';
import type { Sql } from '../statements';

const Stored = z.object({
  applicationId: z.string(),
  revision: z.int(),
  body: z.instanceof(Buffer),
  besideRevision: z.int().nullable(),
});
export type StoredApplication = z.infer<typeof Stored>;

/** The sealed body of a full application on this desk. */
export const readApplication = (sql: Sql, applicationId: string): StoredApplication | undefined =>
  sql.row(
    Stored,
    `SELECT application_id AS applicationId, revision, body, beside_revision AS besideRevision
     FROM application WHERE application_id = ?`,
    applicationId,
  );

const SummaryFacts = z.object({
  reference: z.string(),
  revision: z.int(),
  broken: z.string().nullable(),
  claimHolderId: z.string().nullable(),
  claimHolderName: z.string().nullable(),
  claimExpiresAt: z.int().nullable(),
  ourDecisionId: z.string().nullable(),
});
export type SummaryFacts = z.infer<typeof SummaryFacts>;

/** What the feed last said of one application, as far as its review needs it. */
export const readSummaryFacts = (sql: Sql, applicationId: string): SummaryFacts | undefined =>
  sql.row(
    SummaryFacts,
    `SELECT reference, revision, broken, claim_holder_id AS claimHolderId, claim_holder_name AS claimHolderName,
     claim_expires_at AS claimExpiresAt, our_decision_id AS ourDecisionId FROM summary WHERE application_id = ?`,
    applicationId,
  );

/** The sealed draft of an application. */
export const readDraft = (sql: Sql, applicationId: string): Buffer | undefined =>
  sql.row(z.object({ body: z.instanceof(Buffer) }), 'SELECT body FROM draft WHERE application_id = ?', applicationId)
    ?.body;

const StoredMedia = MediaRecord.extend({
  failure: MediaRecord.shape.failure.unwrap().nullable(),
  etag: z.string().nullable(),
});

const toRecord = ({ failure, etag, ...rest }: z.infer<typeof StoredMedia>): MediaRecord => ({
  ...rest,
  ...(failure === null ? {} : { failure }),
  ...(etag === null ? {} : { etag }),
});

const MEDIA = `SELECT media_id AS mediaId, application_id AS applicationId, state, file_name AS fileName, size_bytes AS sizeBytes,
  sha256, content_type AS contentType, received_bytes AS receivedBytes, failure, etag FROM media`;

/** Where the bytes of one file are. */
export function readMedia(sql: Sql, mediaId: string): MediaRecord | undefined {
  const row = sql.row(StoredMedia, `${MEDIA} WHERE media_id = ?`, mediaId);
  return row && toRecord(row);
}

/** The files of one application. */
export const readMediaOf = (sql: Sql, applicationId: string): MediaRecord[] =>
  sql.rows(StoredMedia, `${MEDIA} WHERE application_id = ?`, applicationId).map(toRecord);

/** Every file there is a row for. */
export const readAllMedia = (sql: Sql): MediaRecord[] => sql.rows(StoredMedia, MEDIA).map(toRecord);

/** Applications on this desk that nothing keeps here any more. */
export function readEvictable(sql: Sql, moment: EvictionMoment): string[] {
  const { text, values } = evictable(moment);
  return sql.texts(`SELECT a.application_id FROM application a WHERE ${text}`, ...values);
}

/** Applications that have files here but no body any more: what an interrupted eviction left behind. */
export const readLeftBehind = (sql: Sql): string[] =>
  sql.texts(
    `SELECT DISTINCT application_id FROM media m
     WHERE NOT EXISTS (SELECT 1 FROM application a WHERE a.application_id = m.application_id)`,
  );

/** Ids of every full application on this desk. */
export const readApplicationIds = (sql: Sql): string[] => sql.texts('SELECT application_id FROM application');
