import { createHash } from 'node:crypto';
import path from 'node:path';
import type { MediaRef } from '../../../shared/portal-api/application';
import { deriveMediaKey } from '../../../electron/core/keys/derive';
import { MediaRecord, type MediaIndex } from '../../../electron/core/media/media-record';
import { MediaStore } from '../../../electron/core/media/media-store';
import { systemRandom } from '../../../electron/core/system-ports';
import { seededRandom, temporaryFolder } from '../keys/key-fixtures';

/** Bytes of a JPEG as far as its beginning goes; the same for the same seed. */
export function photoBytes(sizeBytes: number, seed = 'photo'): Buffer {
  const bytes = Buffer.from(seededRandom(seed).bytes(sizeBytes));
  bytes.set(Buffer.from('ffd8ffe0', 'hex').subarray(0, sizeBytes));
  return bytes;
}

/** The media ref that an application would hold for `bytes`. */
export function refOf(id: string, bytes: Buffer, extra: Partial<MediaRef> = {}): MediaRef {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const size = { sizeBytes: bytes.length, sha256, widthPx: 4000, heightPx: 3000 };
  return { id, kind: 'document_photo', contentType: 'image/jpeg', ...size, ...extra };
}

/** Media records in memory; every write is checked as the database would. */
export function memoryIndex(): MediaIndex {
  const rows = new Map<string, MediaRecord>();
  const list = (): MediaRecord[] => [...rows.values()];
  return {
    get: (mediaId) => rows.get(mediaId),
    list,
    listByApplication: (applicationId) => list().filter((row) => row.applicationId === applicationId),
    save: async (record) => {
      await Promise.resolve();
      rows.set(record.mediaId, MediaRecord.parse(record));
    },
    remove: async (mediaId) => {
      await Promise.resolve();
      rows.delete(mediaId);
    },
  };
}

export interface StoreFixture {
  root: string;
  index: MediaIndex;
  store: MediaStore;
  pathOf: (mediaId: string, ending?: string) => string;
  remove: () => void;
}

/** A store in a temporary folder. */
export function createStore(): StoreFixture {
  const { folder, remove } = temporaryFolder();
  const root = path.join(folder, 'media');
  const index = memoryIndex();
  const applicationKey = systemRandom.bytes(32);
  const mediaKey = (applicationId: string, mediaId: string): Buffer =>
    deriveMediaKey(applicationKey, `${applicationId}/${mediaId}`);
  const store = new MediaStore({ root, index, mediaKey, random: systemRandom });
  const pathOf = (mediaId: string, ending = '.csm'): string => {
    const fileName = index.get(mediaId)?.fileName ?? 'unknown';
    return path.join(root, fileName.slice(0, 2), `${fileName}${ending}`);
  };
  return { root, index, store, pathOf, remove };
}

/** Stores `bytes` as a ready file. */
export async function storeReady({ index, store }: StoreFixture, ref: MediaRef, bytes: Buffer): Promise<MediaRecord> {
  const { id: mediaId, sizeBytes, sha256, contentType } = ref;
  const about = { mediaId, applicationId: 'a-1', sizeBytes, sha256, contentType };
  const record: MediaRecord = { ...about, state: 'waiting', fileName: store.newFileName(), receivedBytes: 0 };
  await index.save(record);
  const writer = await store.openPartial(record);
  await writer.append(bytes);
  await writer.finish();
  await store.publish(record);
  const ready: MediaRecord = { ...record, state: 'ready', receivedBytes: sizeBytes };
  await index.save(ready);
  return ready;
}

/** All pieces of a body. */
export async function piecesOf(body: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return pieces;
}

/** All bytes of a body. */
export async function collect(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await piecesOf(body));
}
