import type { QueueSort } from '../../../shared/contract/queue';

/** The columns of the queue in order, and what a press on their head sorts by. Widths are in queue-grid.module.css. */
export const COLUMNS = [
  { id: 'priority', sortBy: 'priority' },
  { id: 'name', sortBy: 'name' },
  { id: 'reference', sortBy: 'reference' },
  { id: 'level', sortBy: 'level' },
  { id: 'documents', sortBy: undefined },
  { id: 'waiting', sortBy: 'submitted' },
  { id: 'due', sortBy: 'due' },
  { id: 'attempt', sortBy: 'attempt' },
  { id: 'signals', sortBy: 'signals' },
  { id: 'status', sortBy: undefined },
  { id: 'claim', sortBy: undefined },
  { id: 'desk', sortBy: undefined },
] as const satisfies readonly { id: string; sortBy: QueueSort['by'] | undefined }[];
