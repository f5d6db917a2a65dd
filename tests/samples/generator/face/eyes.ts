import type { Geometry } from './geometry';

interface EyeFrame {
  readonly x: number;
  readonly halfWidth: number;
  readonly outerLift: number;
}

function frame(g: Geometry, side: -1 | 1): EyeFrame {
  return {
    x: 300 + side * (58 + (g.look.eyeGap ?? 0)) * g.far(side) + g.drift(34),
    halfWidth: 31 * (g.look.eyeSize ?? 1) * g.far(side),
    outerLift: g.look.eyeTilt ?? 0,
  };
}

function closedEye(g: Geometry, { x, halfWidth: w }: EyeFrame): string {
  const y = g.eyeY;
  return `<path d="M ${x - w} ${y + 1} C ${x - w * 0.5} ${y + 8} ${x + w * 0.5} ${y + 8} ${x + w} ${y + 1}" fill="none" stroke="${g.look.brow}" stroke-width="4" stroke-linecap="round"/>
    <path d="M ${x - w} ${y - 3} C ${x - w * 0.5} ${y - 13} ${x + w * 0.5} ${y - 13} ${x + w} ${y - 3}" fill="none" stroke="${g.look.skinLo}" stroke-width="2" opacity=".55"/>`;
}

function openEye(g: Geometry, side: -1 | 1, open: number): string {
  const { x, halfWidth: w, outerLift } = frame(g, side);
  const { look, id } = g;
  const y = g.eyeY;
  const h = 12.5 * open * (look.eyeSize ?? 1) * (look.monolid === true ? 0.84 : 1);
  const leftY = y + (side < 0 ? -1 - outerLift : 2.5);
  const rightY = y + (side < 0 ? 2.5 : -1 - outerLift);
  const lid = `M ${x - w} ${leftY} C ${x - w * 0.55} ${y - h * 1.25} ${x + w * 0.45} ${y - h * 1.3} ${x + w} ${rightY}`;
  const lower = `C ${x + w * 0.5} ${y + h * 0.85} ${x - w * 0.45} ${y + h * 0.9} ${x - w} ${leftY} Z`;
  const clip = `${id}e${side < 0 ? 'l' : 'r'}`;
  const irisX = x + g.drift(7);
  const crease =
    look.monolid === true
      ? `<path d="M ${x - w + 2} ${y - h * 0.9 - 4} C ${x - w * 0.4} ${y - h - 6} ${x + w * 0.4} ${y - h - 6} ${x + w - 2} ${y - h * 0.7 - 4}" fill="none" stroke="${look.skinDeep}" stroke-width="1.4" opacity=".25"/>`
      : `<path d="M ${x - w + 1} ${y - 8} C ${x - w * 0.5} ${y - h - 10} ${x + w * 0.45} ${y - h - 10} ${x + w - 1} ${y - 8}" fill="none" stroke="${look.skinDeep}" stroke-width="1.8" opacity=".5"/>`;
  return `<ellipse cx="${x}" cy="${y - 2}" rx="${w + 7}" ry="20" fill="${look.skinLo}" opacity=".28" filter="url(#${id}b8)"/>
    <clipPath id="${clip}"><path d="${lid} ${lower}"/></clipPath>
    <path d="${lid} ${lower}" fill="#f4efe9"/>
    <g clip-path="url(#${clip})"><ellipse cx="${x}" cy="${y - h}" rx="${w}" ry="8" fill="#6d5a50" opacity=".35" filter="url(#${id}b3)"/>
    <circle cx="${irisX}" cy="${y - 0.5}" r="13.2" fill="url(#${id}ir)"/><circle cx="${irisX}" cy="${y - 0.5}" r="13.2" fill="none" stroke="#1d120c" stroke-width="1.6" opacity=".7"/>
    <circle cx="${irisX}" cy="${y - 0.5}" r="5.6" fill="#0c0807"/><circle cx="${irisX - 4}" cy="${y - 5}" r="3" fill="#fff" opacity=".92"/><circle cx="${irisX + 4.5}" cy="${y + 4}" r="1.5" fill="#fff" opacity=".35"/></g>
    <path d="${lid}" fill="none" stroke="#20140f" stroke-width="${(look.monolid === true ? 3 : 3.6) * (look.lashWeight ?? 1)}" stroke-linecap="round"/>
    <path d="M ${x - w} ${leftY} C ${x - w * 0.45} ${y + h * 0.9} ${x + w * 0.5} ${y + h * 0.85} ${x + w} ${rightY}" fill="none" stroke="${look.skinDeep}" stroke-width="1.3" opacity=".6"/>
    ${crease}
    <path d="M ${x - w * 0.8} ${y + 17} C ${x - w * 0.3} ${y + 23} ${x + w * 0.3} ${y + 23} ${x + w * 0.8} ${y + 16}" fill="none" stroke="${look.skinLo}" stroke-width="2" opacity="${0.4 + (look.age ?? 0) * 0.4}"/>`;
}

function brow(g: Geometry, side: -1 | 1): string {
  const x = 300 + side * (60 + (g.look.eyeGap ?? 0)) * g.far(side) + g.drift(36);
  const y = 282 + g.tilt * 1.1;
  const weight = g.look.browWeight ?? 1;
  const arch = g.look.browArch ?? 0;
  const at = (dx: number, dy: number): string => `${x + dx * g.far(side) * side} ${y + dy}`;
  return `<path d="M ${at(-32, 7)} C ${at(-14, -6 - arch)} ${at(14, -11 - arch)} ${at(38, 3)} C ${at(18, -6.5 - arch + 4 * weight)} ${at(-8, -3 - arch + 6 * weight)} ${at(-31, 7 + 6 * weight)} Z" fill="${g.look.brow}" stroke="${g.look.brow}" stroke-width="3" stroke-linejoin="round" opacity=".88"/>`;
}

/** Both eyes and brows. */
export function drawEyes(g: Geometry): string {
  const open = Math.max(0, 1 - g.pose.blink) * (1 - g.pose.smile * 0.18);
  const eye = (side: -1 | 1): string => (open < 0.15 ? closedEye(g, frame(g, side)) : openEye(g, side, open));
  return eye(-1) + eye(1) + brow(g, -1) + brow(g, 1);
}
