import type { EvidenceState } from '../../../shared/contract/application';
import type { MediaRecord } from './media-record';

/** How the fetcher stands with a file that waits. */
export interface FetchActivity {
  /** Tries in a row that ended without the file. */
  failures: number;
  /** Bytes that the running try has brought, or undefined when none is running. */
  runningBytes: number | undefined;
}

/** What a page is told of one file. A file that waits for the network after a failed try is `not_here` until bytes come again. */
export function evidenceStateOf(
  record: MediaRecord | undefined,
  activity: FetchActivity | undefined,
): { state: EvidenceState; receivedBytes: number } {
  if (record === undefined) return { state: 'not_here', receivedBytes: 0 };
  if (record.state !== 'waiting') return { state: record.state, receivedBytes: record.receivedBytes };
  const { failures, runningBytes } = activity ?? { failures: 0, runningBytes: undefined };
  const isComing = failures === 0 || (runningBytes ?? 0) > 0;
  return {
    state: isComing ? 'fetching' : 'not_here',
    receivedBytes: Math.max(record.receivedBytes, runningBytes ?? 0),
  };
}
