import type { CardArt } from '../cards/sheet';
import type { Photo } from '../photo/take-photo';
import type { Random } from '../random';
import type { PhotoPlan } from '../types';
import type { SampleApplicationFile } from '../../schema';

type Extracted = SampleApplicationFile['documents'][number]['extracted'];

function confidence(flaw: PhotoPlan['flaw'], random: Random): number {
  if (flaw === 'blur') return random.integer(11, 34);
  if (flaw === 'screen') return random.integer(70, 86);
  if (flaw === 'glare') return random.integer(82, 95);
  return random.integer(91, 99);
}

/** What the portal's reader makes of a photo: nothing that lies outside the frame, next to nothing of a blur. */
export function extractedFrom(
  art: CardArt,
  photo: Photo,
  how: { readonly plan: PhotoPlan; readonly side: 'front' | 'back'; readonly random: Random },
): Extracted {
  const { plan, side, random } = how;
  return art.regions.flatMap(({ field, value, area }) => {
    const box = photo.boxOf(area);
    if (plan.flaw === 'blur' && random.next() < 0.7) return [];
    if (box === undefined && plan.flaw !== 'screen') return [];
    const touchesEdge =
      box !== undefined && (box.x === 0 || box.y === 0 || box.x + box.w >= 1000 || box.y + box.h >= 1000);
    if (touchesEdge) return [];
    return [
      { field, value, confidencePercent: confidence(plan.flaw, random), side, ...(box === undefined ? {} : { box }) },
    ];
  });
}
