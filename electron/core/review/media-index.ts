import type { MediaIndex } from '../media/media-record';
import { readAllMedia, readMedia, readMediaOf } from '../storage/reads/applications';
import type { Sql } from '../storage/statements';
import type { Writer } from '../storage/writer';

/** Media records in the profile's database: read here, written by the writer. */
export const createMediaIndex = (sql: Sql, writer: Writer): MediaIndex => ({
  get: (mediaId) => readMedia(sql, mediaId),
  listByApplication: (applicationId) => readMediaOf(sql, applicationId),
  list: () => readAllMedia(sql),
  save: (record) => writer.run('saveMedia', record),
  remove: (mediaId) => writer.run('removeMedia', { mediaId }),
});
