/** What follows from how a try ended. Pure. */
import type { SyncProblem } from '../../../shared/contract/sync';
import type { MediaRef } from '../../../shared/portal-api/application';
import { MEDIA_MAX_BYTES, MEDIA_MAX_PIXELS } from '../../../shared/portal-api/application';
import type { AttemptEnd } from './fetch-attempt';
import { withState, type MediaFailure, type MediaRecord } from './media-record';

/** Tries that may bring wrong bytes before the file counts as damaged. */
export const WRONG_TRIES = 3;

export interface Outcome {
  record: MediaRecord;
  /** `settled`: no more tries. `again`: at once. `later`: after a backoff. */
  next: 'settled' | 'again' | 'later';
}

/** Failures that another copy of the same bytes would have as well; the others look like damage. */
const REFUSALS: ReadonlySet<MediaFailure> = new Set(['bytes_type', 'content_type', 'too_large', 'too_many_pixels']);

/** @param wrongTries how many tries brought wrong bytes so far, this one included */
export function outcomeOf(record: MediaRecord, end: AttemptEnd, wrongTries: number): Outcome {
  switch (end.kind) {
    case 'done':
      return { record: withState(record, 'ready'), next: 'settled' };
    case 'missing':
      return { record: withState(record, 'not_here', 'not_found'), next: 'settled' };
    case 'interrupted':
      return { record: { ...withState(record, 'waiting'), ...end.resume }, next: 'later' };
    case 'wrong':
      if (wrongTries < WRONG_TRIES) return { record: withState(record, 'waiting'), next: 'again' };
      return {
        record: withState(record, REFUSALS.has(end.failure) ? 'refused' : 'damaged', end.failure),
        next: 'settled',
      };
  }
}

/** Why the desk does not take a file, from what the application says of it; undefined when it does. */
export function refusalOf({ sizeBytes, widthPx, heightPx }: MediaRef): MediaFailure | undefined {
  if (sizeBytes > MEDIA_MAX_BYTES) return 'too_large';
  return widthPx * heightPx > MEDIA_MAX_PIXELS ? 'too_many_pixels' : undefined;
}

/** The problem that a record's state is, for the list of what could not be used; undefined when it is none. */
export function problemKindOf({ state }: MediaRecord): SyncProblem['kind'] | undefined {
  switch (state) {
    case 'not_here':
      return 'media_missing';
    case 'damaged':
      return 'media_damaged';
    case 'refused':
      return 'media_refused';
    case 'undecodable':
      return 'media_undecodable';
    case 'waiting':
    case 'ready':
      return undefined;
  }
}
