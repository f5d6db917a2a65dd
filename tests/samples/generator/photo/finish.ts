import sharp from 'sharp';
import type { Random } from '../random';
import type { PhotoPlan } from '../types';
import type { View } from './camera';
import { normalTable } from './noise';

/** Sensor noise after a phone's own smoothing: mostly brightness, a little colour, stronger in the dark. */
function addNoise(out: Uint8Array, deviation: number, random: Random): void {
  const table = normalTable(random.integer(1, 1_000_000), 65_536);
  let index = random.integer(0, 65_535);
  let previous = 0;
  for (let at = 0; at < out.length; at += 3) {
    index = (index * 1_664_525 + 1_013_904_223) >>> 0;
    const grain = table[index & 65_535] ?? 0;
    const common = grain * 0.75 + previous * 0.5;
    previous = grain;
    const tint = (table[(index >>> 16) & 65_535] ?? 0) * 0.32;
    const brightness = out[at + 1] ?? 0;
    const strength = deviation * (1.35 - brightness / 300);
    for (let channel = 0; channel < 3; channel += 1) {
      const value = (out[at + channel] ?? 0) + (common + (channel === 1 ? -tint : tint)) * strength + 0.5;
      out[at + channel] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
}

function clamp(value: number, limit: number): number {
  return value < 0 ? 0 : value >= limit ? limit - 1 : value;
}

/** Smears a picture along a falling line, as an unsteady hand does; at its edges the outermost pixels stand for what is beyond. */
function smear(out: Uint8Array, width: number, reach: number): Uint8Array {
  const result = new Uint8Array(out.length);
  const height = out.length / 3 / width;
  const steps = Array.from({ length: Math.floor((reach * 2) / 3) + 1 }, (_, at) => at * 3 - reach);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let [r, g, b] = [0, 0, 0];
      for (const step of steps) {
        const from = (clamp(y + step, height) * width + clamp(x + step * 3, width)) * 3;
        r += out[from] ?? 0;
        g += out[from + 1] ?? 0;
        b += out[from + 2] ?? 0;
      }
      const at = (y * width + x) * 3;
      result[at] = r / steps.length;
      result[at + 1] = g / steps.length;
      result[at + 2] = b / steps.length;
    }
  }
  return result;
}

const TURN: Readonly<Record<PhotoPlan['orientation'], number>> = { 1: 0, 3: 180, 6: 270, 8: 90 };

const PHONES = [
  ['Fjordtel', 'Nova 9'],
  ['Fjordtel', 'Nova 11'],
  ['Kestrel', 'K4 Lite'],
  ['Kestrel', 'K5'],
  ['Ombra', 'One'],
] as const;

/** A finished photo. */
export interface Jpeg {
  readonly bytes: Buffer;
  readonly quality: number;
}

async function encode(
  upright: Uint8Array,
  view: View,
  plan: PhotoPlan,
  targetBytes: number,
  random: Random,
): Promise<Jpeg> {
  const [make, model] = random.pick(PHONES);
  const turned = await sharp(upright, {
    raw: { width: view.width, height: view.height, channels: 3 },
    limitInputPixels: false,
  })
    .rotate(TURN[plan.orientation])
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: turned.info.width, height: turned.info.height, channels: 3 } as const;
  const at = async (quality: number): Promise<Buffer> =>
    await sharp(turned.data, { raw, limitInputPixels: false })
      .withExif({ IFD0: { Make: make, Model: model, Software: 'SPECIMEN' } })
      .withMetadata({ orientation: plan.orientation })
      .jpeg({ quality, chromaSubsampling: '4:2:0', optimiseCoding: true })
      .toBuffer();
  let low = 38;
  let high = 93;
  let best: Jpeg = { bytes: await at(low), quality: low };
  while (high - low > 3) {
    const middle = Math.round((low + high) / 2);
    const bytes = await at(middle);
    if (bytes.length <= targetBytes) {
      best = { bytes, quality: middle };
      low = middle;
    } else high = middle;
  }
  return best;
}

/** Takes the picture: focus, unsteady hand, noise, orientation, compression to about the wanted size. */
export async function develop(
  scene: Uint8Array,
  options: { readonly view: View; readonly plan: PhotoPlan; readonly targetBytes: number; readonly random: Random },
): Promise<Jpeg> {
  const { view, plan, targetBytes, random } = options;
  const raw = { width: view.width, height: view.height, channels: 3 } as const;
  const blurred = plan.flaw === 'blur';
  const sigma = (view.width / 4000) * (blurred ? 8 : random.between(0.75, 1.25));
  let pixels: Uint8Array = await sharp(scene, { raw, limitInputPixels: false })
    .blur(Math.max(0.4, sigma))
    .raw()
    .toBuffer();
  if (blurred) pixels = smear(pixels, view.width, Math.round(view.width / 210));
  addNoise(pixels, random.between(1.5, 2.5), random);
  return await encode(pixels, view, plan, targetBytes, random);
}
