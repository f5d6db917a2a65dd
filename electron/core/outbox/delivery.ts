import type { OutboxEvent } from '../../../shared/domain/outbox-state';

/** What one try to deliver a decision came to, before the portal's answer is written down. */
export interface DeliveryResult {
  event: Extract<OutboxEvent, 'accepted' | 'retry' | 'conflict' | 'refused' | 'needs_person'>;
  /** A problem type or a failure kind; an identifier, never a sentence. */
  outcome: string;
  /** The problem as JSON, for the panel that explains it. */
  answer: string | null;
  /** Least time before the next try that the portal asked for. */
  retryAfterMs: number;
  receipt: { jws: string; digest: string; revision: number; acceptedAtMs: number } | null;
}

/** Sends the exact bytes of one decision and judges the answer; never rejects. */
export type Deliver = (delivery: { decisionId: string; jws: string; signal: AbortSignal }) => Promise<DeliveryResult>;
