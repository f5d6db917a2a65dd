import type { PolicyCheck } from '../../../../shared/portal-api';
import { check, only } from './check';

/** Checks of health cards. Source: assurance 1.3 (H). */
export const healthCardChecks = (): PolicyCheck[] => [
  check(
    'H1',
    ['The law lets us ask for this card', 'La loi nous permet de demander cette carte'],
    ['Some places restrict it.', 'Certains territoires l’encadrent.'],
    ['DOC-NOT-LAWFUL', 'PRV-OVERCOLLECT'],
    'Law of the issuing place',
    { ...only('health_card'), isOptional: true },
  ),
  check(
    'H2',
    ['It is the version with a photo', 'C’est la version avec photo'],
    [
      'A card without one never counts as photo evidence: answer fail.',
      'Une carte sans photo ne vaut jamais preuve avec photo : répondez non.',
    ],
    ['DOC-NO-PHOTO'],
    'BC Evidence of Identity Standard',
    only('health_card'),
  ),
  check(
    'H4',
    ['Version code, issue and expiry agree', 'Le code de version, l’émission et l’expiration concordent'],
    ['Do not rely on barcode or stripe.', 'Ne vous fiez ni au code-barres ni à la piste magnétique.'],
    ['DATA-EXPIRY-MISMATCH'],
    'Issuer’s rules',
    only('health_card'),
  ),
  check(
    'H5',
    ['A second document comes from another issuer', 'Un second document vient d’un autre émetteur'],
    [
      'A health card supports other evidence, it does not stand alone. At level 1 it may: answer not applicable.',
      'Cette carte appuie d’autres preuves, elle ne suffit pas seule. Au niveau 1 elle suffit : répondez sans objet.',
    ],
    ['EVID-INSUFFICIENT'],
    'BC Evidence of Identity Standard, direction 3/12',
    { ...only('health_card'), mayBeNotApplicable: true },
  ),
];
