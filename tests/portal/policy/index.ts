import type { PolicyOnTheWire } from '../../../shared/portal-api';
import { checksByType } from './checks/by-type';
import { generalChecks } from './checks/general';
import { faceChecks, livenessChecks } from './checks/person';
import { documentTypes } from './document-types';
import { dataReasons } from './reason-codes/data';
import { documentReasons } from './reason-codes/documents';
import { pictureReasons } from './reason-codes/pictures';

type LevelRules = NonNullable<PolicyOnTheWire['levelRules']>;

/** Evidence that reaches a level. Source: assurance REV-02, REV-05. */
const levelRules = (): LevelRules => [
  { level: 1, anyOf: [{ minDocuments: 1, minStrong: 0, minFoundational: 0, minPortrait: 0 }] },
  { level: 2, anyOf: [{ minDocuments: 2, minStrong: 1, minFoundational: 0, minPortrait: 0 }] },
  { level: 3, anyOf: [{ minDocuments: 2, minStrong: 1, minFoundational: 1, minPortrait: 0 }] },
];

const chooseReasons = () => [
  { code: 'urgent-call', text: { en: 'The applicant called, it is urgent', fr: 'La personne a appelé, c’est urgent' } },
  { code: 'follow-up', text: { en: 'I know the earlier attempt', fr: 'Je connais la tentative précédente' } },
  { code: 'training', text: { en: 'Training or demonstration', fr: 'Formation ou démonstration' } },
];

/** The policy of the reference portal. Its times are placeholders: each statement gets its own when it is issued. */
export const defaultPolicy = (): PolicyOnTheWire => ({
  policyVersion: 1,
  issuedAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-01-08T00:00:00.000Z',
  documentTypes: documentTypes(),
  checks: [...generalChecks(), ...checksByType(), ...livenessChecks(), ...faceChecks()],
  reasonCodes: [...pictureReasons(), ...documentReasons(), ...dataReasons()],
  levelRules: levelRules(),
  verdicts: ['approve', 'reject', 'flag'],
  maxAttempts: 3,
  noteMaxChars: 1000,
  evidenceSeen: { photoMinMs: 1000, clipMinPercent: 80 },
  claims: { leaseSeconds: 1800, maxHeld: 5, claimAhead: 2, chooseReasons: chooseReasons() },
  undoHoldMs: 8000,
  offline: { maxHours: 8, maxDecisions: 50, verdicts: ['approve', 'reject', 'flag'] },
  idleLockMinutes: 10,
  mediaGraceHours: 0,
  samplingPercent: 10,
  stepUp: [],
  fourEyes: [],
  acceptedDecisionVersions: [1],
  witnessKeys: [],
  supportReference: { en: 'Identity help desk', fr: 'Assistance identité' },
  features: {},
  portalId: 'reference-portal',
});
