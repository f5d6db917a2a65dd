import { z } from 'zod';
import { Id, operations, type OperationName } from '../../../shared/portal-api';

const OPERATION_NAMES = new Set<string>(Object.keys(operations));
/** The name of an operation of the portal API. */
const OperationNameField = z.custom<OperationName>(
  (value) => typeof value === 'string' && OPERATION_NAMES.has(value),
  'no such operation',
);

const when = {
  /** Only this operation; every operation that the fault makes sense for when absent. */
  operation: OperationNameField.optional(),
  /** How often it strikes before it is over; without end when absent. */
  times: z.int().min(1).optional(),
  /** How likely it strikes; always when absent. */
  probability: z.number().min(0).max(1).optional(),
};

/** One way in which the portal can misbehave. */
export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('latency'), ms: z.int().min(0), ...when }),
  /** The connection is cut before the work, or after the work was done and before the answer left. */
  z.strictObject({ kind: z.literal('drop'), moment: z.enum(['before_work', 'after_work']), ...when }),
  /** Headers promise the whole body; the connection is cut in the middle of it. */
  z.strictObject({ kind: z.literal('truncated_body'), ...when }),
  /** A page of a proxy in place of the answer; `afterWork` lets the work happen first. */
  z.strictObject({
    kind: z.literal('html'),
    status: z.union([z.literal(200), z.literal(403)]),
    afterWork: z.boolean().optional(),
    ...when,
  }),
  /** Too busy, with Retry-After as seconds or as an HTTP date; `body` may be a problem or a plain text. */
  z.strictObject({
    kind: z.literal('busy'),
    status: z.union([z.literal(429), z.literal(503)]),
    retryAfterSeconds: z.int().min(0).optional(),
    retryAfterForm: z.enum(['seconds', 'http_date']).default('seconds'),
    body: z.enum(['problem', 'text']).default('problem'),
    ...when,
  }),
  z.strictObject({ kind: z.literal('cursor_expired'), ...when }),
  /** The Date header is off by this much. */
  z.strictObject({ kind: z.literal('clock_skew'), ms: z.int(), ...when }),
  z.strictObject({ kind: z.literal('feed_duplicated'), ...when }),
  z.strictObject({ kind: z.literal('feed_reordered'), ...when }),
  /** The first item of a feed page breaks its schema. */
  z.strictObject({ kind: z.literal('feed_broken_item'), ...when }),
  z.strictObject({ kind: z.literal('signed_out'), ...when }),
  /** Just before a decision is judged, its application changes. */
  z.strictObject({ kind: z.literal('revision_changed'), ...when }),
  /** Just before a decision is judged, its application is given to somebody else. */
  z.strictObject({ kind: z.literal('claim_taken'), ...when }),
  /** The receipt's signature does not verify, or there is no receipt. */
  z.strictObject({ kind: z.literal('bad_receipt'), how: z.enum(['forged', 'absent']), ...when }),
  z.strictObject({ kind: z.literal('wrong_digest'), mediaId: Id.optional(), ...when }),
  z.strictObject({ kind: z.literal('wrong_bytes'), mediaId: Id.optional(), ...when }),
  z.strictObject({ kind: z.literal('media_missing'), mediaId: Id.optional(), ...when }),
  /** The file is replaced by noise, announced and served consistently; lasts until the fault is removed. */
  z.strictObject({ kind: z.literal('undecodable_media'), mediaId: Id }),
]);
export type Fault = z.infer<typeof Fault>;
export type FaultKind = Fault['kind'];
/** How a fault is written down; absent fields get their defaults. */
export type FaultInput = z.input<typeof Fault>;

const FEEDS: readonly OperationName[] = ['listChanges', 'listDecisions'];
const DECIDING: readonly OperationName[] = ['putDecision'];
const FILES: readonly OperationName[] = ['getMedia'];

/** Operations that a kind of fault is about; every operation where nothing is said. */
const NATURAL: Partial<Record<FaultKind, readonly OperationName[]>> = {
  cursor_expired: FEEDS,
  feed_duplicated: FEEDS,
  feed_reordered: FEEDS,
  feed_broken_item: FEEDS,
  revision_changed: DECIDING,
  claim_taken: DECIDING,
  bad_receipt: DECIDING,
  wrong_digest: FILES,
  wrong_bytes: FILES,
  media_missing: FILES,
  undecodable_media: [],
};

/** Whether a fault can strike a call of this operation on this file. */
export function concerns(fault: Fault, operation: OperationName, mediaId: string | undefined): boolean {
  if (fault.kind === 'undecodable_media') return false;
  if ('mediaId' in fault && fault.mediaId !== undefined && fault.mediaId !== mediaId) return false;
  if (fault.operation !== undefined) return fault.operation === operation;
  return NATURAL[fault.kind]?.includes(operation) ?? true;
}
