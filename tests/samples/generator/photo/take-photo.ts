import sharp from 'sharp';
import type { Pixels } from '../card-image';
import { rasterise } from '../card-image';
import type { Area, CardArt } from '../cards/sheet';
import { createRandom } from '../random';
import type { PhotoPlan } from '../types';
import type { View } from './camera';
import { aim } from './camera';
import { composeScene } from './compose';
import { develop } from './finish';
import { project } from './homography';
import { glare, screenRaster, sheen } from './overlay';

/** A rectangle on the upright photo, in thousandths of its sides. */
interface PermilleBox {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A photo of a document with the means to say where on it something is. */
export interface Photo {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  /** Place of an area of the drawing; undefined where it lies outside the frame. */
  readonly boxOf: (area: Area) => PermilleBox | undefined;
}

function permille(value: number, side: number): number {
  return Math.max(0, Math.min(1000, Math.round((value / side) * 1000)));
}

/** The rectangle around an area of the drawing after it went through the camera. */
function boxOn(view: View, { x, y, w, h }: Area): PermilleBox | undefined {
  const points = [
    { x, y },
    { x: x + w, y },
    { x: x + w, y: y + h },
    { x, y: y + h },
  ].map((point) => project(view.toPhoto, point));
  const left = permille(Math.min(...points.map((point) => point.x)), view.width);
  const right = permille(Math.max(...points.map((point) => point.x)), view.width);
  const top = permille(Math.min(...points.map((point) => point.y)), view.height);
  const bottom = permille(Math.max(...points.map((point) => point.y)), view.height);
  return right - left < 4 || bottom - top < 4 ? undefined : { x: left, y: top, w: right - left, h: bottom - top };
}

/** Shows a finished photo on a tablet and returns the tablet as if it were a document. */
async function onScreen(photo: Pixels): Promise<Pixels> {
  const frame = { width: 2760, height: 2080, bezel: 110 };
  const inner = await sharp(photo.data, { raw: { width: photo.width, height: photo.height, channels: 3 } })
    .resize(frame.width - frame.bezel * 2, frame.height - frame.bezel * 2, { fit: 'cover' })
    .modulate({ brightness: 1.06, saturation: 1.08 })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const body = `<svg xmlns="http://www.w3.org/2000/svg" width="${frame.width}" height="${frame.height}"><rect width="100%" height="100%" rx="90" fill="#0b0c0e"/><rect x="6" y="6" width="${frame.width - 12}" height="${frame.height - 12}" rx="86" fill="none" stroke="#3d4147" stroke-width="10"/><circle cx="${frame.width / 2}" cy="54" r="13" fill="#1b2430"/></svg>`;
  const { data, info } = await sharp(Buffer.from(body))
    .composite([{ input: inner, left: frame.bezel, top: frame.bezel }])
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 4 };
}

async function photographScreen(art: CardArt, plan: PhotoPlan, seed: number, targetBytes: number): Promise<Photo> {
  const random = createRandom(seed);
  const first: PhotoPlan = { megapixels: 8, orientation: 1, surface: 'linen' };
  const view = aim(art, first, random);
  const card = await rasterise(art, Math.round(art.width * view.scale * 1.03));
  const shown = await composeScene({ card, art, overlay: sheen(random) }, { plan: first, view, random });
  const tablet = await onScreen({ data: shown, width: view.width, height: view.height, channels: 3 });
  const device = { width: tablet.width, height: tablet.height, cornerRadius: 90 };
  const outer = aim(device, plan, random);
  const overlay = screenRaster(2.55 / outer.scale, random);
  const scene = await composeScene({ card: tablet, art: device, overlay }, { plan, view: outer, random });
  const { bytes } = await develop(scene, { view: outer, plan, targetBytes, random });
  return { bytes, width: outer.width, height: outer.height, boxOf: () => undefined };
}

/** Photographs one side of a document as a phone would, deterministically from the seed. */
export async function takePhoto(art: CardArt, plan: PhotoPlan, seed: number, targetBytes: number): Promise<Photo> {
  if (plan.flaw === 'screen') return await photographScreen(art, plan, seed, targetBytes);
  const random = createRandom(seed);
  const view = aim(art, plan, random);
  const card = await rasterise(art, Math.round(art.width * view.scale * 1.03));
  const overlay = plan.flaw === 'glare' ? glare(random) : sheen(random);
  const scene = await composeScene({ card, art, overlay }, { plan, view, random });
  const { bytes } = await develop(scene, { view, plan, targetBytes, random });
  return { bytes, width: view.width, height: view.height, boxOf: (area) => boxOn(view, area) };
}
