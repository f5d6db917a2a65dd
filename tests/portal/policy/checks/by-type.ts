import type { DocumentType, PolicyCheck } from '../../../../shared/portal-api';
import { check } from './check';

const only = (type: DocumentType) => ({ types: [type] });

/** Checks of passports. Source: assurance 1.3 (P); P6 needs a chip reader, which no photo has. */
const passport = (): PolicyCheck[] => [
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

/** Checks of driver's licences. Source: assurance 1.3 (D), AAMVA DL/ID Card Design Standard. */
const driversLicence = (): PolicyCheck[] => [
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

/** Checks of national identity cards. Source: assurance 1.3 (N). */
const nationalId = (): PolicyCheck[] => [
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

/** Checks of health cards. Source: assurance 1.3 (H). */
const healthCard = (): PolicyCheck[] => [
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

/** Checks of birth certificates. Source: assurance 1.3 (B); B7 is the portal's own. */
const birthCertificate = (): PolicyCheck[] => [
  check(
    'B1',
    [
      'Form and registration number are right for place and year',
      'La forme et le numéro d’enregistrement conviennent au lieu et à l’année',
    ],
    [
      'Long or short form, as the issuer made it then.',
      'Copie intégrale ou extrait, tels que l’émetteur les établissait alors.',
    ],
    ['DOC-LAYOUT', 'DATA-NUMBER-INVALID'],
    'Issuer’s rules',
    only('birth_certificate'),
  ),
  check(
    'B2',
    ['Birth, registration and issue follow each other', 'La naissance, l’enregistrement et la délivrance se suivent'],
    ['In this order, none in the future.', 'Dans cet ordre, aucune date future.'],
    ['DATA-IMPLAUSIBLE'],
    'OWASP ASVS 2.2.3',
    only('birth_certificate'),
  ),
  check(
    'B3',
    ['Border, watermark or seal can be seen', 'La bordure, le filigrane ou le sceau sont visibles'],
    [
      'What a photo cannot show is answered cannot tell, never pass.',
      'Ce qu’une photo ne montre pas se répond par impossible à dire, jamais par oui.',
    ],
    ['SEC-TOO-FEW'],
    'ETSI TS 119 461 VAL-8.3.3-07X',
    { ...only('birth_certificate'), mayBeUnclear: true },
  ),
  check(
    'B4',
    ['It is the registrar’s own certificate', 'C’est l’acte établi par l’état civil'],
    [
      'Not from a hospital or a church, not commemorative, not a photocopy.',
      'Ni document d’hôpital ou d’église, ni souvenir, ni photocopie.',
    ],
    ['DOC-NOT-ACCEPTED'],
    'BC Evidence of Identity Standard',
    only('birth_certificate'),
  ),
  check(
    'B5',
    ['The way from this name to today’s is proven', 'Le passage de ce nom à celui d’aujourd’hui est prouvé'],
    [
      'Marriage or change of name. Same name: answer not applicable.',
      'Mariage ou changement de nom. Même nom : répondez sans objet.',
    ],
    ['NAME-CHANGE-UNPROVEN'],
    'NIST SP 800-63A-4',
    { ...only('birth_certificate'), mayBeNotApplicable: true },
  ),
  check(
    'B6',
    ['A document with a portrait comes with it', 'Un document avec portrait l’accompagne'],
    [
      'A birth certificate proves that somebody was born, not that this person is the one.',
      'Un acte de naissance prouve une naissance, pas que cette personne en est le sujet.',
    ],
    ['EVID-INSUFFICIENT'],
    'NIST SP 800-63A-4 §2.4.1.2',
    only('birth_certificate'),
  ),
];

/** Checks of residence permits. Source: assurance 1.3 (R). */
const residencePermit = (): PolicyCheck[] => [
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

/** Checks that belong to one type of document. */
export const checksByType = (): PolicyCheck[] => [
  ...passport(),
  ...driversLicence(),
  ...nationalId(),
  ...healthCard(),
  ...birthCertificate(),
  ...residencePermit(),
];
