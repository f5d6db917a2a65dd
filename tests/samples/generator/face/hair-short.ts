import type { Geometry } from './geometry';
import type { Hair } from './hair-long';
import { strands } from './hair-long';

function cap(g: Geometry, top: number, temple: number): string {
  const { left: L, right: R, crownX: cx, look } = g;
  return `<path d="M ${L - 8} ${temple} C ${L - 18} 150 ${cx - 80} ${top} ${cx} ${top} C ${cx + 86} ${top} ${R + 18} 150 ${R + 8} ${temple} L ${R - 4} 330 L ${L + 4} 330 Z" fill="${look.hair}"/>`;
}

function short(g: Geometry): Hair {
  const { left: L, right: R, crownX: cx, id } = g;
  const front = `<path d="M ${L - 6} 306 C ${L - 20} 150 ${cx - 84} 82 ${cx} 82 C ${cx + 90} 82 ${R + 20} 150 ${R + 6} 306 C ${R + 2} 268 ${R - 6} 244 ${R - 20} 222 C ${R - 44} 190 ${cx + 60} 178 ${cx} 180 C ${cx - 62} 178 ${L + 42} 192 ${L + 20} 222 C ${L + 6} 244 ${L - 2} 268 ${L - 6} 306 Z" fill="url(#${id}hg)"/>${strands(
    g,
    [
      `M ${L + 14} 216 C ${cx - 90} 120 ${cx - 30} 104 ${cx} 104`,
      `M ${cx - 60} 170 C ${cx - 40} 130 ${cx} 116 ${cx + 40} 118`,
      `M ${cx + 20} 170 C ${cx + 60} 140 ${R - 30} 160 ${R - 14} 210`,
      `M ${cx - 20} 172 C ${cx} 140 ${cx + 30} 134 ${cx + 70} 140`,
    ],
    0.5,
    3,
  )}`;
  return { back: cap(g, 84, 290), front };
}

function sidePart(g: Geometry): Hair {
  const { left: L, right: R, crownX: cx, id } = g;
  const part = cx - 56 + g.drift(18);
  const front = `<path d="M ${L - 6} 310 C ${L - 22} 160 ${cx - 90} 78 ${cx} 74 C ${cx + 100} 72 ${R + 26} 150 ${R + 8} 312 C ${R + 2} 270 ${R - 4} 244 ${R - 16} 220 C ${R - 20} 196 ${cx + 70} 206 ${part + 20} 150 C ${part} 176 ${L + 34} 196 ${L + 18} 226 C ${L + 4} 250 ${L - 2} 276 ${L - 6} 310 Z" fill="url(#${id}hg)"/>${strands(
    g,
    [
      `M ${part + 8} 140 C ${part + 50} 96 ${cx + 50} 92 ${R - 30} 150`,
      `M ${part + 14} 144 C ${part + 60} 120 ${cx + 70} 118 ${R - 16} 186`,
      `M ${part + 22} 152 C ${part + 80} 150 ${cx + 90} 156 ${R - 12} 208`,
      `M ${part - 4} 142 C ${part - 34} 140 ${L + 30} 166 ${L + 14} 214`,
      `M ${part - 2} 132 C ${part - 30} 116 ${L + 30} 140 ${L + 2} 206`,
    ],
    0.5,
    2.6,
  )}`;
  return { back: cap(g, 78, 300), front };
}

function buzz(g: Geometry): Hair {
  const { left: L, right: R, crownX: cx, id, look } = g;
  const front = `<path d="M ${L - 1} 290 C ${L - 8} 160 ${cx - 80} 108 ${cx} 108 C ${cx + 80} 108 ${R + 8} 160 ${R + 1} 290 C ${R - 8} 236 ${R - 26} 208 ${R - 44} 196 C ${cx + 50} 178 ${cx - 50} 178 ${L + 44} 196 C ${L + 26} 208 ${L + 8} 236 ${L - 1} 290 Z" fill="${look.hair}" opacity=".82" filter="url(#${id}b1)"/>
    <path d="M ${cx - 70} 140 C ${cx - 30} 122 ${cx + 20} 120 ${cx + 60} 134" fill="none" stroke="${look.hairHi}" stroke-width="9" opacity=".3" filter="url(#${id}b5)"/>`;
  return { back: '', front };
}

function pixie(g: Geometry): Hair {
  const { left: L, right: R, crownX: cx, id } = g;
  const front = `<path d="M ${L - 10} 350 C ${L - 34} 160 ${cx - 100} 76 ${cx + 4} 74 C ${cx + 110} 74 ${R + 34} 160 ${R + 10} 350 C ${R - 2} 330 ${R - 2} 280 ${R - 12} 244 C ${R - 50} 236 ${cx + 10} 214 ${cx - 40} 168 C ${cx - 50} 214 ${L + 40} 240 ${L + 16} 262 C ${L + 8} 290 ${L + 6} 330 ${L - 10} 350 Z" fill="url(#${id}hg)"/>${strands(
    g,
    [
      `M ${cx - 40} 160 C ${cx - 10} 110 ${cx + 60} 100 ${R} 190`,
      `M ${cx - 36} 166 C ${cx + 10} 140 ${cx + 80} 150 ${R - 6} 232`,
      `M ${cx - 44} 158 C ${cx - 80} 130 ${L} 170 ${L} 260`,
      `M ${cx - 44} 168 C ${cx - 70} 180 ${L + 30} 210 ${L + 10} 254`,
      `M ${L - 6} 250 C ${L - 12} 280 ${L - 8} 310 ${L - 6} 336`,
      `M ${R + 4} 250 C ${R + 10} 280 ${R + 6} 310 ${R + 4} 336`,
    ],
    0.45,
    2.6,
  )}`;
  return { back: cap(g, 80, 320), front };
}

interface CurlSpec {
  readonly rings: number;
  readonly reach: number;
  readonly radius: number;
  readonly from: number;
  readonly to: number;
}

function curls(g: Geometry, spec: CurlSpec): Hair {
  const { left: L, right: R, crownX: cx, look } = g;
  const centreY = 262;
  const halfWidth = (R - L) / 2;
  let back = '';
  let front = '';
  for (let ring = 0; ring < spec.rings; ring += 1) {
    const rx = halfWidth + spec.reach - ring * spec.radius * 0.8;
    const ry = 156 + spec.reach * 0.7 - ring * spec.radius * 0.8;
    const count = 24 - ring * 2;
    for (let at = 0; at <= count; at += 1) {
      const angle = ((spec.from + ((spec.to - spec.from) * at) / count) * Math.PI) / 180;
      const wobble = Math.sin(at * 7.3 + ring * 2.1) * spec.radius * 0.24;
      const x = cx + Math.cos(angle) * (rx + wobble);
      const y = centreY - Math.sin(angle) * (ry + wobble);
      const curl = `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${spec.radius}" fill="${look.hair}"/><path d="M ${(x - spec.radius * 0.5).toFixed(1)} ${(y + 2).toFixed(1)} a ${spec.radius * 0.55} ${spec.radius * 0.55} 0 0 1 ${spec.radius} -3" fill="none" stroke="${look.hairHi}" stroke-width="2.2" opacity=".42" stroke-linecap="round"/>`;
      if (y < 200) front += curl;
      else back += curl;
    }
  }
  const mass = `<path d="M ${L - spec.reach * 0.5} 298 C ${L - spec.reach} 140 ${cx - 90} ${106 - spec.reach * 0.7} ${cx} ${106 - spec.reach * 0.7} C ${cx + 90} ${106 - spec.reach * 0.7} ${R + spec.reach} 140 ${R + spec.reach * 0.5} 298 Z" fill="${look.hair}"/>`;
  const fringe = `<path d="M ${L - 2} 286 C ${L - 10} 160 ${cx - 80} 104 ${cx} 104 C ${cx + 80} 104 ${R + 10} 160 ${R + 2} 286 C ${R - 8} 226 ${R - 34} 196 ${R - 60} 190 C ${cx + 40} 174 ${cx - 40} 174 ${L + 60} 190 C ${L + 34} 196 ${L + 8} 226 ${L - 2} 286 Z" fill="${look.hair}"/>`;
  return { back: mass + back, front: fringe + front };
}

function receding(g: Geometry): Hair {
  const { left: L, right: R, crownX: cx, id, look } = g;
  const side = (s: -1 | 1): string => {
    const x = s < 0 ? L : R;
    return `<path d="M ${x + s * 4} 330 C ${x + s * 16} 240 ${x + s * 6} 176 ${x - s * 44} 138 C ${x - s * 30} 180 ${x - s * 26} 206 ${x - s * 20} 226 C ${x - s * 8} 252 ${x} 290 ${x + s * 4} 330 Z" fill="url(#${id}hg)"/>`;
  };
  const wisps = strands(
    g,
    [
      `M ${cx - 60} 134 C ${cx - 20} 116 ${cx + 30} 114 ${cx + 66} 130`,
      `M ${cx - 50} 142 C ${cx - 10} 124 ${cx + 30} 122 ${cx + 60} 138`,
    ],
    0.5,
    2,
  );
  return {
    back: `<path d="M ${L - 8} 330 C ${L - 14} 180 ${L + 30} 130 ${cx} 126 C ${R - 30} 130 ${R + 14} 180 ${R + 8} 330 Z" fill="${look.hair}"/>`,
    front: side(-1) + side(1) + wisps,
  };
}

function bald(g: Geometry): Hair {
  const { crownX: cx, look, id } = g;
  return {
    back: '',
    front: `<ellipse cx="${cx - (g.lightLeft ? 40 : -40)}" cy="168" rx="52" ry="24" fill="#fff" opacity=".2" filter="url(#${id}b12)"/><path d="M ${g.left + 6} 250 C ${g.left + 14} 200 ${cx - 60} 150 ${cx} 148" fill="none" stroke="${look.skinLo}" stroke-width="5" opacity=".12" filter="url(#${id}b5)"/>`,
  };
}

/** Styles that leave the ears free. */
export const SHORT_HAIR = {
  short,
  'side-part': sidePart,
  buzz,
  pixie,
  receding,
  bald,
  curly: (g: Geometry): Hair => curls(g, { rings: 3, reach: 22, radius: 21, from: -6, to: 186 }),
  afro: (g: Geometry): Hair => curls(g, { rings: 4, reach: 66, radius: 24, from: -24, to: 204 }),
} as const;
