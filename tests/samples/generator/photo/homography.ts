/** A point in a plane. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A projective map, row by row; the last element is 1. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

function eliminate(rows: number[][]): readonly number[] {
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    const top = rows[pivot] ?? [];
    rows[pivot] = rows[column] ?? [];
    rows[column] = top;
    const lead = top[column] ?? 0;
    if (Math.abs(lead) < 1e-12) throw new RangeError('the four points lie on a line');
    for (let row = 0; row < size; row += 1) {
      const current = rows[row];
      if (row === column || current === undefined) continue;
      const factor = (current[column] ?? 0) / lead;
      for (let at = column; at <= size; at += 1) current[at] = (current[at] ?? 0) - factor * (top[at] ?? 0);
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}

/** The map that takes four points to four others; throws RangeError when they are degenerate. */
export function homographyBetween(from: readonly Point[], to: readonly Point[]): Homography {
  const rows: number[][] = [];
  from.forEach(({ x, y }, at) => {
    const target = to[at];
    if (target === undefined) throw new RangeError('as many targets as sources are needed');
    rows.push([x, y, 1, 0, 0, 0, -target.x * x, -target.x * y, target.x]);
    rows.push([0, 0, 0, x, y, 1, -target.y * x, -target.y * y, target.y]);
  });
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = eliminate(rows);
  return [a, b, c, d, e, f, g, h, 1];
}

/** Where a point goes. */
export function project(map: Homography, { x, y }: Point): Point {
  const w = map[6] * x + map[7] * y + map[8];
  return { x: (map[0] * x + map[1] * y + map[2]) / w, y: (map[3] * x + map[4] * y + map[5]) / w };
}
