import sharp from 'sharp';
import type { Pixels } from '../card-image';
import type { Random } from '../random';
import type { PhotoPlan } from '../types';
import type { View } from './camera';
import { createLight, lightRow } from './light';
import { castShadow } from './shadow';
import { paintSurface } from './surface';

/** What falls on the document itself, on top of its own colours. */
export interface Overlay {
  /** Adds light (0 to 255 and more) at a place of the document, both 0 to 1. */
  readonly gleam: (u: number, v: number) => number;
  /** Multiplies red, green and blue at a place of the document, given in photo pixels too. */
  readonly raster?: (u: number, v: number, into: Float32Array) => void;
}

async function backgroundOf(plan: PhotoPlan, view: View, seed: number): Promise<Uint8Array> {
  const half = { width: view.width / 2, height: view.height / 2 };
  const raw = { width: half.width, height: half.height, channels: 3 } as const;
  return await sharp(paintSurface(plan.surface, half, seed), { raw })
    .resize(view.width, view.height, { kernel: 'cubic' })
    .raw()
    .toBuffer();
}

/** Writes the colour of the document at a place into `into` (red, green, blue, cover), by bilinear sampling. */
function sample(card: Pixels, x: number, y: number, into: Float32Array): void {
  const { data, width, height } = card;
  const column = Math.max(0, Math.min(width - 2, Math.floor(x)));
  const row = Math.max(0, Math.min(height - 2, Math.floor(y)));
  const fx = Math.max(0, Math.min(1, x - column));
  const fy = Math.max(0, Math.min(1, y - row));
  const a = (row * width + column) * 4;
  const c = a + width * 4;
  const wa = (1 - fx) * (1 - fy);
  const wb = fx * (1 - fy);
  const wc = (1 - fx) * fy;
  const wd = fx * fy;
  for (let channel = 0; channel < 4; channel += 1)
    into[channel] =
      (data[a + channel] ?? 0) * wa +
      (data[a + 4 + channel] ?? 0) * wb +
      (data[c + channel] ?? 0) * wc +
      (data[c + 4 + channel] ?? 0) * wd;
}

interface Layers {
  readonly card: Pixels;
  readonly art: { readonly width: number; readonly height: number; readonly cornerRadius: number };
  readonly overlay: Overlay;
}

/** Lays the document into the picture: perspective, cover at its edges, gleam. Changes `out` in place. */
function layDown(out: Uint8Array, view: View, { card, art, overlay }: Layers): void {
  const [a, b, c, d, e, f, g, h, i] = view.toCard;
  const xs = view.corners.map(({ x }) => x);
  const ys = view.corners.map(({ y }) => y);
  const left = Math.max(0, Math.floor(Math.min(...xs)) - 2);
  const right = Math.min(view.width - 1, Math.ceil(Math.max(...xs)) + 2);
  const top = Math.max(0, Math.floor(Math.min(...ys)) - 2);
  const bottom = Math.min(view.height - 1, Math.ceil(Math.max(...ys)) + 2);
  const ratioX = card.width / art.width;
  const ratioY = card.height / art.height;
  const colour = new Float32Array(4);
  const factor = new Float32Array([1, 1, 1]);
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const w = g * x + h * y + i;
      const u = (a * x + b * y + c) / w;
      const v = (d * x + e * y + f) / w;
      if (u < -1 || v < -1 || u > art.width + 1 || v > art.height + 1) continue;
      const edge = Math.min(1, Math.max(0, Math.min(u, v, art.width - u, art.height - v) * view.scale + 0.5));
      sample(card, u * ratioX - 0.5, v * ratioY - 0.5, colour);
      const cover = ((colour[3] ?? 0) / 255) * edge;
      if (cover <= 0) continue;
      const gleam = overlay.gleam(u / art.width, v / art.height);
      overlay.raster?.(u, v, factor);
      const at = (y * view.width + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const lit = (colour[channel] ?? 0) * 0.94 * (factor[channel] ?? 1) + gleam;
        const value = (out[at + channel] ?? 0) * (1 - cover) + lit * cover;
        out[at + channel] = value > 255 ? 255 : value;
      }
    }
  }
}

function shine(out: Uint8Array, view: View, random: Random): void {
  const light = createLight(random);
  const row = new Float32Array(view.width * 3);
  for (let y = 0; y < view.height; y += 1) {
    lightRow(light, y / view.height, row);
    const start = y * view.width * 3;
    for (let at = 0; at < row.length; at += 1) {
      const value = (out[start + at] ?? 0) * (row[at] ?? 1);
      out[start + at] = value > 255 ? 255 : value;
    }
  }
}

/** Puts a document on a table and lights the scene. Result: three bytes a pixel, upright. */
export async function composeScene(
  layers: Layers,
  scene: { readonly plan: PhotoPlan; readonly view: View; readonly random: Random },
): Promise<Uint8Array> {
  const { plan, view, random } = scene;
  const out = await backgroundOf(plan, view, random.integer(1, 1_000_000));
  const shadow = await castShadow(view, layers.art, random);
  for (let at = 0, pixel = 0; pixel < shadow.length; pixel += 1, at += 3) {
    const shade = (shadow[pixel] ?? 255) / 255;
    out[at] = (out[at] ?? 0) * shade;
    out[at + 1] = (out[at + 1] ?? 0) * shade;
    out[at + 2] = (out[at + 2] ?? 0) * shade;
  }
  layDown(out, view, layers);
  shine(out, view, random);
  return out;
}
