/**
 * Brings files of evidence to this desk: resumed where the network broke, tried for ever while the network is the trouble and
 * three times when the bytes are wrong. Its callers hear of trouble through record states and problems, never through
 * exceptions of the network. Invariant: while it runs, a record that waits is in the scheduler.
 */
import type { EvidenceState } from '../../../shared/contract/application';
import type { SyncProblem } from '../../../shared/contract/sync';
import type { MediaRef } from '../../../shared/portal-api/application';
import type { BackoffLimits } from '../backoff';
import type { Clock, Logger, Random } from '../ports';
import { evidenceStateOf } from './evidence-state';
import { fetchOnce, type AttemptEnd, type MediaSource } from './fetch-attempt';
import { outcomeOf, problemKindOf, refusalOf } from './fetch-outcome';
import type { FetchSlots } from './fetch-queue';
import { FetchScheduler, type NextTry, type Try } from './fetch-scheduler';
import { withState, type MediaIndex, type MediaRecord } from './media-record';
import type { MediaStore } from './media-store';

/** A file that could not be used, for the desk's list of problems; `reason` is a code. */
export interface MediaProblem {
  kind: SyncProblem['kind'];
  mediaId: string;
  applicationId: string;
  reason: string;
}

export interface MediaFetcherOptions {
  store: MediaStore;
  index: MediaIndex;
  source: MediaSource;
  clock: Clock;
  random: Random;
  logger: Logger;
  /** A file's state changed, or another MiB of it came. */
  onChanged: (applicationId: string, mediaId: string) => void;
  onProblem: (problem: MediaProblem) => void;
  /** A file that may have had a problem is well, or gone. */
  onProblemSolved: (mediaId: string) => void;
  slots?: FetchSlots;
  backoff?: BackoffLimits;
}

const SLOTS: FetchSlots = { total: 3, ahead: 2 };
const BACKOFF: BackoffLimits = { baseMs: 1000, capMs: 60_000 };
const PROGRESS_STEP_BYTES = 1024 * 1024;

export class MediaFetcher {
  readonly #options: MediaFetcherOptions;
  readonly #scheduler: FetchScheduler;
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(options: MediaFetcherOptions) {
    this.#options = options;
    const { clock, random, logger, slots = SLOTS, backoff = BACKOFF } = options;
    this.#scheduler = new FetchScheduler({
      clock,
      random,
      logger,
      slots,
      backoff,
      runTry: (current) => this.#runTry(current),
    });
  }

  /** Puts files and rows in step after the last run, and goes on with what waits. */
  async start(): Promise<void> {
    const { index, logger, store } = this.#options;
    const { removedFiles, resetRecords } = await store.sweep();
    const count = removedFiles + resetRecords;
    if (count > 0) logger.warn('evidence files and their rows were out of step', { count });
    for (const record of index.list()) this.#scheduleIfWaiting(record);
    this.#scheduler.start();
  }

  /** Wants the files of an application here. Resolves when that is noted; they come in the background. */
  want(applicationId: string, refs: readonly MediaRef[]): Promise<void> {
    return this.#inTurn(async () => {
      for (const ref of refs) await this.#wantOne(applicationId, ref);
    });
  }

  /** What is on screen now: these come before everything else, without waiting out a backoff. */
  prefer(mediaIds: readonly string[]): void {
    this.#scheduler.prefer(mediaIds);
  }

  /** Prefers the file and resolves when it is here, or its try has ended without it; at once when it does not wait. */
  attempt(mediaId: string): Promise<void> {
    return this.#scheduler.attempt(mediaId);
  }

  /** The portal is reachable again: nothing waits out its backoff. */
  retryNow(): void {
    this.#scheduler.retryNow();
  }

  /** Fetches a file again from its beginning, whatever its state; unknown ids are no error. */
  refetch(mediaId: string): Promise<void> {
    return this.#inTurn(() => this.#startOver(mediaId));
  }

  /** The stored copy of a file is damaged: it is never shown, and fetched again. Two readers may report the same damage. */
  reportDamagedCopy({ mediaId, fileName }: Pick<MediaRecord, 'mediaId' | 'fileName'>): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#options.index.get(mediaId)?.fileName !== fileName) return;
      this.#options.logger.error('a stored evidence file is damaged', { mediaId });
      await this.#startOver(mediaId);
    });
  }

  /** The page cannot decode a ready file. */
  reportUndecodable(mediaId: string): Promise<void> {
    return this.#inTurn(async () => {
      const record = this.#options.index.get(mediaId);
      if (record?.state === 'ready') await this.#save(withState(record, 'undecodable', 'undecodable'));
    });
  }

  /** Removes all files and rows of an application. */
  forget(applicationId: string): Promise<void> {
    return this.#inTurn(async () => {
      const records = this.#options.index.listByApplication(applicationId);
      for (const { mediaId } of records) await this.#scheduler.drop(mediaId);
      await this.#options.store.removeApplication(applicationId);
      for (const { mediaId } of records) this.#options.onProblemSolved(mediaId);
    });
  }

  /** What a page is told of a file. */
  state(mediaId: string): { state: EvidenceState; receivedBytes: number } {
    return evidenceStateOf(this.#options.index.get(mediaId), this.#scheduler.activity(mediaId));
  }

  /** Stops all tries; partial files stay and are resumed after the next start. */
  async close(): Promise<void> {
    await this.#lastTurn;
    await this.#scheduler.close();
  }

  /** Changes to the set of files happen one after the other, so that none is made twice. */
  #inTurn(run: () => Promise<void>): Promise<void> {
    const turn = this.#lastTurn.then(run);
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }

  #scheduleIfWaiting({ mediaId, state }: MediaRecord): void {
    if (state === 'waiting') this.#scheduler.add(mediaId);
  }

  async #wantOne(applicationId: string, ref: MediaRef): Promise<void> {
    const { index, store } = this.#options;
    const { id: mediaId, sizeBytes, sha256, contentType } = ref;
    const known = index.get(mediaId);
    const isSame =
      known?.applicationId === applicationId && known.sha256 === sha256 && known.contentType === contentType;
    // A file that the portal did not have may be there by now; every other end stands until somebody asks again.
    if (known && isSame && known.state !== 'not_here') return this.#scheduleIfWaiting(known);
    await this.#scheduler.drop(mediaId);
    if (known) await store.removeFiles(known);
    const about = { mediaId, applicationId, sizeBytes, sha256, contentType };
    const record: MediaRecord = { ...about, state: 'waiting', fileName: store.newFileName(), receivedBytes: 0 };
    const refusal = refusalOf(ref);
    await this.#replace(refusal === undefined ? record : withState(record, 'refused', refusal));
  }

  async #startOver(mediaId: string): Promise<void> {
    const { index, store } = this.#options;
    await this.#scheduler.drop(mediaId);
    const record = index.get(mediaId);
    if (record === undefined) return;
    await store.removeFiles(record);
    // A name of its own for every copy: what is said about the old one cannot hit the new one.
    await this.#replace({ ...withState(record, 'waiting'), fileName: store.newFileName() });
    this.#scheduler.prefer([mediaId]);
  }

  async #replace(record: MediaRecord): Promise<void> {
    await this.#save(record);
    this.#scheduleIfWaiting(record);
  }

  async #runTry({ mediaId, signal, repeats, onBytes }: Try): Promise<NextTry> {
    const { index, store, source } = this.#options;
    const record = index.get(mediaId);
    if (record?.state !== 'waiting') return { next: 'settled' };
    let toldBytes = -PROGRESS_STEP_BYTES;
    const onProgress = (bytes: number): void => {
      onBytes(bytes);
      if (bytes - toldBytes < PROGRESS_STEP_BYTES) return;
      toldBytes = bytes;
      this.#options.onChanged(record.applicationId, mediaId);
    };
    const end = await fetchOnce(record, { store, source, signal, onProgress });
    if (!signal.aborted) this.#logEnd(mediaId, end);
    const outcome = outcomeOf(record, end, repeats + 1);
    await this.#save(outcome.record);
    if (outcome.next !== 'later') return { next: outcome.next };
    return { next: 'later', retryAfterMs: end.kind === 'interrupted' ? (end.retryAfterMs ?? 0) : 0 };
  }

  #logEnd(mediaId: string, end: AttemptEnd): void {
    const { logger } = this.#options;
    if (end.kind === 'wrong') logger.warn('evidence is not what was announced', { mediaId, reason: end.failure });
    if (end.kind === 'interrupted') logger.info('a fetch of evidence was interrupted', { mediaId, reason: end.reason });
  }

  /** Writes a record and says so; a state that is a problem is noted, and `ready` ends it. */
  async #save(record: MediaRecord): Promise<void> {
    const { index, onChanged, onProblem, onProblemSolved } = this.#options;
    const { applicationId, mediaId, failure = 'none' } = record;
    await index.save(record);
    const kind = problemKindOf(record);
    if (kind !== undefined) onProblem({ kind, mediaId, applicationId, reason: failure });
    if (record.state === 'ready') onProblemSolved(mediaId);
    onChanged(applicationId, mediaId);
  }
}
