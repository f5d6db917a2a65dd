/** How a hairstyle is drawn. */
type HairStyle =
  | 'bob'
  | 'long'
  | 'wavy'
  | 'bun'
  | 'short'
  | 'side-part'
  | 'buzz'
  | 'curly'
  | 'afro'
  | 'receding'
  | 'bald'
  | 'headscarf'
  | 'pixie';

/** A mark on the skin, in face units from the middle of the face (x) and the top of the drawing (y). */
interface SkinMark {
  readonly kind: 'mole' | 'scar';
  readonly dx: number;
  readonly y: number;
}

/** Everything that makes one drawn face differ from another. Colours are CSS hex. */
export interface Look {
  readonly skin: string;
  readonly skinHi: string;
  readonly skinLo: string;
  readonly skinDeep: string;
  readonly hair: string;
  readonly hairHi: string;
  readonly lip: string;
  readonly lipLo: string;
  readonly iris: string;
  readonly irisHi: string;
  readonly shirt: string;
  readonly shirtHi: string;
  readonly brow: string;
  readonly style: HairStyle;
  /** Added to each side of the head, face units (-14 to 14). */
  readonly faceWidth?: number;
  /** Added to each side of the jaw (-18 to 18). */
  readonly jaw?: number;
  /** Lowers the chin (-14 to 14). */
  readonly chin?: number;
  readonly eyeSize?: number;
  /** Lifts the outer corner of the eye (-4 to 5). */
  readonly eyeTilt?: number;
  /** Moves the eyes apart (-5 to 6). */
  readonly eyeGap?: number;
  readonly monolid?: boolean;
  /** Strength of the line of the lashes (1 is strong). */
  readonly lashWeight?: number;
  readonly browWeight?: number;
  readonly browArch?: number;
  readonly noseWidth?: number;
  readonly noseLength?: number;
  readonly lipFullness?: number;
  readonly lipWidth?: number;
  readonly beard?: 'stubble' | 'full' | 'moustache' | 'goatee';
  readonly glasses?: 'round' | 'square';
  readonly earrings?: boolean;
  readonly freckles?: boolean;
  readonly marks?: readonly SkinMark[];
  /** 0 (young) to 1 (old): lines of the face. */
  readonly age?: number;
  readonly neckline?: 'crew' | 'collar' | 'v-neck' | 'blazer';
}

/** Where the head points and what the face does. */
export interface Pose {
  /** -1 (towards the left edge of the picture) to 1 (right edge). */
  readonly yaw: number;
  readonly pitch: number;
  /** 0 to 1. */
  readonly smile: number;
  /** 0 (open) to 1 (closed). */
  readonly blink: number;
}

/** The face at rest, looking into the camera. */
export const NEUTRAL: Pose = { yaw: 0, pitch: 0, smile: 0, blink: 0 };
