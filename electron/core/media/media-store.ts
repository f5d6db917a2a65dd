/**
 * The files of evidence on disk: `<root>/<2 hex>/<32 hex>.csm`, or `.part` while they arrive. A file is finished as temporary
 * name, fsync, rename, fsync of the folder; its row says `ready` only after that (assurance DUR-09). Rows are made before
 * files, so a file without a row is left over.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { IntegrityError } from '../errors';
import { fileErrorCode } from '../files/durable-write';
import type { Random } from '../ports';
import { ChunkedReader } from './chunked-reader';
import { ChunkedWriter } from './chunked-writer';
import { syncFolder } from './file-io';
import { withState, type MediaIndex, type MediaRecord } from './media-record';

export interface MediaStoreOptions {
  /** Absolute; made with mode 0700 when it is first needed. */
  root: string;
  index: MediaIndex;
  /** A fresh copy of the file's 32-byte key, zeroed here after use. @throws IntegrityError when the application has none (any more). */
  mediaKey: (applicationId: string, mediaId: string) => Buffer;
  random: Random;
}

/** What a sweep did. */
export interface SweepResult {
  removedFiles: number;
  resetRecords: number;
}

type StoredFile = Pick<MediaRecord, 'mediaId' | 'applicationId' | 'fileName'>;

const FINISHED = '.csm';
const PARTIAL = '.part';

export class MediaStore {
  readonly #options: MediaStoreOptions;

  constructor(options: MediaStoreOptions) {
    this.#options = options;
  }

  /** A name that no file has. */
  newFileName(): string {
    return this.#options.random.bytes(16).toString('hex');
  }

  /** Goes on with the record's partial file where that is possible, else starts it. @throws IntegrityError when the application has no key. */
  async openPartial(record: MediaRecord): Promise<ChunkedWriter> {
    const file = this.#pathOf(record, PARTIAL);
    return this.#withKey(record, async (mediaKey) => {
      // Without the entity tag of its bytes a partial file cannot be continued.
      if (record.etag !== undefined && existsSync(file)) {
        const resumed = await ChunkedWriter.resume({ file, mediaKey }).catch(forgiveDamage);
        if (resumed) return resumed;
      }
      await rm(file, { force: true });
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      return ChunkedWriter.create({ file, mediaKey, random: this.#options.random });
    });
  }

  async removePartial(record: StoredFile): Promise<void> {
    await rm(this.#pathOf(record, PARTIAL), { force: true });
  }

  /** Gives a finished partial file its final name, durably. */
  async publish(record: StoredFile): Promise<void> {
    const file = this.#pathOf(record, FINISHED);
    await rename(this.#pathOf(record, PARTIAL), file);
    await syncFolder(path.dirname(file));
    await syncFolder(this.#options.root);
  }

  /** @throws IntegrityError when the stored copy is missing, damaged, of another size or under another key. */
  async openFinished(record: MediaRecord): Promise<ChunkedReader> {
    const file = this.#pathOf(record, FINISHED);
    return this.#withKey(record, async (mediaKey) => {
      const reader = await ChunkedReader.open({ file, mediaKey }).catch((error: unknown) => {
        if (fileErrorCode(error) === 'ENOENT') throw new IntegrityError('the stored file is missing', { cause: error });
        throw error;
      });
      if (reader.sizeBytes === record.sizeBytes) return reader;
      await reader.close();
      throw new IntegrityError('the stored file has another size than its record');
    });
  }

  /** Removes both files of a record; missing ones are no error. */
  async removeFiles(record: StoredFile): Promise<void> {
    await this.removePartial(record);
    await rm(this.#pathOf(record, FINISHED), { force: true });
  }

  /** Removes files and rows of an application. */
  async removeApplication(applicationId: string): Promise<void> {
    for (const record of this.#options.index.listByApplication(applicationId)) {
      await this.removeFiles(record);
      await this.#options.index.remove(record.mediaId);
    }
  }

  /** Puts files and rows in step: removes files without a row, and sets rows whose file is gone back to waiting. */
  async sweep(): Promise<SweepResult> {
    const records = this.#options.index.list();
    const found = await this.#listFiles();
    const known = new Set(
      records.flatMap((record) => [FINISHED, PARTIAL].map((ending) => this.#pathOf(record, ending))),
    );
    const orphans = found.filter((file) => !known.has(file));
    for (const file of orphans) await rm(file, { force: true });

    const there = new Set(found);
    const lost = records.filter((record) => {
      const hasFile = record.state === 'ready' || record.state === 'undecodable';
      return hasFile && !there.has(this.#pathOf(record, FINISHED));
    });
    for (const record of lost) await this.#options.index.save(withState(record, 'waiting'));
    return { removedFiles: orphans.length, resetRecords: lost.length };
  }

  #pathOf({ fileName }: Pick<MediaRecord, 'fileName'>, ending: string): string {
    return path.join(this.#options.root, fileName.slice(0, 2), `${fileName}${ending}`);
  }

  async #listFiles(): Promise<string[]> {
    try {
      const entries = await readdir(this.#options.root, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    } catch (error) {
      if (fileErrorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }

  async #withKey<Result>(record: StoredFile, run: (mediaKey: Buffer) => Promise<Result>): Promise<Result> {
    const mediaKey = this.#options.mediaKey(record.applicationId, record.mediaId);
    try {
      return await run(mediaKey);
    } finally {
      mediaKey.fill(0);
    }
  }
}

function forgiveDamage(error: unknown): undefined {
  if (!(error instanceof IntegrityError)) throw error;
}
