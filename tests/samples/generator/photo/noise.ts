import { createRandom } from '../random';

/** Smooth noise over the plane, 0 to 1, that repeats every 256 units. */
export type PlaneNoise = (x: number, y: number) => number;

/** Value noise on a lattice of random numbers. */
export function createPlaneNoise(seed: number): PlaneNoise {
  const random = createRandom(seed);
  const lattice = Float32Array.from({ length: 65_536 }, () => random.next());
  return (x, y) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const fx = x - column;
    const fy = y - row;
    const u = fx * fx * (3 - 2 * fx);
    const v = fy * fy * (3 - 2 * fy);
    const left = column & 255;
    const right = (column + 1) & 255;
    const top = (row & 255) << 8;
    const bottom = ((row + 1) & 255) << 8;
    const a = lattice[top | left] ?? 0;
    const b = lattice[top | right] ?? 0;
    const c = lattice[bottom | left] ?? 0;
    const d = lattice[bottom | right] ?? 0;
    return a + (b - a) * u + (c - a) * v + (a - b - c + d) * u * v;
  };
}

/** Several octaves of noise, 0 to about 1. */
export function layered(noise: PlaneNoise, x: number, y: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let scale = 1;
  for (let octave = 0; octave < octaves; octave += 1) {
    sum += weight * noise(x * scale + octave * 17.3, y * scale + octave * 9.1);
    weight *= 0.5;
    scale *= 2.03;
  }
  return sum;
}

/** A table of normally distributed numbers (mean 0, deviation 1), for cheap sensor noise. Source: Box and Muller 1958. */
export function normalTable(seed: number, length: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from(
    { length },
    () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next()),
  );
}
