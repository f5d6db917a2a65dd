import type { Random } from '../random';
import type { Overlay } from './compose';

/** The soft band of light that a laminated card always shows. */
export function sheen(random: Random): Overlay {
  const angle = random.between(0.3, 1.2);
  const offset = random.between(0.3, 1.1);
  const gain = random.between(7, 20);
  const width = random.between(0.1, 0.24);
  return {
    gleam: (u, v) => {
      const distance = (u * Math.cos(angle) + v * Math.sin(angle) - offset) / width;
      return gain * Math.exp(-distance * distance);
    },
  };
}

/** A lamp mirrored in the laminate, over the portrait. */
export function glare(random: Random): Overlay {
  const base = sheen(random);
  const x = random.between(0.17, 0.21);
  const y = random.between(0.36, 0.44);
  return {
    gleam: (u, v) => {
      const du = u - x;
      const dv = (v - y) * 0.8;
      const turned = { a: du * 0.86 + dv * 0.5, b: -du * 0.5 + dv * 0.86 };
      const core = Math.exp(-((turned.a / 0.1) ** 2) - (turned.b / 0.14) ** 2);
      const halo = Math.exp(-((turned.a / 0.26) ** 2) - (turned.b / 0.3) ** 2);
      const streak = Math.exp(-((turned.b / 0.05) ** 2) - (turned.a / 0.5) ** 2);
      return base.gleam(u, v) + core * 330 + halo * 74 + streak * 46;
    },
  };
}

/** What gives a screen away: rows of coloured dots that beat with the sensor, and bands of brightness. */
export function screenRaster(unitsPerDot: number, random: Random): Overlay {
  const base = sheen(random);
  const tilt = random.between(0.9, 1.1);
  return {
    gleam: (u, v) => base.gleam(u, v) + 24 * Math.exp(-(((u - 0.72 + v * 0.3) / 0.09) ** 2)),
    raster: (x, y, into) => {
      const column = (x / unitsPerDot) * Math.PI * 2;
      const row = (y / unitsPerDot) * Math.PI * 2;
      const line = 0.93 + 0.07 * Math.sin(row);
      const beat = 1 + 0.055 * Math.sin(x * 0.021 * tilt + Math.sin(y * 0.011) * 3.4) * Math.sin(y * 0.027 + x * 0.004);
      into[0] = (0.93 + 0.15 * Math.sin(column)) * line * beat;
      into[1] = (0.96 + 0.15 * Math.sin(column + 2.09)) * line * (2 - beat);
      into[2] = (1.05 + 0.15 * Math.sin(column + 4.19)) * line * beat;
    },
  };
}
