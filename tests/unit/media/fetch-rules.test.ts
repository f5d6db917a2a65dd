import { describe, expect, it } from 'vitest';
import { MEDIA_MAX_BYTES } from '../../../shared/portal-api/application';
import { evidenceStateOf } from '../../../electron/core/media/evidence-state';
import { outcomeOf, problemKindOf, refusalOf } from '../../../electron/core/media/fetch-outcome';
import { nextDueMs, nextJob, type FetchJob } from '../../../electron/core/media/fetch-queue';
import type { MediaRecord } from '../../../electron/core/media/media-record';
import { photoBytes, refOf } from './media-fixtures';

const ref = refOf('m-1', photoBytes(100));
const record: MediaRecord = {
  mediaId: 'm-1',
  applicationId: 'a-1',
  state: 'waiting',
  fileName: '0'.repeat(32),
  sizeBytes: ref.sizeBytes,
  sha256: ref.sha256,
  contentType: 'image/jpeg',
  receivedBytes: 64,
  etag: '"1"',
};

const job = (order: number, extra: Partial<FetchJob> = {}): FetchJob => ({
  rank: 0,
  order,
  notBeforeMs: 0,
  isRunning: false,
  ...extra,
});

describe('the next file to fetch', () => {
  const slots = { total: 3, ahead: 2 };

  it('is the one on screen, then the one that waits longest', () => {
    const jobs = [job(1), job(2, { rank: 1 }), job(3, { rank: 2 }), job(4, { rank: 2 })];
    expect(nextJob(jobs, slots, 0)?.order).toBe(3);
    expect(nextJob(jobs.slice(0, 2), slots, 0)?.order).toBe(2);
    expect(nextJob([job(9), job(8)], slots, 0)?.order).toBe(8);
  });

  it('leaves a slot that only what is on screen may take', () => {
    const running = [job(1, { isRunning: true }), job(2, { isRunning: true })];
    expect(nextJob([...running, job(3)], slots, 0)).toBeUndefined();
    expect(nextJob([...running, job(3), job(4, { rank: 1 })], slots, 0)?.order).toBe(4);
    expect(nextJob([...running, job(3, { isRunning: true, rank: 1 }), job(4, { rank: 1 })], slots, 0)).toBeUndefined();
  });

  it('is none before its time, which is told', () => {
    const jobs = [
      job(1, { notBeforeMs: 50 }),
      job(2, { notBeforeMs: 30 }),
      job(3, { isRunning: true, notBeforeMs: 40 }),
    ];
    expect(nextJob(jobs, slots, 29)).toBeUndefined();
    expect(nextDueMs(jobs, 29)).toBe(30);
    expect(nextJob(jobs, slots, 30)?.order).toBe(2);
    expect(nextDueMs([], 0)).toBeUndefined();
  });
});

describe('what follows from a try', () => {
  it('is a state of the record and whether to try again', () => {
    expect(outcomeOf(record, { kind: 'done' }, 1)).toMatchObject({
      next: 'settled',
      record: { state: 'ready', receivedBytes: 100 },
    });
    expect(outcomeOf(record, { kind: 'missing' }, 1)).toMatchObject({
      next: 'settled',
      record: { state: 'not_here', failure: 'not_found' },
    });
    const wrong = { kind: 'wrong', failure: 'digest' } as const;
    expect(outcomeOf(record, wrong, 1)).toMatchObject({
      next: 'again',
      record: { state: 'waiting', receivedBytes: 0 },
    });
    expect(outcomeOf(record, wrong, 2).next).toBe('again');
    expect(outcomeOf(record, wrong, 3)).toMatchObject({
      next: 'settled',
      record: { state: 'damaged', failure: 'digest' },
    });
    expect(outcomeOf(record, { kind: 'wrong', failure: 'bytes_type' }, 3).record.state).toBe('refused');
  });

  it('keeps of an interrupted file what can be resumed, and nothing else', () => {
    const resume = { receivedBytes: 65_536, etag: '"2"' };
    expect(outcomeOf(record, { kind: 'interrupted', reason: 'x', resume }, 1)).toMatchObject({
      next: 'later',
      record: { state: 'waiting', ...resume },
    });
    const { record: cleared } = outcomeOf(record, { kind: 'interrupted', reason: 'x' }, 1);
    expect(cleared.receivedBytes).toBe(0);
    expect('etag' in cleared).toBe(false);
  });

  it('is a problem for a person in the four states that nothing mends by itself', () => {
    const kinds = (['waiting', 'ready', 'not_here', 'damaged', 'refused', 'undecodable'] as const).map((state) =>
      problemKindOf({ ...record, state }),
    );
    expect(kinds).toEqual([
      undefined,
      undefined,
      'media_missing',
      'media_damaged',
      'media_refused',
      'media_undecodable',
    ]);
  });
});

describe('a file that the application announces', () => {
  it('is refused above the limits of bytes and pixels, and taken at them', () => {
    expect(refusalOf({ ...ref, sizeBytes: MEDIA_MAX_BYTES })).toBeUndefined();
    expect(refusalOf({ ...ref, sizeBytes: MEDIA_MAX_BYTES + 1 })).toBe('too_large');
    expect(refusalOf({ ...ref, widthPx: 10_000, heightPx: 5000 })).toBeUndefined();
    expect(refusalOf({ ...ref, widthPx: 10_000, heightPx: 5001 })).toBe('too_many_pixels');
  });
});

describe('what a page is told of a file', () => {
  it('is fetching while it may come, not_here while the network is gone, and its state otherwise', () => {
    expect(evidenceStateOf(undefined, undefined)).toEqual({ state: 'not_here', receivedBytes: 0 });
    expect(evidenceStateOf(record, undefined)).toEqual({ state: 'fetching', receivedBytes: 64 });
    expect(evidenceStateOf(record, { failures: 0, runningBytes: 80 })).toEqual({
      state: 'fetching',
      receivedBytes: 80,
    });
    expect(evidenceStateOf(record, { failures: 1, runningBytes: undefined })).toEqual({
      state: 'not_here',
      receivedBytes: 64,
    });
    expect(evidenceStateOf(record, { failures: 1, runningBytes: 70 })).toEqual({
      state: 'fetching',
      receivedBytes: 70,
    });
    expect(evidenceStateOf({ ...record, state: 'damaged' }, undefined).state).toBe('damaged');
  });
});
