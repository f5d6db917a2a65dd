import { OUTLINE_SIDE_PX, type SmallPicture, findOutline } from './document-outline';
import type { Part } from './view-transform';

function scaledDown(image: HTMLImageElement): SmallPicture | undefined {
  const scale = OUTLINE_SIDE_PX / Math.max(image.naturalWidth, image.naturalHeight);
  const width = Math.max(1, Math.round(image.naturalWidth * scale));
  const height = Math.max(1, Math.round(image.naturalHeight * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  return { width, height, rgba: context.getImageData(0, 0, width, height).data };
}

/** Decodes a photo and looks where its document lies. Rejects when the photo does not open. */
export async function decodePhoto(url: string, holds: readonly Part[]): Promise<Part | undefined> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const small = scaledDown(image);
  return small && findOutline(small, holds);
}
