import { z } from 'zod';
import {
  Box,
  CalendarDate,
  Counter,
  Id,
  Instant,
  Level,
  LocaleTag,
  LocalizedText,
  PersonRef,
  Sha256Hex,
} from './primitives';

export const DocumentType = z
  .enum(['passport', 'drivers_licence', 'national_id', 'health_card', 'birth_certificate', 'residence_permit'])
  .meta({ id: 'DocumentType' });
export type DocumentType = z.infer<typeof DocumentType>;

export const Verdict = z.enum(['approve', 'reject', 'flag']).meta({ id: 'Verdict' });
export type Verdict = z.infer<typeof Verdict>;

export const ApplicationStatus = z
  .enum(['pending', 'claimed', 'approved', 'rejected', 'flagged', 'withdrawn'])
  .meta({ id: 'ApplicationStatus' });
export type ApplicationStatus = z.infer<typeof ApplicationStatus>;

/** What the desk accepts from the portal; everything else is the portal's to convert. */
export const MediaContentType = z.enum(['image/jpeg', 'image/png', 'image/webp', 'video/mp4', 'video/webm']);
export type MediaContentType = z.infer<typeof MediaContentType>;

/** One file of evidence. `widthPx` and `heightPx` are of the upright picture; `durationMs` is there for clips only. */
export const MediaRef = z
  .object({
    id: Id,
    kind: z.enum(['document_photo', 'liveness_clip', 'portrait_frame']),
    contentType: MediaContentType,
    sizeBytes: z.int().min(1),
    sha256: Sha256Hex,
    widthPx: z.int().min(1),
    heightPx: z.int().min(1),
    durationMs: z.int().min(1).optional(),
  })
  .meta({ id: 'MediaRef' });
export type MediaRef = z.infer<typeof MediaRef>;

/** A field that the portal read from a document; `box` is its place on the upright photo of `side`. */
export const ExtractedField = z.object({
  field: z.enum([
    'family_name',
    'given_names',
    'birth_date',
    'number',
    'issued_on',
    'expires_on',
    'address',
    'sex',
    'nationality',
    'issuer',
    'mrz',
    'barcode',
    'other',
  ]),
  value: z.string(),
  confidencePercent: z.int().min(0).max(100),
  side: z.enum(['front', 'back']),
  box: Box.optional(),
});
export type ExtractedField = z.infer<typeof ExtractedField>;

/** One identity document with what the applicant typed of it and what the portal read from it. A side that was not sent is absent. */
export const IdentityDocument = z
  .object({
    id: Id,
    type: DocumentType,
    issuer: z.string(),
    number: z.string(),
    issuedOn: CalendarDate.optional(),
    expiresOn: CalendarDate.optional(),
    sides: z.object({ front: MediaRef.optional(), back: MediaRef.optional() }),
    extracted: z.array(ExtractedField),
  })
  .meta({ id: 'IdentityDocument' });
export type IdentityDocument = z.infer<typeof IdentityDocument>;

/** What the applicant was asked to do, and when in the clip. */
export const ChallengeCue = z.object({
  cue: z.enum(['look_straight', 'turn_left', 'turn_right', 'blink', 'smile', 'look_up']),
  atMs: z.int().min(0),
});
export type ChallengeCue = z.infer<typeof ChallengeCue>;

/** A score of the portal's machines, shown only after the reviewer has answered the check it speaks about. */
export const MachineScore = z.object({
  kind: z.enum(['face_match', 'presentation_attack', 'injection', 'document_forgery']),
  valuePercent: z.int().min(0).max(100),
  thresholdPercent: z.int().min(0).max(100),
});

export const Liveness = z
  .object({
    video: MediaRef.optional(),
    challenge: z.array(ChallengeCue),
    portraitFrames: z.array(MediaRef),
    scores: z.array(MachineScore),
  })
  .meta({ id: 'Liveness' });

/** Something the portal noticed. `refs` are ids of other applications it speaks about. */
export const Signal = z
  .object({
    kind: z.enum(['source_of_truth', 'duplicate', 'device', 'network', 'watchlist']),
    severity: z.enum(['fine', 'look', 'alert', 'not_available']),
    text: LocalizedText,
    refs: z.array(Id),
  })
  .meta({ id: 'Signal' });

/** One event of the application's past: earlier attempts and decisions. */
export const HistoryEvent = z
  .object({
    at: Instant,
    kind: z.enum(['submitted', 'decided', 'reopened', 'withdrawn']),
    attempt: z.int().min(1),
    verdict: Verdict.optional(),
    by: PersonRef.optional(),
    reasonCodes: z.array(z.string()).optional(),
  })
  .meta({ id: 'HistoryEvent' });

export const Consent = z
  .object({ purpose: z.enum(['identity_check', 'biometric_comparison']), given: z.boolean(), at: Instant })
  .meta({ id: 'Consent' });

/** Who holds an application, and until when. */
export const ClaimRef = z.object({ holder: PersonRef, expiresAt: Instant }).meta({ id: 'ClaimRef' });

export const DecisionRef = z.object({ decisionId: Id, verdict: Verdict, at: Instant }).meta({ id: 'DecisionRef' });

/** What a queue needs to know of an application: no numbers, addresses or media. */
export const Summary = z
  .object({
    id: Id,
    sequence: Counter,
    revision: Counter,
    reference: z.string().min(1).max(40),
    displayName: z.string(),
    submittedAt: Instant,
    dueAt: Instant,
    priority: z.enum(['normal', 'high', 'urgent']),
    levelRequested: Level,
    documentTypes: z.array(DocumentType),
    attempt: z.int().min(1),
    status: ApplicationStatus,
    claim: ClaimRef.optional(),
    signalCount: z.int().min(0),
    lastDecision: DecisionRef.optional(),
    locale: LocaleTag,
  })
  .meta({ id: 'Summary' });
export type Summary = z.infer<typeof Summary>;

/** What the applicant typed about themselves. */
export const Applicant = z
  .object({
    givenNames: z.string(),
    familyName: z.string(),
    preferredName: z.string().optional(),
    birthDate: CalendarDate,
    address: z.string(),
    email: z.string(),
    phone: z.string(),
  })
  .meta({ id: 'Applicant' });

/** The body of a full application: everything beside its summary. */
export const ApplicationBody = z.object({
  levelHeld: z.int().min(0).max(4),
  applicant: Applicant,
  documents: z.array(IdentityDocument),
  liveness: Liveness.optional(),
  signals: z.array(Signal),
  history: z.array(HistoryEvent),
  verifiedDocuments: z.array(z.object({ type: DocumentType, issuer: z.string(), level: Level, verifiedAt: Instant })),
  consent: z.array(Consent),
});
export type ApplicationBody = z.infer<typeof ApplicationBody>;

/** One full application (`GET /v1/applications/{id}`). */
export const Application = Summary.extend(ApplicationBody.shape).meta({ id: 'Application' });
export type Application = z.infer<typeof Application>;

/** One page of the feed of summaries. The items are checked one by one by the desk, so that a bad one never stops the rest. */
export const ChangesPage = z
  .object({
    items: z.array(Summary),
    removed: z.array(z.object({ id: Id, sequence: Counter })),
    nextCursor: z.string(),
    hasMore: z.boolean(),
  })
  .meta({ id: 'ChangesPage' });

export const SearchPage = z.object({ items: z.array(Summary) }).meta({ id: 'SearchPage' });

/** The largest page of the feed. */
export const CHANGES_PAGE_LIMIT = 500;
/** Largest photo or clip, in bytes and in pixels, that the desk takes. */
export const MEDIA_MAX_BYTES = 64 * 1024 * 1024;
export const MEDIA_MAX_PIXELS = 50_000_000;
