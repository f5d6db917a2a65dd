import type { Geometry } from './geometry';

interface MouthFrame {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly lift: number;
  readonly full: number;
}

/** Where the mouth is: beard and shading follow it. */
export function mouthFrame(g: Geometry): MouthFrame {
  const { smile } = g.pose;
  return {
    x: 300 + g.drift(42),
    y: 466 + (g.look.chin ?? 0) * 0.35 + (g.look.noseLength ?? 0) * 0.5 + g.tilt * 0.6,
    halfWidth: (42 * (g.look.lipWidth ?? 1) + smile * 12) * (1 - 0.14 * g.turn),
    lift: smile * 11,
    full: g.look.lipFullness ?? 1,
  };
}

/** Height of the tip of the nose. */
export function noseTipY(g: Geometry): number {
  return 408 + (g.look.noseLength ?? 0) + g.tilt * 0.8;
}

/** The nose with its shadow. */
export function drawNose(g: Geometry): string {
  const { look, id, eyeY } = g;
  const k = look.noseWidth ?? 1;
  const x = 300 + g.drift(50);
  const bridge = 300 + g.drift(36);
  const y = noseTipY(g);
  return `<path d="M ${bridge - 9} ${eyeY - 22} C ${bridge - 13} ${eyeY + 20} ${x - 20 * k} ${y - 34} ${x - 25 * k} ${y - 6} L ${x - 6} ${y + 4} L ${bridge - 2} ${eyeY} Z" fill="${look.skinLo}" opacity="${g.lightLeft ? 0.18 : 0.36}" filter="url(#${id}b5)"/>
    <path d="M ${bridge + 9} ${eyeY - 22} C ${bridge + 13} ${eyeY + 20} ${x + 20 * k} ${y - 34} ${x + 25 * k} ${y - 6} L ${x + 6} ${y + 4} L ${bridge + 2} ${eyeY} Z" fill="${look.skinLo}" opacity="${g.lightLeft ? 0.42 : 0.18}" filter="url(#${id}b5)"/>
    <path d="M ${bridge - 3} ${eyeY - 8} C ${bridge - 3} ${eyeY + 30} ${x - 6} ${y - 30} ${x - 4} ${y - 8} C ${x - 2} ${y - 4} ${x + 4} ${y - 4} ${x + 5} ${y - 9} C ${x + 4} ${y - 34} ${bridge + 5} ${eyeY + 26} ${bridge + 4} ${eyeY - 8} Z" fill="${look.skinHi}" opacity=".6" filter="url(#${id}b5)"/>
    <ellipse cx="${x}" cy="${y + 14}" rx="${30 * k}" ry="8" fill="${look.skinDeep}" opacity=".28" filter="url(#${id}b5)"/>
    <path d="M ${x - 27 * k} ${y - 4} C ${x - 33 * k} ${y + 6} ${x - 27 * k} ${y + 14} ${x - 18 * k} ${y + 10} C ${x - 10 * k} ${y + 13} ${x - 6} ${y + 17} ${x} ${y + 17} C ${x + 6} ${y + 17} ${x + 10 * k} ${y + 13} ${x + 18 * k} ${y + 10} C ${x + 27 * k} ${y + 14} ${x + 33 * k} ${y + 6} ${x + 27 * k} ${y - 4}" fill="none" stroke="${look.skinDeep}" stroke-width="2.2" opacity=".5" stroke-linecap="round"/>
    <ellipse cx="${x - 12 * k}" cy="${y + 10}" rx="${6.5 * k}" ry="3.2" fill="#3c2118" opacity=".68" transform="rotate(-10 ${x - 12 * k} ${y + 10})"/>
    <ellipse cx="${x + 12 * k}" cy="${y + 10}" rx="${6.5 * k}" ry="3.2" fill="#3c2118" opacity=".68" transform="rotate(10 ${x + 12 * k} ${y + 10})"/>`;
}

function smileLines(g: Geometry, m: MouthFrame): string {
  const strength = Math.max(g.pose.smile > 0.2 ? 0.35 + g.pose.smile * 0.3 : 0, (g.look.age ?? 0) * 0.5);
  if (strength === 0) return '';
  const y = noseTipY(g);
  const fold = (side: -1 | 1): string => {
    const x = m.x + side * m.halfWidth;
    return `<path d="M ${x + side * 14} ${y + 6} C ${x + side * 20} ${m.y - 26} ${x + side * 16} ${m.y - 10} ${x + side * 9} ${m.y + 2}" fill="none" stroke="${g.look.skinLo}" stroke-width="3.4" opacity="${strength}" stroke-linecap="round" filter="url(#${g.id}b1)"/>`;
  };
  return fold(-1) + fold(1);
}

function mouthLine(m: MouthFrame, smile: number): string {
  const { x, y, halfWidth: w, lift } = m;
  if (smile <= 0.6)
    return `<path d="M ${x - w} ${y - lift} C ${x - w * 0.45} ${y + 3} ${x - 10} ${y - 1} ${x} ${y + 1.5} C ${x + 10} ${y - 1} ${x + w * 0.45} ${y + 3} ${x + w} ${y - lift}" fill="none" stroke="#5d2a2b" stroke-width="2.1" opacity=".75" stroke-linecap="round"/>`;
  return `<path d="M ${x - w * 0.72} ${y - lift * 0.5} C ${x - w * 0.3} ${y + 4} ${x + w * 0.3} ${y + 4} ${x + w * 0.72} ${y - lift * 0.5} C ${x + w * 0.4} ${y + 13} ${x - w * 0.4} ${y + 13} ${x - w * 0.72} ${y - lift * 0.5} Z" fill="#f6f1ea"/>`;
}

/** Lips, teeth when smiling, and the folds beside them. */
export function drawMouth(g: Geometry): string {
  const m = mouthFrame(g);
  const { x, y, halfWidth: w, lift, full } = m;
  const { smile } = g.pose;
  const middle = smile > 0.6 ? 12 : 2;
  return `<path d="M ${x - w} ${y - lift} C ${x - w * 0.62} ${y - 9 * full - lift * 0.2} ${x - 14} ${y - 15 * full} ${x - 7} ${y - 13 * full} C ${x - 3} ${y - 11.5 * full} ${x + 3} ${y - 11.5 * full} ${x + 7} ${y - 13 * full} C ${x + 14} ${y - 15 * full} ${x + w * 0.62} ${y - 9 * full - lift * 0.2} ${x + w} ${y - lift} C ${x + w * 0.4} ${y + 3} ${x - w * 0.4} ${y + 3} ${x - w} ${y - lift} Z" fill="${g.look.lipLo}"/>
    <path d="M ${x - w} ${y - lift} C ${x - w * 0.4} ${y + middle} ${x + w * 0.4} ${y + middle} ${x + w} ${y - lift} C ${x + w * 0.6} ${y + 15 * full} ${x + 20} ${y + 21 * full} ${x} ${y + 21 * full} C ${x - 20} ${y + 21 * full} ${x - w * 0.6} ${y + 15 * full} ${x - w} ${y - lift} Z" fill="${g.look.lip}"/>
    <ellipse cx="${x - 4}" cy="${y + 12 * full}" rx="17" ry="4" fill="#fff" opacity=".2" filter="url(#${g.id}b3)"/>
    ${mouthLine(m, smile)}
    <ellipse cx="${x}" cy="${y + 13 + 21 * full}" rx="30" ry="8" fill="${g.look.skinLo}" opacity=".4" filter="url(#${g.id}b5)"/>
    ${smileLines(g, m)}`;
}
