import { z } from 'zod';
import { DocumentType, Verdict } from './application';
import { Id, Instant, Level, LocalizedText } from './primitives';

/** The four answers a check can have. */
export const CheckAnswer = z.enum(['pass', 'fail', 'cannot_tell', 'not_applicable']).meta({ id: 'CheckAnswer' });
export type CheckAnswer = z.infer<typeof CheckAnswer>;

/** One thing a reviewer has to look at. */
export const PolicyCheck = z
  .object({
    id: z.string().min(1).max(40),
    /** What the check is about: each document, the clip, or clip against portrait. */
    scope: z.enum(['document', 'liveness', 'face']),
    /** For `document` scope: the types it belongs to; empty means all. */
    documentTypes: z.array(DocumentType),
    text: LocalizedText,
    help: LocalizedText,
    required: z.boolean(),
    /** May stand as "not applicable" and still be approved. */
    mayBeNotApplicable: z.boolean(),
    /** May stand as "cannot tell" and still be approved, when the reviewer says why. */
    mayBeUnclear: z.boolean(),
    /** Reason codes that a fail suggests, most likely first. */
    reasonCodes: z.array(z.string()),
    /** Where the requirement comes from, for people. */
    source: z.string(),
  })
  .meta({ id: 'PolicyCheck' });
export type PolicyCheck = z.infer<typeof PolicyCheck>;

export const ReasonCode = z
  .object({
    code: z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/),
    family: z.string(),
    /** Verdicts it may stand in. */
    verdicts: z.array(Verdict),
    /** Default outcome: sent back, turned down, or looked at by a second person. */
    outcome: z.enum(['resubmit', 'reject', 'flag']),
    internal: LocalizedText,
    /** What the applicant reads; `neutral` texts never say which self-asserted detail was right or wrong. */
    applicant: LocalizedText,
    applicantTextClass: z.enum(['capture', 'neutral']),
  })
  .meta({ id: 'ReasonCode' });
export type ReasonCode = z.infer<typeof ReasonCode>;

/** Evidence that reaches a level: any one of the alternatives. */
export const LevelRule = z
  .object({
    level: Level,
    anyOf: z.array(
      z.object({
        minDocuments: z.int().min(0),
        minStrong: z.int().min(0),
        minFoundational: z.int().min(0),
        minPortrait: z.int().min(0),
      }),
    ),
  })
  .meta({ id: 'LevelRule' });

export const DocumentTypeRule = z
  .object({
    type: DocumentType,
    label: LocalizedText,
    accepted: z.boolean(),
    strength: z.enum(['fair', 'strong', 'superior']),
    foundational: z.boolean(),
    hasPortrait: z.boolean(),
    requiredSides: z.array(z.enum(['front', 'back'])),
  })
  .meta({ id: 'DocumentTypeRule' });

/**
 * The payload of the signed policy statement. A field that is absent means the safest value, so each default here is the
 * most careful one: nothing accepted, nothing allowed offline, one application at a time.
 */
export const Policy = z
  .object({
    policyVersion: z.int().min(1),
    issuedAt: Instant,
    expiresAt: Instant,
    documentTypes: z.array(DocumentTypeRule).default([]),
    checks: z.array(PolicyCheck).default([]),
    reasonCodes: z.array(ReasonCode).default([]),
    levelRules: z.array(LevelRule).default([]),
    verdicts: z.array(Verdict).default([]),
    maxAttempts: z.int().min(1).default(1),
    noteMaxChars: z.int().min(0).default(0),
    /** How a photo or clip counts as seen. */
    evidenceSeen: z
      .object({ photoMinMs: z.int().min(0), clipMinPercent: z.int().min(0).max(100) })
      .default({ photoMinMs: 1000, clipMinPercent: 100 }),
    claims: z
      .object({
        leaseSeconds: z.int().min(1),
        maxHeld: z.int().min(1),
        claimAhead: z.int().min(0),
        chooseReasons: z.array(z.object({ code: z.string(), text: LocalizedText })),
      })
      .default({ leaseSeconds: 600, maxHeld: 1, claimAhead: 0, chooseReasons: [] }),
    undoHoldMs: z.int().min(0).max(60_000).default(8000),
    offline: z
      .object({ maxHours: z.int().min(0), maxDecisions: z.int().min(0), verdicts: z.array(Verdict) })
      .default({ maxHours: 0, maxDecisions: 0, verdicts: [] }),
    idleLockMinutes: z.int().min(1).default(5),
    mediaGraceHours: z.int().min(0).default(0),
    samplingPercent: z.int().min(0).max(100).default(100),
    stepUp: z.array(z.object({ verdict: Verdict, fromLevel: Level, maxAgeSeconds: z.int().min(0) })).default([]),
    fourEyes: z.array(z.object({ reasonCode: z.string() })).default([]),
    acceptedDecisionVersions: z.array(z.int()).default([]),
    witnessKeys: z.array(z.string()).default([]),
    supportReference: LocalizedText.default({ en: '' }),
    features: z.record(z.string(), z.boolean()).default({}),
    portalId: Id.optional(),
  })
  .meta({ id: 'Policy' });
export type Policy = z.infer<typeof Policy>;
/** The wire form of a policy, before absent fields got their safest values. */
export type PolicyOnTheWire = z.input<typeof Policy>;
