import type { Random } from '../random';

/** How a scene is lit: a coarse grid of factors, three a cell. */
export interface Light {
  readonly columns: number;
  readonly rows: number;
  readonly factors: Float32Array;
}

const COLUMNS = 64;
const ROWS = 48;

/** Uneven indoor light: a window or lamp on one side, corners that fall off, the shadow of hand and phone. */
export function createLight(random: Random): Light {
  const direction = random.between(0, Math.PI * 2);
  const fall = random.between(0.12, 0.26);
  const warm = random.between(-0.045, 0.06);
  const level = random.between(0.96, 1.06);
  const vignette = random.between(0.1, 0.22);
  const shadow = {
    x: random.between(0.1, 0.9),
    y: random.between(0.86, 1.2),
    size: random.between(0.26, 0.44),
    depth: random.between(0.08, 0.24),
  };
  const glow = {
    x: random.between(0.1, 0.9),
    y: random.between(0.05, 0.6),
    size: random.between(0.3, 0.55),
    gain: random.between(0.03, 0.1),
  };
  const factors = new Float32Array(COLUMNS * ROWS * 3);
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const x = column / (COLUMNS - 1);
      const y = row / (ROWS - 1);
      const slope = 1 + fall * ((x - 0.5) * Math.cos(direction) + (y - 0.5) * Math.sin(direction)) * 2;
      const corner = 1 - vignette * ((x - 0.5) ** 2 + (y - 0.5) ** 2) * 2;
      const hand =
        1 - shadow.depth * Math.exp(-(((x - shadow.x) / shadow.size) ** 2) - ((y - shadow.y) / shadow.size) ** 2);
      const lamp = 1 + glow.gain * Math.exp(-(((x - glow.x) / glow.size) ** 2) - ((y - glow.y) / glow.size) ** 2);
      const factor = level * slope * corner * hand * lamp;
      const at = (row * COLUMNS + column) * 3;
      factors[at] = factor * (1 + warm);
      factors[at + 1] = factor;
      factors[at + 2] = factor * (1 - warm * 1.2);
    }
  }
  return { columns: COLUMNS, rows: ROWS, factors };
}

/** Fills `row` with the factors of one line of a picture, three a pixel; `v` is 0 at its top and 1 at its bottom. */
export function lightRow(light: Light, v: number, row: Float32Array): void {
  const { columns, rows, factors } = light;
  const y = Math.min(v * (rows - 1), rows - 1.001);
  const top = Math.floor(y);
  const fy = y - top;
  const pixels = row.length / 3;
  for (let x = 0; x < pixels; x += 1) {
    const u = Math.min((x / pixels) * (columns - 1), columns - 1.001);
    const left = Math.floor(u);
    const fx = u - left;
    const a = (top * columns + left) * 3;
    const b = a + columns * 3;
    for (let channel = 0; channel < 3; channel += 1) {
      const upper = (factors[a + channel] ?? 1) * (1 - fx) + (factors[a + 3 + channel] ?? 1) * fx;
      const lower = (factors[b + channel] ?? 1) * (1 - fx) + (factors[b + 3 + channel] ?? 1) * fx;
      row[x * 3 + channel] = upper * (1 - fy) + lower * fy;
    }
  }
}
