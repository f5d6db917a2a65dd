import type { Geometry } from './geometry';
import { glassesBox } from './skin';

function neckline(g: Geometry): string {
  const { look, id } = g;
  const shoulders = `<path d="M -10 760 C 20 660 130 622 222 596 C 262 646 340 646 380 596 C 470 622 580 660 612 760 Z" fill="url(#${id}sh)"/>`;
  const folds = `<rect x="-9" y="758" width="620" height="90" fill="${look.shirt}"/><path d="M 60 690 C 110 672 128 700 132 760 M 540 690 C 492 672 474 700 470 760" stroke="#000" opacity=".16" stroke-width="10" fill="none" filter="url(#${id}b8)"/>`;
  switch (look.neckline ?? 'crew') {
    case 'collar':
      return `${shoulders}<path d="M 208 592 L 262 690 L 300 640 L 340 690 L 396 592 L 380 584 L 300 634 L 222 584 Z" fill="${look.shirtHi}"/><path d="M 262 690 L 300 640 L 340 690" fill="none" stroke="#000" stroke-width="3" opacity=".2"/><path d="M 300 646 V 760" stroke="#000" stroke-width="3" opacity=".14"/>${folds}`;
    case 'v-neck':
      return `${shoulders}<path d="M 222 596 L 300 716 L 380 596 C 340 640 262 640 222 596 Z" fill="${look.skin}"/><path d="M 214 598 L 300 728 L 388 598" fill="none" stroke="${look.shirtHi}" stroke-width="11" opacity=".9"/>${folds}`;
    case 'blazer':
      return `<path d="M 180 612 L 300 760 L 420 612 L 380 596 C 340 646 262 646 222 596 Z" fill="#f3f1ec"/><path d="M -10 760 C 20 660 120 628 206 602 L 290 760 Z" fill="url(#${id}sh)"/><path d="M 612 760 C 580 660 480 628 396 602 L 310 760 Z" fill="url(#${id}sh)"/><path d="M 206 602 L 190 660 L 240 676 L 290 760 M 396 602 L 412 660 L 362 676 L 310 760" fill="none" stroke="#000" stroke-width="4" opacity=".25"/>${folds}`;
    case 'crew':
      return `${shoulders}<path d="M 214 598 C 256 660 346 660 388 598 L 396 602 C 350 680 250 680 206 602 Z" fill="${look.shirtHi}" opacity=".8"/>${folds}`;
  }
}

/** Neck, shoulders and clothes. */
export function drawBody(g: Geometry): string {
  const { look, id, chinX, chinY } = g;
  const d = g.drift;
  return `<path d="M ${222 + d(14)} 470 L ${216 + d(8)} 590 L 206 670 L 396 670 L ${384 + d(8)} 590 L ${378 + d(14)} 470 Z" fill="${look.skinLo}"/>
    <path d="M ${238 + d(14)} 470 L ${232 + d(8)} 590 L 222 670 L 380 670 L ${360 + d(8)} 590 L ${350 + d(14)} 470 Z" fill="${look.skin}" opacity=".72" filter="url(#${id}b5)"/>
    <ellipse cx="${chinX}" cy="${chinY - 3}" rx="68" ry="34" fill="${look.skinDeep}" opacity=".5" filter="url(#${id}b12)"/>${neckline(g)}`;
}

function ear(g: Geometry, side: -1 | 1): string {
  const hidden = side * g.pose.yaw;
  if (hidden > 0.35) return '';
  const x = side < 0 ? g.left - 2 : g.right + 2;
  const w = 17 * (1 - hidden * 0.6);
  const ring =
    g.look.earrings === true
      ? `<circle cx="${x + side * w * 0.7}" cy="398" r="6" fill="#e7c860" stroke="#9a7a24" stroke-width="1.4"/>`
      : '';
  return `<path d="M ${x - side * 14} 306 C ${x + side * w * 1.2} 290 ${x + side * w * 1.5} 326 ${x + side * w * 1.05} 356 C ${x + side * w * 0.8} 388 ${x + side * w * 0.1} 396 ${x - side * 14} 384 Z" fill="${g.look.skin}"/><path d="M ${x + side * 5} 316 C ${x + side * w * 0.95} 310 ${x + side * w} 334 ${x + side * w * 0.6} 352" fill="none" stroke="${g.look.skinLo}" stroke-width="3" opacity=".65"/>${ring}`;
}

/** Ears, as far as the turn of the head shows them. */
export function drawEars(g: Geometry): string {
  return ear(g, -1) + ear(g, 1);
}

function lens(g: Geometry, side: -1 | 1): string {
  const k = g.far(side);
  const x = 300 + side * (60 + (g.look.eyeGap ?? 0)) * k + g.drift(40);
  const { top, bottom } = glassesBox(g);
  const rx = (g.look.glasses === 'round' ? 42 : 48) * k;
  const height = bottom - top;
  const corner = g.look.glasses === 'round' ? 38 : 14;
  return `<rect x="${x - rx}" y="${top}" width="${rx * 2}" height="${height}" rx="${corner}" fill="#dfeaf2" fill-opacity=".1" stroke="#1f2228" stroke-width="5.5"/><path d="M ${x - rx * 0.6} ${top + height * 0.62} L ${x - rx * 0.1} ${top + 8}" stroke="#fff" stroke-width="7" opacity=".16" stroke-linecap="round"/>`;
}

/** Spectacles, if the look has them. */
export function drawGlasses(g: Geometry): string {
  if (g.look.glasses === undefined) return '';
  const { top } = glassesBox(g);
  const middle = 300 + g.drift(44);
  const y = top + 22;
  return `<path d="M ${g.left - 2} ${y - 4} L ${300 - 104 * g.far(-1) + g.drift(40)} ${y}" stroke="#1f2228" stroke-width="5" opacity=".85"/><path d="M ${g.right + 2} ${y - 4} L ${300 + 104 * g.far(1) + g.drift(40)} ${y}" stroke="#1f2228" stroke-width="5" opacity=".85"/>${lens(g, -1)}${lens(g, 1)}<path d="M ${middle - 15} ${y} q 15 -12 30 0" fill="none" stroke="#1f2228" stroke-width="5.5"/>`;
}
