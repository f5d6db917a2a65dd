import type { Look, Pose } from './look';

/** Positions that the parts of a face share, in a drawing of 600 x 760 units. */
export interface Geometry {
  readonly look: Look;
  readonly pose: Pose;
  /** Prefix that keeps the ids of one drawing apart from those of another. */
  readonly id: string;
  readonly lightLeft: boolean;
  readonly left: number;
  readonly right: number;
  readonly crownX: number;
  readonly chinX: number;
  readonly chinY: number;
  readonly eyeY: number;
  readonly turn: number;
  /** Sideways drift of a feature that stands `depth` units before the axis of the head. */
  readonly drift: (depth: number) => number;
  /** Narrowing of what is on the far side (-1 left, 1 right). */
  readonly far: (side: -1 | 1) => number;
  readonly tilt: number;
  readonly headPath: string;
}

/** Lays out a face for a look and a pose. */
export function layOut(look: Look, pose: Pose, id: string, lightLeft: boolean): Geometry {
  const { yaw } = pose;
  const turn = Math.abs(yaw);
  const width = look.faceWidth ?? 0;
  const jaw = look.jaw ?? 0;
  const chinY = 548 + (look.chin ?? 0) + pose.pitch * 8;
  const drift = (depth: number): number => yaw * depth;
  const far = (side: -1 | 1): number => 1 - 0.34 * turn * (side * yaw > 0 ? 1 : 0);
  const left = 174 - width + drift(6) + (yaw < 0 ? 12 * turn : 0);
  const right = 426 + width + drift(6) - (yaw > 0 ? 12 * turn : 0);
  const crownX = 300 + drift(10);
  const chinX = 300 + drift(30);
  const wide = (base: number, side: -1 | 1): number => base + jaw - (side * yaw > 0 ? 18 * turn : 0);
  const headPath = `M ${left} 312 C ${left - 4} 196 ${crownX - 78} 122 ${crownX} 122 C ${crownX + 78} 122 ${right + 4} 196 ${right} 312
    C ${right - 1} ${384 + jaw * 0.4} ${right - 17 + drift(8) + jaw * 0.5} 446 ${chinX + wide(74, 1)} ${chinY - 52} C ${chinX + 48 + jaw * 0.6} ${chinY - 17} ${chinX + 26} ${chinY} ${chinX} ${chinY}
    C ${chinX - 26} ${chinY} ${chinX - 48 - jaw * 0.6} ${chinY - 17} ${chinX - wide(74, -1)} ${chinY - 52} C ${left + 17 + drift(8) - jaw * 0.5} 446 ${left + 1} ${384 + jaw * 0.4} ${left} 312 Z`;
  return {
    look,
    pose,
    id,
    lightLeft,
    left,
    right,
    crownX,
    chinX,
    chinY,
    eyeY: 322 + pose.pitch * 22,
    turn,
    drift,
    far,
    tilt: pose.pitch * 22,
    headPath,
  };
}
