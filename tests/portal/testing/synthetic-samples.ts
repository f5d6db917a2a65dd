import { createHash } from 'node:crypto';
import type { Application, DocumentType, MediaRef } from '../../../shared/portal-api';
import type { PortalSample } from '../portal-sample';

/** A PNG of one grey pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

/** The first box of an MP4 file, enough to be taken for one. Source: ISO/IEC 14496-12 §4.3. */
const MP4_START = Buffer.from('0000001c6674797069736f6d0000020069736f6d6d703432', 'hex');

/** A file of its own for each name: the pixel or the box, and the name after its end, where decoders do not look. */
const fileOf = (name: string): Uint8Array =>
  Buffer.concat([name.endsWith('-clip') ? MP4_START : PIXEL, Buffer.from(name.padEnd(200, '.'))]);

function mediaOf(id: string, kind: MediaRef['kind']): MediaRef {
  const bytes = fileOf(id);
  const isClip = kind === 'liveness_clip';
  return {
    id,
    kind,
    contentType: isClip ? 'video/mp4' : 'image/png',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    widthPx: 1,
    heightPx: 1,
    ...(isClip && { durationMs: 5000 }),
  };
}

/** What makes one synthetic application different from another. */
export interface SyntheticApplication {
  n: number;
  name: readonly [given: string, family: string];
  types: DocumentType[];
  level: number;
  attempt?: number;
}

function synthetic({
  n,
  name: [givenNames, familyName],
  types,
  level,
  attempt = 1,
}: SyntheticApplication): Application {
  const id = `app-${n}`;
  const submittedAt = `2026-11-${String(10 + (n % 10)).padStart(2, '0')}T08:00:00.000Z`;
  return {
    id,
    sequence: n,
    revision: 1,
    reference: `CS-2026-${String(n).padStart(4, '0')}`,
    displayName: `${givenNames} ${familyName}`,
    submittedAt,
    dueAt: '2026-12-01T08:00:00.000Z',
    priority: n % 3 === 0 ? 'high' : 'normal',
    levelRequested: level,
    documentTypes: types,
    attempt,
    status: 'pending',
    signalCount: 0,
    locale: n % 2 === 0 ? 'fr' : 'en',
    levelHeld: 0,
    applicant: {
      givenNames,
      familyName,
      birthDate: '1990-05-17',
      address: '1 Sample Street, Example',
      email: `sample${n}@example.invalid`,
      phone: '+1 555 0100',
    },
    documents: types.map((type, at) => ({
      id: `${id}-document-${at + 1}`,
      type,
      issuer: 'Republic of Examplia',
      number: `EX${n}${at}4711`,
      expiresOn: '2031-05-17',
      sides: {
        front: mediaOf(`${id}-document-${at + 1}-front`, 'document_photo'),
        ...(type !== 'passport' && { back: mediaOf(`${id}-document-${at + 1}-back`, 'document_photo') }),
      },
      extracted: [{ field: 'family_name', value: familyName, confidencePercent: 97, side: 'front' }],
    })),
    liveness: {
      video: mediaOf(`${id}-clip`, 'liveness_clip'),
      challenge: [{ cue: 'turn_left', atMs: 1500 }],
      portraitFrames: [],
      scores: [{ kind: 'face_match', valuePercent: 91, thresholdPercent: 80 }],
    },
    signals: [],
    history: [{ at: submittedAt, kind: 'submitted', attempt }],
    verifiedDocuments: [],
    consent: [{ purpose: 'identity_check', given: true, at: submittedAt }],
  };
}

const DEFAULTS: readonly SyntheticApplication[] = [
  { n: 1, name: ['Mira', 'Østergård'], types: ['passport'], level: 1 },
  { n: 2, name: ['Thị Lan', 'Nguyễn'], types: ['drivers_licence', 'health_card'], level: 2 },
  { n: 3, name: ['Omar', 'Haddad'], types: ['national_id'], level: 1 },
];

/** Tiny applications for tests that need no pictures: complete records, files of a few hundred bytes. */
export const syntheticSamples = (wanted: readonly SyntheticApplication[] = DEFAULTS): PortalSample[] =>
  wanted.map((one) => ({
    application: synthetic(one),
    readMedia: (mediaId) => Promise.resolve(fileOf(mediaId)),
  }));
