import type { Case } from '../cases/case';
import { personNamed } from '../people';
import { createRandom, seedOf } from '../random';
import type { ClipPlan, Cue } from '../types';

const SCRIPTS: readonly (readonly Cue[])[] = [
  ['turn_left', 'smile'],
  ['turn_right', 'blink'],
  ['blink', 'turn_left', 'smile'],
  ['turn_right', 'smile'],
  ['smile', 'turn_left'],
  ['turn_left', 'turn_right'],
  ['look_up', 'blink', 'smile'],
  ['turn_right', 'blink', 'smile'],
];

/** Milliseconds of one frame: all times of a clip are multiples of it. */
const FRAME_MS = 40;

function onFrame(timeMs: number): number {
  return Math.round(timeMs / FRAME_MS) * FRAME_MS;
}

/** The clip of a case with its challenge: `look_straight` first, then the cues about two seconds apart. */
export function planClip(one: Case): ClipPlan {
  const random = createRandom(seedOf(`${one.reference}/clip`));
  const script = one.clip?.cues ?? random.pick(SCRIPTS);
  let atMs = onFrame(random.between(1120, 1500));
  const cues = script.map((cue) => {
    const entry = { cue, atMs };
    atMs += onFrame(cue === 'blink' ? random.between(1400, 1700) : random.between(1900, 2300));
    return entry;
  });
  const { person, place = 'living-room', silentAudio, frozenFromMs, ignored } = one.clip ?? {};
  return {
    person: personNamed(person ?? one.person),
    place,
    cues: [{ cue: 'look_straight', atMs: 0 }, ...cues],
    durationMs: Math.min(7920, atMs + onFrame(random.between(80, 360))),
    lightLeft: place !== 'evening' && place !== 'office',
    ...(silentAudio === true ? { silentAudio } : {}),
    ...(frozenFromMs === undefined ? {} : { frozenFromMs }),
    ...(ignored === undefined ? {} : { ignored }),
  };
}

/** Moments of the clip that are kept as stills: looking straight, and in the middle of the last movement. */
export function stillTimes(plan: ClipPlan): readonly number[] {
  const last = plan.cues.at(-1)?.atMs ?? 0;
  return [480, onFrame(Math.min(plan.durationMs - 200, last + 1120))];
}
