import { z } from 'zod';
import { Verdict } from './application';
import { Box, CompactJws, Counter, Id, Instant, PersonRef, Sha256Hex } from './primitives';
import { CheckAnswer } from './policy';

/** One answered check. `subject` is a document's id, `liveness` or `face`; `reason` says why it could not be told. */
export const DecisionCheck = z.strictObject({
  checkId: z.string().min(1).max(40),
  subject: Id,
  answer: CheckAnswer,
  reason: z.string().max(500),
});
export type DecisionCheck = z.infer<typeof DecisionCheck>;

/** What was seen of one file: milliseconds on screen at fit or larger; share of the clip's frames shown, in percent. */
export const DecisionEvidence = z.strictObject({
  mediaId: Id,
  sha256: Sha256Hex,
  seenMs: z.int().min(0),
  playedPercent: z.int().min(0).max(100),
});
export type DecisionEvidence = z.infer<typeof DecisionEvidence>;

/** The place a reason points to: a box on a photo or a moment of a clip. */
export const DecisionAnchor = z.strictObject({
  mediaId: Id,
  box: z.strictObject(Box.shape).optional(),
  timeMs: z.int().min(0).optional(),
  reasonCode: z.string(),
});

/** Under which sign-in the decision was made. Source: RFC 9470, OIDC Core §2. */
export const MadeUnder = z.strictObject({ acr: z.string(), amr: z.array(z.string()), authTime: Instant });

/**
 * The canonical decision, version 1: serialised as RFC 8785 JSON and signed as JWS with the desk's Ed25519 key.
 * Integers and strings only. `newAttempt` is there for `reject` only, `supersedes` where an earlier decision is replaced.
 */
export const DecisionV1 = z
  .strictObject({
    v: z.literal(1),
    decisionId: Id,
    applicationId: Id,
    revision: Counter,
    deviceId: Id,
    personId: Id,
    verdict: Verdict,
    newAttempt: z.enum(['invited', 'not_invited']).optional(),
    levelReached: z.int().min(0).max(4),
    reasonCodes: z.array(z.string()).max(40),
    note: z.string().max(4000),
    checks: z.array(DecisionCheck).max(400),
    evidence: z.array(DecisionEvidence).max(100),
    anchors: z.array(DecisionAnchor).max(200),
    policyVersion: z.int().min(1),
    activeMs: z.int().min(0),
    decidedAt: Instant,
    clockOffsetMs: z.int(),
    madeUnder: MadeUnder,
    supersedes: Id.optional(),
  })
  .meta({ id: 'DecisionV1' });
export type DecisionV1 = z.infer<typeof DecisionV1>;

/** The payload of the portal's signed receipt; `digest` is the SHA-256 of the exact JWS bytes that were accepted. */
export const Receipt = z
  .object({ decisionId: Id, digest: Sha256Hex, revision: Counter, acceptedAt: Instant })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof Receipt>;

/** The answer to an accepted decision. */
export const ReceiptEnvelope = z.object({ receipt: CompactJws }).meta({ id: 'ReceiptEnvelope' });

/** One decision as the portal keeps it: the signed bytes and the receipt given out for them. */
export const StoredDecision = z
  .object({
    decisionId: Id,
    applicationId: Id,
    reference: z.string(),
    by: PersonRef,
    verdict: Verdict,
    acceptedAt: Instant,
    sequence: Counter,
    jws: CompactJws,
    receipt: CompactJws,
  })
  .meta({ id: 'StoredDecision' });

export const DecisionsPage = z
  .object({ items: z.array(StoredDecision), nextCursor: z.string(), hasMore: z.boolean() })
  .meta({ id: 'DecisionsPage' });
