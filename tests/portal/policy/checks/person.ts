import type { PolicyCheck } from '../../../../shared/portal-api';
import { check } from './check';

const LIVENESS = { scope: 'liveness' } as const;
const FACE = { scope: 'face' } as const;

/** Checks of the clip. Source: assurance 1.4 (L); L7 is shown as machine scores, L9 is a reason of its own. */
export const livenessChecks = (): PolicyCheck[] => [
  check(
    'L1',
    ['The clip was made during this application', 'La vidéo a été prise pendant cette demande'],
    ['Nothing speaks for an older or uploaded recording.', 'Rien n’indique un enregistrement ancien ou téléversé.'],
    ['LIV-PRERECORDED'],
    'ETSI TS 119 461 BIN-8.4.2-02A',
    LIVENESS,
  ),
  check(
    'L2',
    [
      'One person, whole face, eyes visible, light enough',
      'Une seule personne, visage entier, yeux visibles, lumière suffisante',
    ],
    ['Good enough to compare the face with a portrait.', 'Assez bien pour comparer le visage à un portrait.'],
    ['LIV-QUALITY', 'LIV-MULTIPLE'],
    'ETSI TS 119 461 BIN-8.4.2-01A, 05B',
    LIVENESS,
  ),
  check(
    'L3',
    [
      'The requested actions happen, in order and in time',
      'Les gestes demandés ont lieu, dans l’ordre et au bon moment',
    ],
    [
      'The cues are marked on the time line. Who cannot do one is offered another way.',
      'Les consignes sont marquées sur la ligne de temps. Une autre voie existe pour qui ne peut pas les suivre.',
    ],
    ['LIV-CHALLENGE'],
    'NIST SP 800-63A-4',
    LIVENESS,
  ),
  check(
    'L4',
    ['It is not a print, a screen or a mask', 'Ce n’est ni une impression, ni un écran, ni un masque'],
    [
      'Paper edge, bezel, moiré, mask edge, no change of depth while turning.',
      'Bord de papier, bord d’écran, moirage, bord de masque, aucune profondeur lorsque la tête tourne.',
    ],
    ['PAD-PRINT', 'PAD-REPLAY', 'PAD-MASK'],
    'ISO/IEC 30107-3',
    LIVENESS,
  ),
  check(
    'L5',
    ['Nothing looks made by a machine', 'Rien ne semble fabriqué par une machine'],
    [
      'Flicker at the edge of the face, changes of skin or sharpness, impossible movement.',
      'Scintillement au bord du visage, changement de peau ou de netteté, mouvement impossible.',
    ],
    ['DF-ARTEFACT'],
    'NIST SP 800-63A-4, forged media',
    LIVENESS,
  ),
  check(
    'L6',
    ['The portal saw no injected camera', 'Le portail n’a pas vu de caméra simulée'],
    ['Read the signals on device and network.', 'Lisez les signaux sur l’appareil et le réseau.'],
    ['INJ-VIRTUAL-CAM', 'INJ-EMULATOR'],
    'ETSI TS 119 461 BIN-8.4.2-04A',
    LIVENESS,
  ),
  check(
    'L8',
    ['The person acts freely', 'La personne agit librement'],
    [
      'No second person prompting, no fear, nobody reading out what to do.',
      'Personne ne souffle, la personne n’a pas peur, nul ne lui dicte quoi faire.',
    ],
    ['FRD-COERCION', 'PROC-REFEREE'],
    'NIST SP 800-63A-4, training content',
    LIVENESS,
  ),
];

/** Comparison of faces, feature by feature and without measuring. Source: assurance 1.4 (F), FISWG, ASTM E3149. */
export const faceChecks = (): PolicyCheck[] => [
  check(
    'F1',
    [
      'Feature by feature, from hairline to neck, it is the same face',
      'Trait par trait, de la racine des cheveux au cou, c’est le même visage',
    ],
    [
      'Forehead, brows, eyes, nose, ears, mouth, chin; scars, moles and ears weigh more than hair.',
      'Front, sourcils, yeux, nez, oreilles, bouche, menton ; cicatrices, grains de beauté et oreilles pèsent plus que les cheveux.',
    ],
    ['FACE-DIFFERENT', 'FRD-LOOKALIKE', 'FRD-DUPLICATE-FACE'],
    'ETSI TS 119 461 BIN-8.4.4-03; FISWG feature list',
    FACE,
  ),
  check(
    'F2',
    ['What differs is explained', 'Les différences s’expliquent'],
    ['Age, weight, hair, glasses, pose, light.', 'Âge, poids, cheveux, lunettes, pose, lumière.'],
    ['FACE-UNEXPLAINED'],
    'FISWG',
    FACE,
  ),
  check(
    'F4',
    ['On the whole, it supports the same person', 'L’ensemble étaye la même personne'],
    [
      'Inconclusive is never an approval: answer cannot tell.',
      'Un doute n’est jamais une approbation : répondez impossible à dire.',
    ],
    ['FACE-INCONCLUSIVE', 'FACE-DIFFERENT'],
    'Policy',
    FACE,
  ),
  check(
    'F5',
    ['The portrait fits several moments of the clip', 'Le portrait correspond à plusieurs moments de la vidéo'],
    ['At least a straight look and a turn.', 'Au moins un regard de face et un visage tourné.'],
    ['FACE-DIFFERENT', 'FACE-DOC-CHIP'],
    'ETSI TS 119 461 BIN-8.4.4-01X',
    FACE,
  ),
];
