import type { PolicyCheck } from '../../../../shared/portal-api';
import { check, only } from './check';

/** Checks of passports. Source: assurance 1.3 (P); P6 needs a chip reader, which no photo has. */
export const passportChecks = (): PolicyCheck[] => [
  check(
    'P1',
    ['Two machine-readable lines of 44 characters', 'Deux lignes de lecture automatique de 44 caractères'],
    ['Type P; state and nationality are known codes.', 'Type P ; l’État et la nationalité sont des codes connus.'],
    ['MRZ-FORMAT', 'MRZ-STATE'],
    'ICAO Doc 9303-4',
    { ...only('passport'), isOptional: true },
  ),
  check(
    'P2',
    ['The check digits are right', 'Les chiffres de contrôle sont justes'],
    [
      'The desk calculates them. A right digit proves nothing about authenticity.',
      'Le poste les calcule. Un chiffre juste ne prouve pas l’authenticité.',
    ],
    ['MRZ-CHECKDIGIT'],
    'ICAO Doc 9303-3 §4.9',
    only('passport'),
  ),
  check(
    'P3',
    ['The machine-readable lines say what is printed', 'Les lignes de lecture automatique concordent avec l’imprimé'],
    [
      'Name, number, birth date, sex and expiry; long names may be cut.',
      'Nom, numéro, date de naissance, sexe et expiration ; les noms longs peuvent être tronqués.',
    ],
    ['MRZ-VIZ-MISMATCH'],
    'ETSI TS 119 461 VAL-8.3.3-12X',
    only('passport'),
  ),
  check(
    'P4',
    ['The photo is part of the page', 'La photo fait partie de la page'],
    [
      'Printed into it, not glued on; a second, faint portrait shows the same person.',
      'Imprimée dans la page, non collée ; un second portrait estompé montre la même personne.',
    ],
    ['TAM-PHOTO', 'SEC-GHOST'],
    'NIST SP 800-63A-4, training content',
    only('passport'),
  ),
  check(
    'P7',
    ['It is signed where the issuer asks for it', 'Il est signé si l’émetteur l’exige'],
    ['Children’s passports are often unsigned.', 'Les passeports d’enfant sont souvent sans signature.'],
    ['DOC-UNSIGNED'],
    'Issuer’s rules',
    { ...only('passport'), isOptional: true, mayBeNotApplicable: true },
  ),
];
