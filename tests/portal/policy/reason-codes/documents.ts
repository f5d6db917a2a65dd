import type { ReasonCode } from '../../../../shared/portal-api';
import { capture, neutral } from './reason';

/** Document kind, validity, status, security features and tampering. Source: assurance 1.5. */
export const documentReasons = (): ReasonCode[] => [
  capture(
    'DOC-NOT-ACCEPTED',
    'document',
    'reject',
    ['Type or issuer not accepted', 'Type ou émetteur non accepté'],
    [
      'This kind of document is not accepted here. The list of accepted documents is on the portal.',
      'Ce type de document n’est pas accepté ici. La liste des documents acceptés figure sur le portail.',
    ],
  ),
  capture(
    'DOC-UNKNOWN-VERSION',
    'document',
    'reject',
    ['Version not known', 'Version inconnue'],
    [
      'We do not know this version of the document. Please send another accepted document.',
      'Nous ne connaissons pas cette version du document. Veuillez envoyer un autre document accepté.',
    ],
  ),
  capture(
    'DOC-INCOMPLETE',
    'document',
    'reject',
    ['Information is missing on the document', 'Il manque des mentions sur le document'],
    [
      'The document is incomplete. Please send a complete one.',
      'Le document est incomplet. Veuillez en envoyer un qui soit complet.',
    ],
  ),
  neutral('DOC-LAYOUT', 'document', 'flag', [
    'Layout is not the issuer’s',
    'La présentation n’est pas celle de l’émetteur',
  ]),
  neutral('DOC-SIDES-DIFFER', 'document', 'flag', [
    'Front and back belong to different documents',
    'Le recto et le verso sont de documents différents',
  ]),
  capture(
    'DOC-NO-PHOTO',
    'document',
    'reject',
    ['Version without a photo', 'Version sans photo'],
    [
      'This version of the card has no photo. Please send a document with a photo.',
      'Cette version de la carte n’a pas de photo. Veuillez envoyer un document avec photo.',
    ],
  ),
  capture(
    'DOC-INTERIM',
    'document',
    'reject',
    ['Interim document', 'Document provisoire'],
    [
      'A temporary document is not accepted. Please send the final one when you have it.',
      'Un document provisoire n’est pas accepté. Veuillez envoyer le document définitif dès que vous l’aurez.',
    ],
  ),
  capture(
    'DOC-NOT-ID',
    'document',
    'reject',
    ['Not valid as identification', 'Non valable comme pièce d’identité'],
    [
      'This document says that it cannot be used as identification. Please send another one.',
      'Ce document indique qu’il ne peut servir de pièce d’identité. Veuillez en envoyer un autre.',
    ],
  ),
  capture(
    'DOC-NOT-LAWFUL',
    'document',
    'reject',
    ['We may not ask for this document', 'Nous ne pouvons pas demander ce document'],
    [
      'We are not allowed to use this document. Please send another one; this one has been removed.',
      'Nous n’avons pas le droit d’utiliser ce document. Veuillez en envoyer un autre\u202f; celui-ci a été supprimé.',
    ],
  ),
  capture(
    'DOC-UNSIGNED',
    'document',
    'reject',
    ['Signature is missing', 'Signature absente'],
    [
      'The document is not signed. Sign it as its issuer asks, and send a new photo.',
      'Le document n’est pas signé. Signez-le comme le demande l’émetteur et envoyez une nouvelle photo.',
    ],
  ),
  neutral('DOC-SPECIMEN', 'document', 'flag', ['Specimen or novelty document', 'Spécimen ou document de fantaisie']),
  capture(
    'DOC-CONDITION',
    'document',
    'reject',
    ['Category or condition does not fit', 'Catégorie ou condition inadaptée'],
    [
      'The conditions on this document do not fit your application. Please send another document or ask for help.',
      'Les conditions inscrites sur ce document ne conviennent pas à votre demande. Veuillez envoyer un autre document ou demander de l’aide.',
    ],
  ),
  capture(
    'DOC-EXPIRED',
    'validity',
    'reject',
    ['Expired', 'Expiré'],
    [
      'The document has expired. Please send one that is valid.',
      'Le document a expiré. Veuillez en envoyer un qui soit valable.',
    ],
  ),
  capture(
    'DOC-NOT-YET-VALID',
    'validity',
    'reject',
    ['Not yet valid', 'Pas encore valable'],
    [
      'The document is not valid yet. Please send one that is.',
      'Le document n’est pas encore valable. Veuillez en envoyer un qui le soit.',
    ],
  ),
  capture(
    'STATUS-UNKNOWN',
    'validity',
    'reject',
    ['Issuer cannot confirm it', 'L’émetteur ne peut pas le confirmer'],
    [
      'The issuer could not confirm this document. Please send another one or ask for help.',
      'L’émetteur n’a pas pu confirmer ce document. Veuillez en envoyer un autre ou demander de l’aide.',
    ],
  ),
  neutral('STATUS-LOST', 'status', 'flag', ['Reported lost or stolen', 'Déclaré perdu ou volé']),
  neutral('STATUS-REVOKED', 'status', 'flag', ['Revoked by the issuer', 'Révoqué par l’émetteur']),
  capture(
    'SEC-TOO-FEW',
    'security',
    'resubmit',
    ['Too few security features visible', 'Trop peu d’éléments de sécurité visibles'],
    [
      'The photos do not show enough of the document’s details. Take them again in good light, slightly tilted.',
      'Les photos ne montrent pas assez de détails du document. Reprenez-les sous une bonne lumière, légèrement inclinées.',
    ],
  ),
  neutral('SEC-OVD-STATIC', 'security', 'flag', [
    'Optically variable feature does not change',
    'Élément optiquement variable immobile',
  ]),
  neutral('SEC-FEATURE-WRONG', 'security', 'flag', ['Security feature is wrong', 'Élément de sécurité incorrect']),
  neutral('SEC-GHOST', 'security', 'flag', [
    'Ghost portrait missing or different',
    'Portrait estompé absent ou différent',
  ]),
  neutral('TAM-FONT', 'tampering', 'flag', ['Fonts or spacing differ', 'Polices ou espacements différents']),
  neutral('TAM-BACKGROUND', 'tampering', 'flag', ['Background print is broken', 'Fond imprimé interrompu']),
  neutral('TAM-PHOTO', 'tampering', 'flag', ['Portrait was replaced', 'Portrait remplacé']),
  neutral('TAM-LAMINATE', 'tampering', 'flag', ['Laminate is damaged', 'Film de protection endommagé']),
  neutral('TAM-DIGITS', 'tampering', 'flag', ['Digits were overwritten', 'Chiffres surchargés']),
];
