import { describe, expect, it } from 'vitest';
import { drawSide } from '../samples/generator/card-image';
import { CASES } from '../samples/generator/cases';
import { createTimeline } from '../samples/generator/clip/timeline';
import { personNamed } from '../samples/generator/people';
import { aim } from '../samples/generator/photo/camera';
import { homographyBetween, project } from '../samples/generator/photo/homography';
import { takePhoto } from '../samples/generator/photo/take-photo';
import { planDocuments } from '../samples/generator/plan/plan-documents';
import { createRandom } from '../samples/generator/random';
import type { ClipPlan, PhotoPlan } from '../samples/generator/types';

const CARD = { width: 856, height: 540 };
const PHOTO: PhotoPlan = { megapixels: 8, orientation: 1, surface: 'oak' };
const CLIP: ClipPlan = {
  person: personNamed('zoe'),
  place: 'wall',
  durationMs: 6000,
  lightLeft: true,
  cues: [
    { cue: 'look_straight', atMs: 0 },
    { cue: 'turn_left', atMs: 1200 },
    { cue: 'smile', atMs: 3400 },
  ],
};
const EVERY_FRAME = Array.from({ length: 150 }, (_, at) => at * 40);

describe('the camera', () => {
  it('takes the whole document at every aim, unless it is told to crop', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const { corners, width, height } = aim(CARD, { ...PHOTO, portraitFormat: seed % 2 === 0 }, createRandom(seed));
      for (const { x, y } of corners) {
        expect(Math.min(x, y)).toBeGreaterThan(0);
        expect(x).toBeLessThan(width);
        expect(y).toBeLessThan(height);
      }
    }
  });

  it('loses a part of the document at every aim when it is told to crop', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const { corners, width } = aim(CARD, { ...PHOTO, flaw: 'crop' }, createRandom(seed));
      expect(corners.some(({ x }) => x < 0 || x > width)).toBe(true);
    }
  });

  it('maps each point of a document to the photo and back again', () => {
    const view = aim(CARD, PHOTO, createRandom(11));
    for (const point of [
      { x: 0, y: 0 },
      { x: 428, y: 270 },
      { x: 812, y: 77 },
    ]) {
      const back = project(view.toCard, project(view.toPhoto, point));
      expect(back.x).toBeCloseTo(point.x, 6);
      expect(back.y).toBeCloseTo(point.y, 6);
    }
  });

  it('refuses four points on a line', () => {
    const line = [0, 1, 2, 3].map((x) => ({ x, y: x }));
    expect(() => homographyBetween(line, line)).toThrow(RangeError);
  });
});

describe('the person in a clip', () => {
  it('turns to the left edge and smiles after the cues, and looks straight before', () => {
    const poseAt = createTimeline(CLIP, 5);
    expect(poseAt(800)).toMatchObject({ yaw: 0, smile: 0 });
    expect(poseAt(2400).yaw).toBeLessThan(-0.6);
    expect(poseAt(4800)).toMatchObject({ yaw: 0, smile: 1 });
  });

  it('does not follow a cue that the plan ignores', () => {
    const poseAt = createTimeline({ ...CLIP, ignored: ['turn_left'] }, 5);
    expect(EVERY_FRAME.every((timeMs) => poseAt(timeMs).yaw === 0)).toBe(true);
    expect(poseAt(4800).smile).toBe(1);
  });

  it('does not move any more once the clip is frozen', () => {
    const poseAt = createTimeline({ ...CLIP, frozenFromMs: 1480 }, 5);
    const after = EVERY_FRAME.filter((timeMs) => timeMs >= 1480).map((timeMs) => JSON.stringify(poseAt(timeMs)));
    expect(new Set(after).size).toBe(1);
  });
});

describe('the generator', () => {
  it('takes the same photo again from the same seed', async () => {
    const [plan] = CASES.flatMap((one) => planDocuments(one, 0));
    if (plan === undefined) throw new Error('no case has a document');
    const art = await drawSide(plan, 'front');
    const first = await takePhoto(art, PHOTO, 3, 520_000);
    const second = await takePhoto(await drawSide(plan, 'front'), PHOTO, 3, 520_000);
    expect(second.bytes.equals(first.bytes)).toBe(true);
    expect(first.bytes.length).toBeLessThanOrEqual(520_000);
  });
});
