import type { Place } from './face/backdrop';
import type { Look } from './face/look';

/** Kinds of documents, as the portal names them. */
export type DocumentKind =
  | 'passport'
  | 'drivers_licence'
  | 'national_id'
  | 'health_card'
  | 'birth_certificate'
  | 'residence_permit';

/** Codes of the three invented issuers. `UTO` is the one that ICAO keeps for specimens. */
export type IssuerCode = 'UTO' | 'XNH' | 'XMR';

/** An invented person. Dates are `YYYY-MM-DD`. */
export interface Person {
  /** Short name by which the samples call the person. */
  readonly key: string;
  /** The name as the person types it. */
  readonly familyName: string;
  readonly givenNames: string;
  /** The name as an issuer prints it, in capitals. */
  readonly printedFamilyName: string;
  readonly printedGivenNames: string;
  /** The name in its own script, where that is not Latin. */
  readonly nativeName?: string;
  readonly preferredName?: string;
  readonly sex: 'F' | 'M' | 'X';
  readonly born: string;
  readonly birthplace: string;
  /** Country of residence: the address is there. */
  readonly home: IssuerCode;
  readonly nationality: IssuerCode;
  readonly street: string;
  readonly town: string;
  readonly email: string;
  readonly phone: string;
  readonly locale: string;
  readonly heightCm: number;
  readonly eyes: string;
  readonly look: Look;
  /** Differences between the portrait on documents and the person today. */
  readonly portrait?: Partial<Look>;
}

/** How one photo was taken. */
export interface PhotoPlan {
  readonly megapixels: 8 | 12;
  readonly portraitFormat?: boolean;
  readonly orientation: 1 | 3 | 6 | 8;
  readonly surface: 'walnut' | 'oak' | 'linen' | 'desk' | 'marble' | 'blanket' | 'slate';
  readonly flaw?: 'glare' | 'crop' | 'blur' | 'screen';
}

/** One document of a sample: what is printed on it and how it was photographed. */
export interface DocumentPlan {
  readonly type: DocumentKind;
  readonly issuer: IssuerCode;
  readonly holder: Person;
  readonly number: string;
  readonly issuedOn: string;
  readonly expiresOn?: string;
  /** What the applicant typed, where that differs from the print. */
  readonly typedNumber?: string;
  /** Whose document the back belongs to, where it is not the front's. */
  readonly backOf?: { readonly holder: Person; readonly number: string };
  readonly mrzBroken?: boolean;
  readonly barcodeNumber?: string;
  /** Whose portrait was pasted over the holder's. */
  readonly pastedPortraitOf?: Person;
  readonly front: PhotoPlan;
  readonly back?: PhotoPlan;
}

/** What the applicant was asked to do before the camera. */
export type Cue = 'look_straight' | 'turn_left' | 'turn_right' | 'blink' | 'smile' | 'look_up';

/** How the clip was made. */
export interface ClipPlan {
  readonly person: Person;
  readonly place: Place;
  readonly durationMs: number;
  readonly cues: readonly { readonly cue: Cue; readonly atMs: number }[];
  readonly lightLeft: boolean;
  readonly silentAudio?: boolean;
  /** From this moment on the picture stands still. */
  readonly frozenFromMs?: number;
  /** Cues that the person does not follow. */
  readonly ignored?: readonly Cue[];
}
