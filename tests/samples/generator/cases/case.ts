import type { ClipPlan, Cue, DocumentKind, IssuerCode, PhotoPlan } from '../types';
import type { SampleDefect } from '../../schema';

/** A document of a case, as short as it can be said; what is left out follows from the reference. */
export interface CaseDocument {
  readonly type: DocumentKind;
  readonly issuer?: IssuerCode;
  readonly number?: string;
  /** Numbers of two cases with the same key are the same. */
  readonly numberKey?: string;
  readonly issuedOn?: string;
  readonly expiresOn?: string;
  /** The applicant swapped the last two characters of the number. */
  readonly mistyped?: boolean;
  readonly backOf?: string;
  readonly mrzBroken?: boolean;
  readonly barcodeDiffers?: boolean;
  readonly pastedPortraitOf?: string;
  readonly frontFlaw?: NonNullable<PhotoPlan['flaw']>;
  readonly backFlaw?: NonNullable<PhotoPlan['flaw']>;
  readonly frontOnly?: boolean;
}

/** Something that the portal noticed, beyond what it notices about everybody. */
interface CaseSignal {
  readonly kind: 'source_of_truth' | 'duplicate' | 'device' | 'network' | 'watchlist';
  readonly severity: 'fine' | 'look' | 'alert' | 'not_available';
  readonly en: string;
  readonly fr: string;
  /** References of other cases. */
  readonly about?: readonly string[];
}

/** One sample application before its files are made. */
export interface Case {
  readonly reference: string;
  readonly person: string;
  readonly level: 1 | 2 | 3;
  readonly priority?: 'high' | 'urgent';
  readonly submittedAgoMinutes: number;
  readonly dueInMinutes: number;
  readonly documents: readonly CaseDocument[];
  /** What the applicant typed for a name, where it is not the person's usual writing. */
  readonly typedName?: readonly [family: string, given: string];
  readonly clip?: Partial<Pick<ClipPlan, 'place' | 'frozenFromMs' | 'silentAudio'>> & {
    readonly person?: string;
    readonly cues?: readonly Cue[];
    readonly ignored?: readonly Cue[];
  };
  readonly signals?: readonly CaseSignal[];
  /** Why the first attempt was rejected; makes this the second one. */
  readonly firstAttemptRejectedFor?: string;
  readonly consentMissing?: boolean;
  readonly defects: readonly SampleDefect[];
  readonly verdict: 'approve' | 'reject' | 'flag';
  readonly reasonCodes: readonly string[];
  readonly note: string;
}
