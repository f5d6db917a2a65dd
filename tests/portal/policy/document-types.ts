import type { DocumentType, PolicyOnTheWire } from '../../../shared/portal-api';

type DocumentTypeRule = NonNullable<PolicyOnTheWire['documentTypes']>[number];

const rule = (
  type: DocumentType,
  en: string,
  fr: string,
  about: Pick<DocumentTypeRule, 'strength' | 'foundational' | 'hasPortrait' | 'requiredSides'>,
): DocumentTypeRule => ({ type, label: { en, fr }, accepted: true, ...about });

const card = { strength: 'strong', foundational: false, hasPortrait: true, requiredSides: ['front', 'back'] } as const;

/** What each type of document is worth. Source: assurance 1.3 (strengths), REV-02 (nothing is superior without its chip). */
export const documentTypes = (): DocumentTypeRule[] => [
  rule('passport', 'Passport', 'Passeport', { ...card, requiredSides: ['front'] }),
  rule('drivers_licence', 'Driver’s licence', 'Permis de conduire', {
    ...card,
    requiredSides: [...card.requiredSides],
  }),
  rule('national_id', 'National identity card', 'Carte nationale d’identité', {
    ...card,
    requiredSides: [...card.requiredSides],
  }),
  rule('residence_permit', 'Residence permit', 'Titre de séjour', { ...card, requiredSides: [...card.requiredSides] }),
  rule('health_card', 'Health card', 'Carte d’assurance maladie', {
    strength: 'fair',
    foundational: false,
    hasPortrait: true,
    requiredSides: ['front', 'back'],
  }),
  rule('birth_certificate', 'Birth certificate', 'Acte de naissance', {
    strength: 'fair',
    foundational: true,
    hasPortrait: false,
    requiredSides: ['front'],
  }),
];
