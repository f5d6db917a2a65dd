import type { ContractRouterClient } from '@orpc/contract';
import type { DeskContract } from '../../shared/contract';
import type { EvidenceFailure } from '../../shared/contract/evidence';

/** The typed client of the desk contract. */
export type DeskClient = ContractRouterClient<DeskContract>;

/** One whole file of evidence, in memory. */
export interface EvidenceBytes {
  bytes: ArrayBuffer;
  contentType: string;
}

/** What the page needs of the process it runs beside; the same on both hosts. */
export interface DeskTransport {
  readonly hostName: 'electron' | 'loopback';
  readonly client: DeskClient;
  /** Reads one file by its handle. Throws `EvidenceError`; rejects with the signal's reason when aborted. */
  readEvidence(handle: string, signal?: AbortSignal): Promise<EvidenceBytes>;
}

/** Evidence that could not be read, with the contract's code, or `LINK_LOST` when core was gone meanwhile. */
export class EvidenceError extends Error {
  override readonly name = 'EvidenceError';
  readonly code: EvidenceFailure | 'LINK_LOST';

  constructor(code: EvidenceFailure | 'LINK_LOST', options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** The page holds no key that this core knows: it was opened by hand, or the desk was started anew. */
export class NoSessionKeyError extends Error {
  override readonly name = 'NoSessionKeyError';
}
