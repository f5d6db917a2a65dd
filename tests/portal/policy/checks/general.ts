import type { DocumentType, PolicyCheck } from '../../../../shared/portal-api';
import { check } from './check';

const WITH_EXPIRY: DocumentType[] = ['passport', 'drivers_licence', 'national_id', 'residence_permit', 'health_card'];
const WITH_FEATURES: DocumentType[] = ['passport', 'drivers_licence', 'national_id', 'residence_permit', 'health_card'];

/**
 * Checks of every document. Source: assurance 1.3 (G). G8, G12, G13 and G15 are the portal's own (it shows them as signals);
 * G16 (not a specimen) is left out, because every document of the demonstration is one.
 */
export const generalChecks = (): PolicyCheck[] => [
  check(
    'G1',
    ['Every side is there, whole and readable', 'Chaque face est présente, entière et lisible'],
    [
      'All four corners in the picture, no glare on text or photo, every line can be read at full zoom.',
      'Les quatre coins sont visibles, aucun reflet ne couvre le texte ou la photo, chaque ligne se lit au zoom maximal.',
    ],
    ['IMG-BLUR', 'IMG-GLARE', 'IMG-CROP', 'IMG-LOWRES', 'IMG-MISSING-SIDE'],
    'ETSI TS 119 461 VAL-8.3.3-04A, 04C, 05C',
  ),
  check(
    'G2',
    ['It is a real object, not a screen or a print', 'C’est un objet réel, pas un écran ni une impression'],
    [
      'Look for moiré, pixels, a bezel, paper edges, a photo of a photo.',
      'Cherchez un moirage, des pixels, un bord d’écran, des bords de papier, la photo d’une photo.',
    ],
    ['CAP-SCREEN', 'CAP-PRINT', 'CAP-INJECTED'],
    'ETSI TS 119 461 VAL-8.3.3-05A, 05B',
  ),
  check(
    'G3',
    ['Type, issuer and version are accepted', 'Le type, l’émetteur et la version sont acceptés'],
    [
      'The document is of the type stated, by the issuer stated, in a version that is accepted here.',
      'Le document est du type annoncé, de l’émetteur annoncé, dans une version acceptée ici.',
    ],
    ['DOC-NOT-ACCEPTED', 'DOC-UNKNOWN-VERSION'],
    'NIST SP 800-63A-4, practice statement',
  ),
  check(
    'G4',
    ['The layout is right and nothing is missing', 'La présentation est correcte et complète'],
    ['All fields of this type are there and filled in.', 'Tous les champs propres à ce type sont présents et remplis.'],
    ['DOC-INCOMPLETE', 'DOC-LAYOUT'],
    'NIST SP 800-63A-4 §2.4.2.1',
    { isOptional: true },
  ),
  check(
    'G5',
    ['The typed number is the printed one', 'Le numéro saisi est celui qui est imprimé'],
    [
      'Compare character by character; O and 0, I and 1 are easily confused.',
      'Comparez caractère par caractère ; O et 0, I et 1 se confondent facilement.',
    ],
    ['DATA-NUMBER-MISMATCH'],
    'NIST SP 800-63A-4, correlation; ETSI TS 119 461 VAL-8.3.3-10',
  ),
  check(
    'G6',
    [
      'The typed expiry is the printed one, and not past',
      'L’expiration saisie est celle qui est imprimée, et n’est pas passée',
    ],
    [
      'Judge at the time of the application. Some documents have no expiry: answer not applicable.',
      'Jugez à la date de la demande. Certains documents n’expirent pas : répondez sans objet.',
    ],
    ['DOC-EXPIRED', 'DATA-EXPIRY-MISMATCH', 'DOC-NOT-YET-VALID'],
    'NIST SP 800-63A-4, validity',
    { types: WITH_EXPIRY, mayBeNotApplicable: true },
  ),
  check(
    'G7',
    ['Name and birth date agree with the application', 'Le nom et la date de naissance concordent avec la demande'],
    [
      'Allow for transliteration, order of names and accents; not for another name.',
      'Tenez compte de la translittération, de l’ordre des noms et des accents, mais pas d’un autre nom.',
    ],
    ['DATA-NAME-MISMATCH', 'DATA-DOB-MISMATCH', 'NAME-CHANGE-UNPROVEN'],
    'NIST SP 800-63A-4, correlation',
  ),
  check(
    'G9',
    ['Fonts and background print are continuous', 'Les polices et le fond imprimé sont continus'],
    [
      'Same type, spacing and line in every field; the background runs through text and photo.',
      'Mêmes caractères, mêmes espacements et mêmes alignements partout ; le fond traverse le texte et la photo.',
    ],
    ['TAM-FONT', 'TAM-BACKGROUND'],
    'NIST SP 800-63A-4, training content',
  ),
  check(
    'G10',
    ['Nothing shows tampering', 'Aucune trace de falsification'],
    [
      'Damaged laminate, edges around the photo, overwritten digits, pasted areas.',
      'Film endommagé, bords autour de la photo, chiffres surchargés, zones collées.',
    ],
    ['TAM-PHOTO', 'TAM-LAMINATE', 'TAM-DIGITS'],
    'NIST SP 800-63A-4, training content',
  ),
  check(
    'G11',
    [
      'Three security features, two of them optically variable',
      'Trois éléments de sécurité, dont deux optiquement variables',
    ],
    [
      'Name what you could see. What a photo cannot show is answered cannot tell, with the reason.',
      'Indiquez ce que vous avez pu voir. Ce qu’une photo ne montre pas se répond par impossible à dire, avec le motif.',
    ],
    ['SEC-TOO-FEW', 'SEC-OVD-STATIC', 'SEC-FEATURE-WRONG'],
    'ETSI TS 119 461 VAL-8.3.3-07X, 07A',
    { types: WITH_FEATURES, mayBeUnclear: true },
  ),
  check(
    'G14',
    ['Document and photo are not used by somebody else', 'Le document et la photo ne servent pas à une autre personne'],
    [
      'Read the signals on duplicates and open the applications they name.',
      'Lisez les signaux de doublon et ouvrez les demandes qu’ils désignent.',
    ],
    ['FRD-REUSED-DOC', 'FRD-REUSED-IMAGE'],
    'NIST SP 800-63A-4, fraud indicators',
  ),
];
