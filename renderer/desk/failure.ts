import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import type { DeskErrorCode } from '../../shared/contract/errors';
import { EvidenceError } from '../transport/desk-transport';

/** A failure in the page's own terms: a code with its parameters, ready for words. */
export interface Failure {
  code: DeskErrorCode | 'INTERNAL' | 'LINK_LOST';
  data: FailureData;
  correlationId?: string;
}

const FailureData = z.object({
  reason: z.string().optional(),
  maxHeld: z.int().optional(),
  holderName: z.string().optional(),
  expiresAtMs: z.int().optional(),
  revision: z.int().optional(),
  decisionId: z.string().optional(),
  state: z.string().optional(),
  found: z.int().optional(),
  known: z.int().optional(),
  code: z.string().optional(),
  correlationId: z.string().optional(),
  violations: z.array(z.object({ rule: z.string(), subjects: z.array(z.string()) })).optional(),
});
export type FailureData = z.infer<typeof FailureData>;

/** Every code of the contract; a record, so that a code added there is missed here by the compiler. */
const KNOWN: Readonly<Record<DeskErrorCode, true>> = {
  NOT_SIGNED_IN: true,
  NOT_ALLOWED: true,
  PORTAL_UNREACHABLE: true,
  PORTAL_ANSWER_UNUSABLE: true,
  SIGN_IN_AGAIN: true,
  NOT_FOUND: true,
  LIST_GONE: true,
  NOT_ON_DESK: true,
  RECORD_BROKEN: true,
  NOTHING_TO_CLAIM: true,
  CLAIM_LIMIT: true,
  CLAIM_REASON_NEEDED: true,
  CLAIMED_BY_OTHER: true,
  ALREADY_CLOSED: true,
  CLAIM_NOT_HELD: true,
  REVISION_CHANGED: true,
  RULES_BROKEN: true,
  ALREADY_DECIDED_HERE: true,
  DECISION_ID_REUSED: true,
  UNDO_TOO_LATE: true,
  OUTBOX_STATE: true,
  POLICY_MISSING: true,
  PROFILE_IN_USE: true,
  PROFILE_FROM_NEWER_VERSION: true,
  PROFILE_DAMAGED: true,
  PROFILE_KEY_UNAVAILABLE: true,
  PERSON_UNKNOWN_HERE: true,
  DISK_FULL: true,
  STORAGE_FAILED: true,
};

const isKnown = (code: string): code is DeskErrorCode => Object.hasOwn(KNOWN, code);

/** What went wrong, from anything a call may throw. */
export function failureOf(error: unknown): Failure {
  if (error instanceof EvidenceError) return { code: 'LINK_LOST', data: {} };
  if (!(error instanceof ORPCError)) return { code: 'LINK_LOST', data: {} };
  const data = FailureData.safeParse(error.data).data ?? {};
  if (isKnown(error.code)) return { code: error.code, data };
  return {
    code: 'INTERNAL',
    data,
    ...(data.correlationId === undefined ? {} : { correlationId: data.correlationId }),
  };
}
