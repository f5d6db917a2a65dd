import type { Application, DocumentType, MediaRef } from '../../../../shared/portal-api/application';
import type { Policy } from '../../../../shared/portal-api/policy';

/** One place of the strip: a side of a document or the clip; `media` is absent when it was not sent. */
export type StripItem =
  | {
      kind: 'side';
      id: string;
      documentId: string;
      documentType: DocumentType;
      side: 'front' | 'back';
      media: MediaRef | undefined;
    }
  | { kind: 'clip'; id: string; media: MediaRef | undefined };

/** Every item of evidence in the order of the strip; sides that the type has and that were not sent keep their place. */
export function stripItems(
  application: Pick<Application, 'documents' | 'liveness'>,
  policy: Pick<Policy, 'documentTypes'>,
): StripItem[] {
  const sides = application.documents.flatMap((document) => {
    const required = policy.documentTypes.find(({ type }) => type === document.type)?.requiredSides ?? [];
    return (['front', 'back'] as const)
      .filter((side) => document.sides[side] !== undefined || required.includes(side))
      .map((side): StripItem => ({
        kind: 'side',
        id: document.sides[side]?.id ?? `${document.id}.${side}`,
        documentId: document.id,
        documentType: document.type,
        side,
        media: document.sides[side],
      }));
  });
  const { liveness } = application;
  if (!liveness) return sides;
  return [...sides, { kind: 'clip', id: liveness.video?.id ?? 'clip', media: liveness.video }];
}
