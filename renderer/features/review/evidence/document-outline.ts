import type { Part, Size } from './view-transform';

/** A picture scaled down to at most `OUTLINE_SIDE_PX`, four bytes per pixel as a canvas gives them. */
export interface SmallPicture extends Size {
  rgba: Uint8ClampedArray;
}

/** How large the longer side of the picture is in which a document is looked for: grain and small print melt away, its edge stays. */
export const OUTLINE_SIDE_PX = 96;

/** How much of its size is left free on each side of the document. Source: the design's rule for the first view. */
const AIR = 0.04;
/** A document smaller than this share of the photo was not found, but something printed on it. */
const SMALLEST = 0.12;
/** One that fills more has nothing around it that is worth leaving out. */
const LARGEST = 0.86;
/** How far a colour lies from every colour of the table before it is not table, beyond what the table's own colours do. */
const BEYOND_TABLE = 7;
const TABLE_QUANTILE = 0.96;
/** An island of this share of the largest is a part of the document too. */
const BELONGS = 0.04;
/** Two places of the margin that are closer are the same spot of the table. */
const FAR_PX = 8;

/** How far two colours lie apart, squared: millions are compared. */
function apart(rgba: Uint8ClampedArray, a: number, b: number): number {
  const red = (rgba[a * 4] ?? 0) - (rgba[b * 4] ?? 0);
  const green = (rgba[a * 4 + 1] ?? 0) - (rgba[b * 4 + 1] ?? 0);
  const blue = (rgba[a * 4 + 2] ?? 0) - (rgba[b * 4 + 2] ?? 0);
  return red * red + green * green + blue * blue;
}

/** Every pixel of the photo’s margin: what the document lies on. */
function marginOf({ width, height }: Size): number[] {
  const places: number[] = [];
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    if (Math.min(x, y, width - 1 - x, height - 1 - y) < 1) places.push(at);
  }
  return places;
}

/** How far a colour lies from the nearest of others. */
function nearest(rgba: Uint8ClampedArray, at: number, among: readonly number[]): number {
  let least = Infinity;
  for (const other of among) least = Math.min(least, apart(rgba, at, other));
  return Math.sqrt(least);
}

/** How far a colour of the table lies from the next one elsewhere on the table, nearly at most. */
function tableSpread(picture: SmallPicture, margin: readonly number[]): number {
  const { rgba, width } = picture;
  const isFar = (a: number, b: number) =>
    Math.abs((a % width) - (b % width)) + Math.abs(Math.floor(a / width) - Math.floor(b / width)) > FAR_PX;
  const spreads = margin.map((at) =>
    nearest(
      rgba,
      at,
      margin.filter((other) => isFar(at, other)),
    ),
  );
  return spreads.toSorted((a, b) => a - b)[Math.floor(spreads.length * TABLE_QUANTILE)] ?? 0;
}

/** The places connected with `start`, which leave `open`. */
function island(size: Size, open: Uint8Array, start: number): number[] {
  const places: number[] = [];
  const waiting = [start];
  open[start] = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    places.push(at);
    const x = at % size.width;
    const next = [at - size.width, at + size.width, x > 0 ? at - 1 : -1, x < size.width - 1 ? at + 1 : -1];
    for (const to of next)
      if (open[to] === 1) {
        open[to] = 0;
        waiting.push(to);
      }
  }
  return places;
}

function boundsOf(size: Size, places: readonly number[]): Part {
  const xs = places.map((at) => at % size.width);
  const ys = places.map((at) => Math.floor(at / size.width));
  return {
    left: Math.min(...xs) / size.width,
    top: Math.min(...ys) / size.height,
    right: (Math.max(...xs) + 1) / size.width,
    bottom: (Math.max(...ys) + 1) / size.height,
  };
}

const isWithin = (inner: Part, outer: Part): boolean =>
  inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right && inner.bottom <= outer.bottom;

function withAir({ left, top, right, bottom }: Part): Part {
  const [x, y] = [(right - left) * AIR, (bottom - top) * AIR];
  return {
    left: Math.max(0, left - x),
    top: Math.max(0, top - y),
    right: Math.min(1, right + x),
    bottom: Math.min(1, bottom + y),
  };
}

/**
 * Where the document lies in a photo of it: what has no colour of the photo's margin. `undefined` when that is not
 * plain: too small, the whole photo, or without a part of `holds` (what was read from the document). With a little air around it.
 */
export function findOutline(picture: SmallPicture, holds: readonly Part[]): Part | undefined {
  const margin = marginOf(picture);
  const most = tableSpread(picture, margin) + BEYOND_TABLE;
  const open = new Uint8Array(picture.width * picture.height);
  for (const at of open.keys()) open[at] = margin.some((other) => apart(picture.rgba, at, other) <= most ** 2) ? 0 : 1;
  const islands: number[][] = [];
  for (const start of open.keys()) if (open[start] === 1) islands.push(island(picture, open, start));
  const largest = Math.max(...islands.map((places) => places.length));
  // A stripe as dark as the table parts a card: what is beyond it belongs to it.
  const places = islands.filter((one) => one.length >= largest * BELONGS).flat();
  if (places.length === 0) return undefined;
  const part = boundsOf(picture, places);
  const share = (part.right - part.left) * (part.bottom - part.top);
  if (share < SMALLEST || share > LARGEST || !holds.every((one) => isWithin(one, part))) return undefined;
  return withAir(part);
}
