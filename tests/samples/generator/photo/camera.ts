import type { Random } from '../random';
import type { PhotoPlan } from '../types';
import type { Homography, Point } from './homography';
import { homographyBetween } from './homography';

/** Where a document lies in a photo. Corners run clockwise from the top left one. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly corners: readonly Point[];
  /** From units of the drawing to pixels of the upright photo. */
  readonly toPhoto: Homography;
  /** Back again. */
  readonly toCard: Homography;
  /** Pixels of the photo for one unit of the drawing, near its middle. */
  readonly scale: number;
}

/** Size of the upright photo. */
function photoSize(plan: PhotoPlan): { readonly width: number; readonly height: number } {
  const [long, short] = plan.megapixels === 12 ? [4000, 3000] : [3264, 2448];
  return plan.portraitFormat === true ? { width: short, height: long } : { width: long, height: short };
}

/** True when the whole document is in the picture, with a little room around it. */
function insideFrame(corners: readonly Point[], width: number, height: number): boolean {
  const room = Math.max(width, height) * 0.012;
  return corners.every(({ x, y }) => x > room && y > room && x < width - room && y < height - room);
}

/** Holds the phone over a document: a little turned, a little tilted, not quite centred. */
export function aim(art: { readonly width: number; readonly height: number }, plan: PhotoPlan, random: Random): View {
  const { width, height } = photoSize(plan);
  const cropped = plan.flaw === 'crop';
  const upright = plan.portraitFormat === true && art.width > art.height;
  const fill = (cropped ? 1.02 : plan.flaw === 'screen' ? 0.86 : upright ? 0.87 : 0.77) + random.between(-0.02, 0.045);
  const turn = random.between(-0.085, 0.085);
  const pitch = random.between(0.05, 0.22) * random.pick([1, 1, 1, -1]);
  const yaw = random.between(-0.16, 0.16);
  const focal = Math.max(width, height) * 1.05;
  let scale = Math.min((width * fill) / art.width, (height * fill * 1.06) / art.height);
  const centre = {
    x: width * (0.5 + random.between(-0.025, 0.025) + (cropped ? random.pick([-0.2, 0.2]) : 0)),
    y: height * (0.5 + random.between(-0.03, 0.03)),
  };
  const corner = (sx: number, sy: number): Point => {
    const x0 = sx * art.width * 0.5 * scale;
    const y0 = sy * art.height * 0.5 * scale;
    const x1 = x0 * Math.cos(turn) - y0 * Math.sin(turn);
    const y1 = x0 * Math.sin(turn) + y0 * Math.cos(turn);
    const z = y1 * Math.sin(pitch) + x1 * Math.sin(yaw);
    const depth = focal / (focal - z);
    return {
      x: centre.x + x1 * Math.cos(yaw) * depth,
      y: centre.y + y1 * Math.cos(pitch) * depth,
    };
  };
  const placed = (): readonly Point[] => [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
  let corners = placed();
  while (!cropped && !insideFrame(corners, width, height)) {
    scale *= 0.97;
    centre.x += (width / 2 - centre.x) * 0.2;
    centre.y += (height / 2 - centre.y) * 0.2;
    corners = placed();
  }
  const flat = [
    { x: 0, y: 0 },
    { x: art.width, y: 0 },
    { x: art.width, y: art.height },
    { x: 0, y: art.height },
  ];
  return {
    width,
    height,
    corners,
    toPhoto: homographyBetween(flat, corners),
    toCard: homographyBetween(corners, flat),
    scale,
  };
}
