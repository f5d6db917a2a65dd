import type { PhotoPlan } from '../types';
import type { PlaneNoise } from './noise';
import { createPlaneNoise, layered } from './noise';

/** Colour of a table at a place, 0 to 255 a channel. `u` and `v` are thousandths of the photo's longer side. */
type Shade = (u: number, v: number) => readonly [number, number, number];

function mix(a: readonly number[], b: readonly number[], t: number): readonly [number, number, number] {
  const k = t < 0 ? 0 : t > 1 ? 1 : t;
  const at = (index: number): number => (a[index] ?? 0) + ((b[index] ?? 0) - (a[index] ?? 0)) * k;
  return [at(0), at(1), at(2)];
}

interface Wood {
  readonly dark: readonly number[];
  readonly light: readonly number[];
  readonly plank: number;
}

function wood(noise: PlaneNoise, { dark, light, plank }: Wood): Shade {
  return (u, v) => {
    const board = Math.floor(v / plank);
    const shift = board * 37.7;
    const warp = layered(noise, u * 0.004 + shift, v * 0.02, 3) * 9;
    const rings = 0.5 + 0.5 * Math.sin((v * 0.09 + warp + shift) * 1.6);
    const fibre = layered(noise, u * 0.018 + shift, v * 0.7, 3);
    const pore = noise(u * 0.05 + shift, v * 1.9) > 0.86 ? -0.16 : 0;
    const edge = v - board * plank;
    const gap = edge < 1.8 ? 0.45 : edge < 3.2 ? 0.8 : 1;
    const tone = 0.2 + 0.34 * rings + 0.5 * fibre + pore + ((board * 7) % 5) * 0.035;
    const [r, g, b] = mix(dark, light, tone);
    return [r * gap, g * gap, b * gap];
  };
}

function linen(noise: PlaneNoise, thread: readonly number[], deep: readonly number[]): Shade {
  return (u, v) => {
    const a = u * 1.15 + (layered(noise, u * 0.02, v * 0.02, 2) - 0.5) * 5;
    const b = v * 1.15 + (layered(noise, u * 0.02 + 40, v * 0.02, 2) - 0.5) * 5;
    const weave = Math.sin(a) * Math.sin(b) * 0.22 + noise(u * 0.5, v * 0.05) * 0.22 + noise(u * 0.05, v * 0.5) * 0.22;
    const fold = layered(noise, u * 0.006 + 9, v * 0.006, 3) * 0.5;
    return mix(deep, thread, 0.18 + weave + fold);
  };
}

function marble(noise: PlaneNoise): Shade {
  return (u, v) => {
    const swirl = layered(noise, u * 0.006, v * 0.006, 4) * 6;
    const vein = 1 - Math.abs(Math.sin(u * 0.008 + v * 0.005 + swirl));
    const cloud = layered(noise, u * 0.004 + 70, v * 0.004, 4);
    return mix([236, 234, 231], [148, 148, 152], vein ** 9 * 0.8 + cloud * 0.22);
  };
}

function desk(noise: PlaneNoise): Shade {
  return (u, v) =>
    mix(
      [206, 203, 196],
      [226, 224, 219],
      layered(noise, u * 0.9, v * 0.9, 2) * 0.7 + layered(noise, u * 0.01, v * 0.01, 2) * 0.6,
    );
}

function slate(noise: PlaneNoise): Shade {
  return (u, v) =>
    mix([43, 46, 51], [86, 90, 97], layered(noise, u * 0.03, v * 0.03, 5) * 0.9 + noise(u * 1.1, v * 1.1) * 0.12);
}

function blanket(noise: PlaneNoise): Shade {
  return (u, v) => {
    const stripe = Math.floor((v + 30) / 62) % 4;
    const base = [
      [150, 62, 55],
      [196, 178, 150],
      [66, 84, 98],
      [196, 178, 150],
    ][stripe] ?? [150, 62, 55];
    const knit = 0.5 + 0.5 * Math.sin(u * 1.0 + Math.sin(v * 1.9) * 1.1);
    const fuzz = layered(noise, u * 0.25, v * 0.25, 3);
    return mix(
      base.map((channel) => channel * 0.55),
      base,
      0.3 + knit * 0.32 + fuzz * 0.5,
    );
  };
}

function shadeOf(name: PhotoPlan['surface'], seed: number): Shade {
  const noise = createPlaneNoise(seed);
  switch (name) {
    case 'walnut':
      return wood(noise, { dark: [52, 33, 22], light: [126, 88, 61], plank: 205 });
    case 'oak':
      return wood(noise, { dark: [140, 104, 66], light: [206, 172, 126], plank: 160 });
    case 'linen':
      return linen(noise, [214, 208, 196], [140, 134, 124]);
    case 'marble':
      return marble(noise);
    case 'desk':
      return desk(noise);
    case 'slate':
      return slate(noise);
    case 'blanket':
      return blanket(noise);
  }
}

/** Paints a table top of `width` x `height` pixels, three bytes a pixel, seen at a slight turn. */
export function paintSurface(
  name: PhotoPlan['surface'],
  size: { readonly width: number; readonly height: number },
  seed: number,
): Uint8Array {
  const { width, height } = size;
  const shade = shadeOf(name, seed);
  const out = new Uint8Array(width * height * 3);
  const scale = 1000 / Math.max(width, height);
  const angle = ((seed % 1000) / 1000 - 0.5) * 0.5;
  const cos = Math.cos(angle) * scale;
  const sin = Math.sin(angle) * scale;
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [r, g, b] = shade(x * cos - y * sin + 500, x * sin + y * cos + 500);
      out[at] = r;
      out[at + 1] = g;
      out[at + 2] = b;
      at += 3;
    }
  }
  return out;
}
