import type { Pose } from '../face/look';
import { NEUTRAL } from '../face/look';
import { createRandom } from '../random';
import type { ClipPlan, Cue } from '../types';

/** A movement that somebody makes when asked. Times in milliseconds from the start of the clip. */
interface Movement {
  readonly cue: Cue;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Which way the head goes when a cue is followed; left is the left edge of the picture, as in a mirrored selfie. */
const GOAL: Readonly<Partial<Record<Cue, Partial<Pose>>>> = {
  turn_left: { yaw: -0.78 },
  turn_right: { yaw: 0.78 },
  smile: { smile: 1 },
  look_up: { pitch: -0.9 },
};

function ease(t: number): number {
  const k = Math.max(0, Math.min(1, t));
  return k * k * (3 - 2 * k);
}

/** 0 to 1 and back: up within `rampMs`, down within `rampMs` at the end. */
function envelope(timeMs: number, { fromMs, untilMs }: Movement, rampMs: number): number {
  return Math.min(ease((timeMs - fromMs) / rampMs), ease((untilMs - timeMs) / rampMs));
}

function blinkAt(timeMs: number, startMs: number): number {
  const t = (timeMs - startMs) / 240;
  return t < 0 || t > 1 ? 0 : Math.sin(t * Math.PI) ** 0.6;
}

/** Lays out what the person does, a reaction time after each cue. */
function movementsOf(plan: ClipPlan, seed: number): readonly Movement[] {
  const random = createRandom(seed);
  return plan.cues
    .map(({ cue, atMs }, at) => {
      const fromMs = atMs + random.between(220, 420);
      const next = plan.cues[at + 1]?.atMs ?? plan.durationMs + 600;
      return { cue, fromMs, untilMs: Math.min(next + 180, fromMs + 1900) };
    })
    .filter(({ cue }) => plan.ignored?.includes(cue) !== true);
}

function quantise(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}

/** The pose of the person at any moment of the clip. Poses come in fine steps, so that equal ones are drawn once. */
export function createTimeline(plan: ClipPlan, seed: number): (timeMs: number) => Pose {
  const movements = movementsOf(plan, seed);
  const random = createRandom(seed + 1);
  const idleBlinks: number[] = [];
  for (let at = random.between(500, 1500); at < plan.durationMs; at += random.between(1900, 3300)) idleBlinks.push(at);
  return (asked) => {
    const timeMs = Math.min(asked, plan.frozenFromMs ?? asked);
    let { yaw, pitch, smile, blink } = NEUTRAL;
    for (const movement of movements) {
      const goal = GOAL[movement.cue];
      const k = envelope(timeMs, movement, movement.cue === 'smile' ? 380 : 520);
      yaw += (goal?.yaw ?? 0) * k;
      pitch += (goal?.pitch ?? 0) * k;
      smile += (goal?.smile ?? 0) * k;
      if (movement.cue === 'blink')
        blink = Math.max(blink, blinkAt(timeMs, movement.fromMs), blinkAt(timeMs, movement.fromMs + 480));
    }
    for (const start of idleBlinks) blink = Math.max(blink, blinkAt(timeMs, start));
    return {
      yaw: quantise(yaw, 40),
      pitch: quantise(pitch, 24),
      smile: quantise(smile, 10),
      blink: quantise(blink, 3),
    };
  };
}
