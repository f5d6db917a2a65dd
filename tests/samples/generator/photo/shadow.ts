import sharp from 'sharp';
import type { Random } from '../random';
import type { View } from './camera';
import { project } from './homography';

const REDUCTION = 8;

/** What throws the shadow, in the units of its drawing. */
interface Size {
  readonly width: number;
  readonly height: number;
  readonly cornerRadius: number;
}

/** The outline of the document in the photo, with its rounded corners, as the points of an SVG polygon. */
function outline(view: View, size: Size, moveX: number, moveY: number): string {
  const { width, height, cornerRadius: r } = size;
  const centres = [
    { x: width - r, y: r, from: -90 },
    { x: width - r, y: height - r, from: 0 },
    { x: r, y: height - r, from: 90 },
    { x: r, y: r, from: 180 },
  ];
  return centres
    .flatMap(({ x, y, from }) =>
      [0, 15, 30, 45, 60, 75, 90].map((step) => {
        const angle = ((from + step) * Math.PI) / 180;
        const at = project(view.toPhoto, { x: x + Math.cos(angle) * r, y: y + Math.sin(angle) * r });
        return `${(at.x / REDUCTION + moveX).toFixed(2)},${(at.y / REDUCTION + moveY).toFixed(2)}`;
      }),
    )
    .join(' ');
}

/** Shadow that a flat thing throws on the table: one byte a pixel, 255 where there is none. */
export async function castShadow(view: View, size: Size, random: Random): Promise<Uint8Array> {
  const width = Math.round(view.width / REDUCTION);
  const height = Math.round(view.height / REDUCTION);
  const unit = view.width / REDUCTION / 500;
  const dx = random.between(-4.5, 4.5) * unit;
  const dy = random.between(2.5, 6.5) * unit;
  const polygon = (moveX: number, moveY: number, blur: number, opacity: number): string =>
    `<filter id="b${blur.toFixed(1)}" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="${blur}"/></filter><polygon points="${outline(view, size, moveX, moveY)}" fill="#000" opacity="${opacity}" filter="url(#b${blur.toFixed(1)})"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${polygon(dx, dy, 7 * unit, 0.34)}${polygon(dx * 0.4, dy * 0.45, 2 * unit, 0.46)}${polygon(dx * 0.15, dy * 0.2, 0.8 * unit, 0.5)}</svg>`;
  // Two steps: asked to resize a drawing, sharp would draw it at the full size, and blur there for ten seconds.
  const small = await sharp(Buffer.from(svg)).flatten({ background: '#fff' }).extractChannel(0).raw().toBuffer();
  return await sharp(small, { raw: { width, height, channels: 1 } })
    .resize(view.width, view.height, { kernel: 'cubic', fit: 'fill' })
    .extractChannel(0)
    .raw()
    .toBuffer();
}
