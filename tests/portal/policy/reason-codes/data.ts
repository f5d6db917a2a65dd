import type { ReasonCode } from '../../../../shared/portal-api';
import { capture, neutral } from './reason';

/** Data and machine-readable zones, face, fraud, and process. Source: assurance 1.5. */
export const dataReasons = (): ReasonCode[] => [
  neutral('DATA-NUMBER-MISMATCH', 'data', 'resubmit', ['Typed number differs', 'Numéro saisi différent']),
  neutral('DATA-EXPIRY-MISMATCH', 'data', 'resubmit', ['Typed expiry differs', 'Expiration saisie différente']),
  neutral('DATA-NAME-MISMATCH', 'data', 'resubmit', ['Name differs', 'Nom différent']),
  neutral('DATA-DOB-MISMATCH', 'data', 'resubmit', ['Birth date differs', 'Date de naissance différente']),
  neutral('DATA-CROSS-MISMATCH', 'data', 'resubmit', [
    'Documents contradict each other',
    'Les documents se contredisent',
  ]),
  neutral('DATA-IMPLAUSIBLE', 'data', 'flag', ['Dates make no sense together', 'Dates incohérentes']),
  neutral('DATA-NUMBER-INVALID', 'data', 'resubmit', [
    'Number breaks the issuer’s rule',
    'Numéro contraire à la règle de l’émetteur',
  ]),
  neutral('NAME-CHANGE-UNPROVEN', 'data', 'resubmit', ['Change of name not proven', 'Changement de nom non prouvé']),
  neutral('MRZ-FORMAT', 'machine_readable', 'flag', [
    'Machine-readable lines malformed',
    'Lignes de lecture automatique mal formées',
  ]),
  neutral('MRZ-STATE', 'machine_readable', 'flag', [
    'State or nationality code unknown',
    'Code d’État ou de nationalité inconnu',
  ]),
  neutral('MRZ-CHECKDIGIT', 'machine_readable', 'flag', ['Check digit wrong', 'Chiffre de contrôle faux']),
  neutral('MRZ-VIZ-MISMATCH', 'machine_readable', 'flag', [
    'Machine-readable lines differ from print',
    'Lignes de lecture automatique différentes de l’imprimé',
  ]),
  neutral('BAR-UNREADABLE', 'machine_readable', 'resubmit', ['Barcode cannot be read', 'Code-barres illisible']),
  neutral('BAR-ISSUER', 'machine_readable', 'flag', [
    'Barcode names another issuer',
    'Le code-barres nomme un autre émetteur',
  ]),
  neutral('BAR-FRONT-MISMATCH', 'machine_readable', 'flag', [
    'Barcode differs from print',
    'Code-barres différent de l’imprimé',
  ]),
  neutral('BAR-IMPLAUSIBLE', 'machine_readable', 'flag', [
    'Barcode content implausible',
    'Contenu du code-barres invraisemblable',
  ]),
  neutral('CHIP-SIGNATURE', 'machine_readable', 'flag', [
    'Chip signature not valid',
    'Signature de la puce non valable',
  ]),
  neutral('CHIP-PHOTO', 'machine_readable', 'flag', [
    'Chip photo differs from print',
    'Photo de la puce différente de l’imprimé',
  ]),
  neutral('FACE-DIFFERENT', 'face', 'flag', ['A different person', 'Une autre personne']),
  neutral('FACE-UNEXPLAINED', 'face', 'flag', ['Differences cannot be explained', 'Différences inexpliquées']),
  neutral('FACE-INCONCLUSIVE', 'face', 'resubmit', ['Comparison is inconclusive', 'Comparaison non concluante']),
  neutral('FACE-DOC-CHIP', 'face', 'flag', [
    'Portrait does not fit clip or chip',
    'Le portrait ne correspond pas à la vidéo ou à la puce',
  ]),
  neutral('FRD-REUSED-DOC', 'fraud', 'flag', [
    'Document used in another application',
    'Document utilisé dans une autre demande',
  ]),
  neutral('FRD-REUSED-IMAGE', 'fraud', 'flag', [
    'Image used in another application',
    'Image utilisée dans une autre demande',
  ]),
  neutral('FRD-DUPLICATE-FACE', 'fraud', 'flag', ['Face known under another name', 'Visage connu sous un autre nom']),
  neutral('FRD-LOOKALIKE', 'fraud', 'flag', ['Relative or lookalike suspected', 'Proche ou sosie soupçonné']),
  neutral('FRD-DECEASED', 'fraud', 'flag', ['Person is recorded as deceased', 'Personne enregistrée comme décédée']),
  neutral('FRD-COERCION', 'fraud', 'flag', ['Signs of coercion', 'Indices de contrainte']),
  capture(
    'EVID-INSUFFICIENT',
    'process',
    'reject',
    ['Evidence does not reach the level', 'Preuves insuffisantes pour le niveau'],
    [
      'More documents are needed for what you applied for. The portal lists which ones go together.',
      'Il faut davantage de documents pour ce que vous demandez. Le portail indique lesquels vont ensemble.',
    ],
  ),
  capture(
    'PROC-REFEREE',
    'process',
    'reject',
    ['Needs a trusted referee', 'Accompagnement par un référent nécessaire'],
    [
      'A person will help you with your application. You will hear from us how to meet them.',
      'Une personne vous aidera dans votre demande. Nous vous indiquerons comment la rencontrer.',
    ],
  ),
  capture(
    'PROC-CONFLICT-OF-INTEREST',
    'process',
    'flag',
    ['Reviewer knows the applicant', 'L’examinateur connaît la personne'],
    [
      'Your application is being passed to someone else. You do not have to do anything.',
      'Votre demande est confiée à une autre personne. Vous n’avez rien à faire.',
    ],
  ),
  capture(
    'PROC-TRAINING',
    'process',
    'flag',
    ['Outside the reviewer’s training', 'Hors de la formation de l’examinateur'],
    [
      'Your application is being passed to someone else. You do not have to do anything.',
      'Votre demande est confiée à une autre personne. Vous n’avez rien à faire.',
    ],
  ),
  capture(
    'PRV-OVERCOLLECT',
    'process',
    'reject',
    ['More was sent than we may keep', 'Nous avons reçu plus que ce que nous pouvons conserver'],
    [
      'You sent more than we may keep; it has been removed. Please send only what the portal asks for.',
      'Vous avez envoyé plus que ce que nous pouvons conserver\u202f; nous l’avons supprimé. Veuillez n’envoyer que ce que le portail demande.',
    ],
  ),
];
