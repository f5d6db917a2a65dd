import type { ReasonCode } from '../../../../shared/portal-api';
import { capture, neutral } from './reason';

/** Image, capture, forged media and presentation attacks. Source: assurance 1.5. */
export const pictureReasons = (): ReasonCode[] => [
  capture(
    'IMG-BLUR',
    'image',
    'resubmit',
    ['Photo is blurred', 'Photo floue'],
    [
      'A photo of your document is blurred. Hold the phone still, wait until it is sharp, and take it again.',
      'Une photo de votre document est floue. Tenez le téléphone immobile, attendez que l’image soit nette et reprenez la photo.',
    ],
  ),
  capture(
    'IMG-GLARE',
    'image',
    'resubmit',
    ['Glare covers text or photo', 'Reflet sur le texte ou la photo'],
    [
      'Light is reflected on your document. Turn it away from the lamp or window and take the photo again.',
      'La lumière se reflète sur votre document. Éloignez-le de la lampe ou de la fenêtre et reprenez la photo.',
    ],
  ),
  capture(
    'IMG-CROP',
    'image',
    'resubmit',
    ['Document is cut off', 'Document coupé'],
    [
      'Part of your document lies outside the photo. Take it again with all four corners in the picture.',
      'Une partie de votre document est hors du cadre. Reprenez la photo avec les quatre coins visibles.',
    ],
  ),
  capture(
    'IMG-LOWRES',
    'image',
    'resubmit',
    ['Resolution too low', 'Résolution trop faible'],
    [
      'The photo is too small to be read. Take it closer, with the phone’s main camera.',
      'La photo est trop petite pour être lue. Rapprochez-vous et utilisez l’appareil photo principal du téléphone.',
    ],
  ),
  capture(
    'IMG-MISSING-SIDE',
    'image',
    'resubmit',
    ['A side is missing', 'Une face manque'],
    [
      'One side of your document is missing. Send a photo of the front and one of the back.',
      'Une face de votre document manque. Envoyez une photo du recto et une du verso.',
    ],
  ),
  capture(
    'LIV-QUALITY',
    'image',
    'resubmit',
    ['Clip too poor to judge', 'Vidéo de qualité insuffisante'],
    [
      'Your video is too dark or too blurred. Record it again facing the light, with your whole face in the picture.',
      'Votre vidéo est trop sombre ou trop floue. Refaites-la face à la lumière, le visage entier dans le cadre.',
    ],
  ),
  capture(
    'LIV-MULTIPLE',
    'image',
    'resubmit',
    ['More than one person in the clip', 'Plusieurs personnes dans la vidéo'],
    [
      'More than one person can be seen in your video. Record it again alone.',
      'Plusieurs personnes sont visibles dans votre vidéo. Refaites-la en étant seul dans l’image.',
    ],
  ),
  capture(
    'CAP-SCREEN',
    'capture',
    'resubmit',
    ['Photo of a screen', 'Photo d’un écran'],
    [
      'Photograph the document itself, not a screen that shows it.',
      'Photographiez le document lui-même, et non un écran qui le montre.',
    ],
  ),
  capture(
    'CAP-PRINT',
    'capture',
    'resubmit',
    ['Photo of a print or copy', 'Photo d’une impression ou d’une copie'],
    ['Photograph the original document, not a copy of it.', 'Photographiez le document original, et non une copie.'],
  ),
  neutral('CAP-INJECTED', 'forged_media', 'flag', [
    'Photo did not come from a camera',
    'La photo ne vient pas d’un appareil photo',
  ]),
  neutral('INJ-VIRTUAL-CAM', 'forged_media', 'flag', ['Virtual camera', 'Caméra virtuelle']),
  neutral('INJ-EMULATOR', 'forged_media', 'flag', ['Emulated device', 'Appareil émulé']),
  neutral('DF-ARTEFACT', 'forged_media', 'flag', [
    'Signs of a generated or altered clip',
    'Indices d’une vidéo générée ou retouchée',
  ]),
  neutral('LIV-PRERECORDED', 'forged_media', 'flag', ['Clip recorded earlier', 'Vidéo enregistrée auparavant']),
  neutral('PAD-PRINT', 'presentation', 'flag', ['Printed face', 'Visage imprimé']),
  neutral('PAD-REPLAY', 'presentation', 'flag', ['Face replayed on a screen', 'Visage rejoué sur un écran']),
  neutral('PAD-MASK', 'presentation', 'flag', ['Mask', 'Masque']),
  neutral('PAD-SCORE', 'presentation', 'flag', ['Machine score for attack is high', 'Score d’attaque élevé']),
  neutral('LIV-CHALLENGE', 'presentation', 'resubmit', [
    'Requested actions not followed',
    'Gestes demandés non suivis',
  ]),
];
