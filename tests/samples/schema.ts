import { z } from 'zod';
import {
  ApplicationBody,
  Consent,
  HistoryEvent,
  IdentityDocument,
  Liveness,
  MediaRef,
  Summary,
  Verdict,
} from '../../shared/portal-api';

/** Whole minutes before the moment at which a portal starts, so that samples never look stale. */
const MinutesAgo = z.int().min(0);

/** A media reference of the portal with the name of its file beside `application.json`. */
export const SampleMedia = MediaRef.extend({ file: z.string().regex(/^[a-z0-9-]+\.(jpg|mp4)$/) });
/** One file of a sample. */
export type SampleMedia = z.infer<typeof SampleMedia>;

/** A document of the portal whose sides name their files. */
const SampleDocument = IdentityDocument.extend({
  sides: z.object({ front: SampleMedia.optional(), back: SampleMedia.optional() }),
});

/** A liveness record of the portal whose clip and stills name their files. */
const SampleLiveness = Liveness.extend({
  video: SampleMedia.optional(),
  portraitFrames: z.array(SampleMedia),
});

/**
 * `application.json` of a sample: the portal's application without its server state (sequence, revision, status, claim,
 * last decision), with offsets from now in place of moments.
 */
export const SampleApplicationFile = z.strictObject({
  ...Summary.pick({
    id: true,
    reference: true,
    displayName: true,
    priority: true,
    levelRequested: true,
    documentTypes: true,
    attempt: true,
    signalCount: true,
    locale: true,
  }).shape,
  ...ApplicationBody.shape,
  submittedAgoMinutes: MinutesAgo,
  /** Negative when the application is overdue. */
  dueInMinutes: z.int(),
  documents: z.array(SampleDocument),
  liveness: SampleLiveness.optional(),
  history: z.array(HistoryEvent.omit({ at: true }).extend({ agoMinutes: MinutesAgo })),
  verifiedDocuments: z.array(
    ApplicationBody.shape.verifiedDocuments.element
      .omit({ verifiedAt: true })
      .extend({ verifiedAgoMinutes: MinutesAgo }),
  ),
  consent: z.array(Consent.omit({ at: true }).extend({ agoMinutes: MinutesAgo })),
});
/** What `application.json` holds. */
export type SampleApplicationFile = z.infer<typeof SampleApplicationFile>;

/** What is wrong with a sample. */
export const SampleDefect = z.enum([
  'expired',
  'number_mistyped',
  'mrz_check_digit',
  'name_transliterated',
  'sides_differ',
  'glare',
  'crop',
  'blur',
  'screen_photo',
  'portrait_replaced',
  'face_differs',
  'clip_frozen',
  'document_reused',
  'minor',
  'second_attempt',
  'consent_missing',
  'evidence_insufficient',
  'barcode_differs',
  'challenge_missed',
]);
/** What is wrong with a sample; `name_transliterated` and `second_attempt` are circumstances, not faults. */
export type SampleDefect = z.infer<typeof SampleDefect>;

/** `truth.json`: what a careful reviewer would find. Neither the portal's clients nor the desk ever see it. */
export const SampleTruth = z.strictObject({
  reference: z.string(),
  defects: z.array(SampleDefect),
  verdict: Verdict,
  reasonCodes: z.array(z.string()),
  note: z.string(),
});
/** The truth of one sample. */
export type SampleTruth = z.infer<typeof SampleTruth>;
