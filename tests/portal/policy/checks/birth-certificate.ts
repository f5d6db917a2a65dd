import type { PolicyCheck } from '../../../../shared/portal-api';
import { check, only } from './check';

/** Checks of birth certificates. Source: assurance 1.3 (B); B7 is the portal's own. */
export const birthCertificateChecks = (): PolicyCheck[] => [
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
