import type { PolicyCheck } from '../../../../shared/portal-api';
import { check, only } from './check';

/** Checks of driver's licences. Source: assurance 1.3 (D), AAMVA DL/ID Card Design Standard. */
export const driversLicenceChecks = (): PolicyCheck[] => [
  check(
    'D1',
    ['Front and back are of the same card', 'Le recto et le verso sont ceux de la même carte'],
    [
      'Number, discriminator and layout version agree.',
      'Le numéro, le discriminant et la version de la présentation concordent.',
    ],
    ['DOC-SIDES-DIFFER'],
    'AAMVA DL/ID Card Design Standard',
    only('drivers_licence'),
  ),
  check(
    'D3',
    ['The barcode says what is printed', 'Le code-barres concorde avec l’imprimé'],
    [
      'Names, number, dates, sex and address. A right barcode alone proves nothing: it carries no signature.',
      'Noms, numéro, dates, sexe et adresse. Un code-barres juste ne prouve rien à lui seul : il n’est pas signé.',
    ],
    ['BAR-FRONT-MISMATCH', 'BAR-UNREADABLE', 'BAR-ISSUER', 'BAR-IMPLAUSIBLE'],
    'AAMVA DL/ID Card Design Standard, annex D',
    { ...only('drivers_licence'), mayBeUnclear: true },
  ),
  check(
    'D7',
    ['It may be used as identification', 'Il peut servir de pièce d’identité'],
    [
      'No interim paper licence, no “not for identification”, no limited term that is over.',
      'Ni permis provisoire sur papier, ni mention « ne peut servir d’identification », ni durée limitée dépassée.',
    ],
    ['DOC-NOT-ID', 'DOC-INTERIM'],
    'Issuer’s rules',
    only('drivers_licence'),
  ),
  check(
    'D8',
    [
      'Ghost portrait and raised features are where they belong',
      'Le portrait estompé et les reliefs sont à leur place',
    ],
    ['Compare with the issuer’s template.', 'Comparez avec le modèle de l’émetteur.'],
    ['SEC-GHOST', 'SEC-FEATURE-WRONG'],
    'NIST SP 800-63A-4, training content',
    { ...only('drivers_licence'), isOptional: true, mayBeUnclear: true },
  ),
];
