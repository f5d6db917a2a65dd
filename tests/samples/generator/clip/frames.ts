import sharp from 'sharp';
import type { Place } from '../face/backdrop';
import { drawPlace } from '../face/backdrop';
import { drawFace } from '../face/face';
import type { Pose } from '../face/look';
import { normalTable } from '../photo/noise';
import { createRandom } from '../random';
import type { ClipPlan } from '../types';
import { createTimeline } from './timeline';

/** Size of every clip: portrait format, 3 to 4. */
export const CLIP_WIDTH = 720;
export const CLIP_HEIGHT = 960;
/** Frames a second, constant. */
export const CLIP_RATE = 25;

const MARGIN = 24;
const LAYER_WIDTH = CLIP_WIDTH + MARGIN * 2;
const LAYER_HEIGHT = CLIP_HEIGHT + MARGIN * 2;

/** Colour of the light, red, green and blue, where a clip was recorded. */
const TINT: Readonly<Record<Place, readonly [number, number, number]>> = {
  'living-room': [1.01, 1, 0.97],
  kitchen: [1.02, 1.01, 0.98],
  office: [0.96, 0.99, 1.03],
  garden: [1.03, 1.03, 0.98],
  wall: [1, 0.98, 0.94],
  evening: [1.04, 0.95, 0.83],
  studio: [1, 1, 1],
};

async function layer(content: string, viewBox: string, alpha: boolean): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${LAYER_WIDTH}" height="${LAYER_HEIGHT}" viewBox="${viewBox}">${content}</svg>`;
  const image = sharp(Buffer.from(svg));
  return await (alpha ? image.ensureAlpha() : image.flatten({ background: '#888' })).raw().toBuffer();
}

/** A place needs the blurs that the drawing of a face defines. */
function blurs(id: string): string {
  return `<defs>${[8, 12, 22].map((b) => `<filter id="${id}b${b}" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${b}"/></filter>`).join('')}</defs>`;
}

interface Shift {
  readonly dx: number;
  readonly dy: number;
}

interface Layers {
  readonly behind: Uint8Array;
  readonly person: Uint8Array;
}

/** Lays the person over the place, both moved by fractions of a pixel. */
function compose(out: Uint8Array, { behind, person }: Layers, camera: Shift, head: Shift): void {
  const weights = ({ dx, dy }: Shift): readonly [number, number, number, number, number] => {
    const x = Math.floor(MARGIN + dx);
    const y = Math.floor(MARGIN + dy);
    const fx = MARGIN + dx - x;
    const fy = MARGIN + dy - y;
    return [y * LAYER_WIDTH + x, (1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
  };
  const [startB, b0, b1, b2, b3] = weights(camera);
  const [startP, p0, p1, p2, p3] = weights({ dx: camera.dx + head.dx, dy: camera.dy + head.dy });
  const lineB = LAYER_WIDTH * 3;
  const lineP = LAYER_WIDTH * 4;
  let at = 0;
  for (let y = 0; y < CLIP_HEIGHT; y += 1) {
    let b = (startB + y * LAYER_WIDTH) * 3;
    let p = (startP + y * LAYER_WIDTH) * 4;
    for (let x = 0; x < CLIP_WIDTH; x += 1, b += 3, p += 4, at += 3) {
      const alpha =
        ((person[p + 3] ?? 0) * p0 +
          (person[p + 7] ?? 0) * p1 +
          (person[p + lineP + 3] ?? 0) * p2 +
          (person[p + lineP + 7] ?? 0) * p3) /
        255;
      for (let c = 0; c < 3; c += 1) {
        const back =
          alpha > 0.999
            ? 0
            : (behind[b + c] ?? 0) * b0 +
              (behind[b + 3 + c] ?? 0) * b1 +
              (behind[b + lineB + c] ?? 0) * b2 +
              (behind[b + lineB + 3 + c] ?? 0) * b3;
        const front =
          alpha < 0.001
            ? 0
            : (person[p + c] ?? 0) * p0 +
              (person[p + 4 + c] ?? 0) * p1 +
              (person[p + lineP + c] ?? 0) * p2 +
              (person[p + lineP + 4 + c] ?? 0) * p3;
        out[at + c] = back * (1 - alpha) + front * alpha;
      }
    }
  }
}

/** Light of the place, darker corners and grain. Changes the frame. */
function grade(frame: Uint8Array, place: Place, table: Float32Array, seed: number): void {
  const tint = TINT[place];
  const dim = place === 'evening' ? 0.95 : 1;
  let index = seed >>> 0;
  let at = 0;
  for (let y = 0; y < CLIP_HEIGHT; y += 1) {
    const v = (y / CLIP_HEIGHT - 0.5) ** 2;
    for (let x = 0; x < CLIP_WIDTH; x += 1, at += 3) {
      const corner = dim * (1 - 0.3 * ((x / CLIP_WIDTH - 0.5) ** 2 + v));
      index = (Math.imul(index, 1_664_525) + 1_013_904_223) >>> 0;
      const grain = (table[index & 65_535] ?? 0) * (place === 'evening' ? 3.4 : 2.2);
      for (let c = 0; c < 3; c += 1) {
        const value = (frame[at + c] ?? 0) * (tint[c] ?? 1) * corner + grain;
        frame[at + c] = value < 0 ? 0 : value > 255 ? 255 : value;
      }
    }
  }
}

/** Yields the frames of a clip in order, three bytes a pixel; each is a buffer of its own. */
export async function* renderFrames(plan: ClipPlan, seed: number): AsyncGenerator<Uint8Array> {
  const poseAt = createTimeline(plan, seed);
  const table = normalTable(seed, 65_536);
  const random = createRandom(seed + 7);
  const phase = [random.between(0, 6), random.between(0, 6), random.between(0, 6)] as const;
  const behind = await layer(blurs('b') + drawPlace(plan.place, 'b'), '0 -10 600 788', false);
  const drawn = new Map<string, Uint8Array>();
  const personAt = async (pose: Pose): Promise<Uint8Array> => {
    const key = `${pose.yaw}/${pose.pitch}/${pose.smile}/${pose.blink}`;
    const known = drawn.get(key);
    if (known !== undefined) return known;
    const made = await layer(
      drawFace(plan.person.look, { id: 'f', pose, lightLeft: plan.lightLeft }),
      '0 -10 600 788',
      true,
    );
    drawn.set(key, made);
    return made;
  };
  const count = Math.round((plan.durationMs / 1000) * CLIP_RATE);
  let still: Uint8Array | undefined;
  for (let at = 0; at < count; at += 1) {
    const timeMs = (at * 1000) / CLIP_RATE;
    if (still !== undefined && plan.frozenFromMs !== undefined && timeMs > plan.frozenFromMs) {
      yield still;
      continue;
    }
    const t = timeMs / 1000;
    const camera = {
      dx: Math.sin(t * 2.1 + phase[0]) * 3.2 + Math.sin(t * 7.7) * 0.8,
      dy: Math.sin(t * 1.6 + phase[1]) * 2.8 + Math.sin(t * 9.1) * 0.7,
    };
    const head = { dx: Math.sin(t * 1.1 + phase[2]) * 4.5, dy: Math.sin(t * 1.7 + phase[0]) * 3 };
    const frame = new Uint8Array(CLIP_WIDTH * CLIP_HEIGHT * 3);
    compose(frame, { behind, person: await personAt(poseAt(timeMs)) }, camera, head);
    grade(frame, plan.place, table, Math.imul(at + 1, 2_654_435_761) ^ seed);
    still = frame;
    yield frame;
  }
}
