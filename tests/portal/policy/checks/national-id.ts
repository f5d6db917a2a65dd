import type { PolicyCheck } from '../../../../shared/portal-api';
import { check, only } from './check';

/** Checks of national identity cards. Source: assurance 1.3 (N). */
export const nationalIdChecks = (): PolicyCheck[] => [
  check(
    'N1',
    [
      'The machine-readable lines parse and their check digits are right',
      'Les lignes de lecture automatique sont lisibles et leurs chiffres de contrôle justes',
    ],
    [
      'Three lines of 30, or two of 36. The desk calculates the digits.',
      'Trois lignes de 30 caractères, ou deux de 36. Le poste calcule les chiffres.',
    ],
    ['MRZ-FORMAT', 'MRZ-CHECKDIGIT'],
    'ICAO Doc 9303-5, 9303-6',
    only('national_id'),
  ),
  check(
    'N2',
    ['The back says what the front says', 'Le verso concorde avec le recto'],
    [
      'Compare the machine-readable lines with the print.',
      'Comparez les lignes de lecture automatique avec l’imprimé.',
    ],
    ['MRZ-VIZ-MISMATCH', 'DOC-SIDES-DIFFER'],
    'ETSI TS 119 461 VAL-8.3.3-12X',
    only('national_id'),
  ),
  check(
    'N3',
    ['The national number follows its own rule', 'Le numéro national suit sa propre règle'],
    ['Where the issuer publishes one.', 'Lorsque l’émetteur en publie une.'],
    ['DATA-NUMBER-INVALID'],
    'Issuer’s rules',
    { ...only('national_id'), isOptional: true, mayBeNotApplicable: true, mayBeUnclear: true },
  ),
];
