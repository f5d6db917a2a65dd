import type { Application, MediaRef } from '../portal-api/application';
import type { DecisionEvidence } from '../portal-api/decision';
import type { Policy } from '../portal-api/policy';

/** One file of evidence with its place in the application. */
export interface EvidenceItem {
  media: MediaRef;
  place: { kind: 'side'; documentId: string; side: 'front' | 'back' } | { kind: 'clip' };
}

/** Every file that a reviewer has to have seen: sides in document order, then the clip. */
export function evidenceOf(application: Pick<Application, 'documents' | 'liveness'>): EvidenceItem[] {
  const sides = application.documents.flatMap((document) =>
    (['front', 'back'] as const).flatMap((side): EvidenceItem[] => {
      const media = document.sides[side];
      return media ? [{ media, place: { kind: 'side', documentId: document.id, side } }] : [];
    }),
  );
  const clip = application.liveness?.video;
  return clip ? [...sides, { media: clip, place: { kind: 'clip' } }] : sides;
}

/** Whether what was seen of one file is enough under the policy. */
export function isSeen(
  policy: Pick<Policy, 'evidenceSeen'>,
  media: Pick<MediaRef, 'kind'>,
  seen: Pick<DecisionEvidence, 'seenMs' | 'playedPercent'> | undefined,
): boolean {
  if (!seen) return false;
  return media.kind === 'liveness_clip'
    ? seen.playedPercent >= policy.evidenceSeen.clipMinPercent
    : seen.seenMs >= policy.evidenceSeen.photoMinMs;
}
