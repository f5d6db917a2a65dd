import type { PolicyCheck } from '../../../../shared/portal-api';
import { check, only } from './check';

/** Checks of residence permits. Source: assurance 1.3 (R). */
export const residencePermitChecks = (): PolicyCheck[] => [
  check(
    'R1',
    ['Three machine-readable lines of a permit', 'Trois lignes de lecture automatique propres à un titre de séjour'],
    [
      'The code is that of a permit; the issuing state is not the nationality.',
      'Le code est celui d’un titre de séjour ; l’État émetteur n’est pas la nationalité.',
    ],
    ['MRZ-FORMAT'],
    'ICAO Doc 9303-5',
    { ...only('residence_permit'), isOptional: true },
  ),
  check(
    'R2',
    [
      'Check digits are right and the lines say what is printed',
      'Les chiffres de contrôle sont justes et les lignes concordent avec l’imprimé',
    ],
    ['The desk calculates the digits.', 'Le poste calcule les chiffres.'],
    ['MRZ-CHECKDIGIT', 'MRZ-VIZ-MISMATCH'],
    'ICAO Doc 9303-3 §4.9',
    only('residence_permit'),
  ),
  check(
    'R3',
    ['Category and conditions fit what is claimed', 'La catégorie et les conditions conviennent à ce qui est déclaré'],
    ['Read the remarks, also on the back.', 'Lisez les remarques, y compris au verso.'],
    ['DOC-CONDITION', 'DOC-EXPIRED'],
    'Issuer’s rules',
    only('residence_permit'),
  ),
  check(
    'R5',
    ['It agrees with the passport, if there is one', 'Il concorde avec le passeport, s’il y en a un'],
    [
      'Name, birth date and nationality. No passport: answer not applicable.',
      'Nom, date de naissance et nationalité. Sans passeport : répondez sans objet.',
    ],
    ['DATA-CROSS-MISMATCH'],
    'NIST SP 800-63A-4, correlation',
    { ...only('residence_permit'), mayBeNotApplicable: true },
  ),
];
