import { evidenceOf } from '../../../../shared/domain/evidence';
import type { Application } from '../../../../shared/portal-api/application';
import type { Part } from './view-transform';

/** The portal gives places in thousandths of the photo. */
const WHOLE_SIDE = 1000;

/** The photos of an application by media id, each with the places that the portal read something from. */
export function photosOf(
  application: Pick<Application, 'documents' | 'liveness'>,
): ReadonlyMap<string, { holds: readonly Part[] }> {
  const read = new Map(
    application.documents.flatMap(({ sides, extracted }) =>
      (['front', 'back'] as const).map((side): [string | undefined, Part[]] => [
        sides[side]?.id,
        extracted.flatMap(({ side: readOn, box }) =>
          readOn === side && box
            ? {
                left: box.x / WHOLE_SIDE,
                top: box.y / WHOLE_SIDE,
                right: (box.x + box.w) / WHOLE_SIDE,
                bottom: (box.y + box.h) / WHOLE_SIDE,
              }
            : [],
        ),
      ]),
    ),
  );
  return new Map(
    evidenceOf(application).flatMap(({ media }) =>
      media.kind === 'liveness_clip' ? [] : [[media.id, { holds: read.get(media.id) ?? [] }]],
    ),
  );
}
