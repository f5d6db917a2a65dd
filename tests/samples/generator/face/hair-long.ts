import type { Geometry } from './geometry';

/** Hair in two layers: what lies behind the head and what lies over it. */
export interface Hair {
  readonly back: string;
  readonly front: string;
  /** Lies over the neck and under the head: the folds of a scarf. */
  readonly middle?: string;
}

/** Fine lighter lines that make a flat shape read as hair. */
export function strands(g: Geometry, paths: readonly string[], opacity: number, width: number): string {
  return paths
    .map(
      (d) =>
        `<path d="${d}" fill="none" stroke="${g.look.hairHi}" stroke-width="${width}" opacity="${opacity}" stroke-linecap="round"/>`,
    )
    .join('');
}

function curtains(g: Geometry, length: number, flare: number): Hair {
  const { left: L, right: R, crownX: cx, id, look } = g;
  const part = cx + 34 + g.drift(26);
  const end = 540 + length;
  const back = `<path d="M ${cx - 6} 84 C ${cx - 120} 80 ${L - 44} 176 ${L - 42} 300 C ${L - 40} 420 ${L - 66 - flare} ${end - 40} ${L - 34 - flare} ${end + 26} C ${L + 10} ${end + 72} ${R - 10} ${end + 72} ${R + 34 + flare} ${end + 26} C ${R + 66 + flare} ${end - 40} ${R + 40} 420 ${R + 42} 300 C ${R + 44} 176 ${cx + 112} 80 ${cx - 6} 84 Z" fill="${look.hair}"/>`;
  const front = `<path d="M ${part} 104 C ${cx - 70} 86 ${L - 40} 176 ${L - 40} 300 C ${L - 38} 400 ${L - 56 - flare} ${end - 70} ${L - 30 - flare} ${end} C ${L - 4} ${end - 20} ${L + 12} ${end - 70} ${L + 8} 400 C ${L + 6} 350 ${L + 12} 300 ${L + 30} 258 C ${L + 62} 232 ${part - 62} 206 ${part} 132 Z" fill="url(#${id}hg)"/>
    <path d="M ${part - 2} 104 C ${cx + 112} 92 ${R + 42} 184 ${R + 40} 300 C ${R + 38} 400 ${R + 58 + flare} ${end - 70} ${R + 30 + flare} ${end} C ${R + 4} ${end - 20} ${R - 10} ${end - 70} ${R - 6} 400 C ${R - 4} 346 ${R - 8} 300 ${R - 20} 262 C ${R - 34} 226 ${part + 36} 190 ${part - 4} 134 Z" fill="url(#${id}hg)"/>${strands(
      g,
      [
        `M ${part - 6} 116 C ${cx - 60} 120 ${L - 14} 190 ${L - 20} 300 C ${L - 18} 380 ${L - 34 - flare} ${end - 90} ${L - 22 - flare} ${end - 20}`,
        `M ${part - 10} 122 C ${cx - 40} 150 ${L + 4} 200 ${L - 4} 292 C ${L - 6} 350 ${L - 10} 430 ${L - 10} ${end - 50}`,
        `M ${part - 14} 112 C ${cx - 80} 104 ${L - 30} 190 ${L - 31} 290`,
        `M ${part - 14} 134 C ${cx - 20} 176 ${L + 40} 210 ${L + 16} 262`,
        `M ${part + 8} 112 C ${cx + 96} 116 ${R + 20} 196 ${R + 22} 300 C ${R + 20} 390 ${R + 36 + flare} ${end - 80} ${R + 22 + flare} ${end - 24}`,
        `M ${part + 10} 124 C ${cx + 84} 150 ${R - 2} 210 ${R + 6} 300 C ${R + 6} 370 ${R + 12} 430 ${R + 10} ${end - 54}`,
        `M ${part + 14} 106 C ${cx + 100} 104 ${R + 32} 186 ${R + 32} 280`,
      ],
      0.42,
      2.6,
    )}`;
  return { back, front };
}

function wavy(g: Geometry): Hair {
  const { left: L, right: R, crownX: cx, id } = g;
  const base = curtains(g, 60, 18);
  let locks = '';
  for (const side of [-1, 1]) {
    const x = side < 0 ? L - 26 : R + 26;
    for (let row = 0; row < 6; row += 1) {
      const y = 270 + row * 58;
      const out = side * (16 + row * 4);
      locks += `<path d="M ${x} ${y} C ${x + out * 2} ${y + 12} ${x + out * 2} ${y + 46} ${x + side * 4} ${y + 62} C ${x - side * 16} ${y + 48} ${x - side * 14} ${y + 16} ${x} ${y} Z" fill="url(#${id}hg)"/>
        <path d="M ${x + side * 2} ${y + 6} C ${x + out * 1.5} ${y + 16} ${x + out * 1.5} ${y + 42} ${x + side * 6} ${y + 56}" fill="none" stroke="${g.look.hairHi}" stroke-width="2.4" opacity=".4"/>`;
    }
  }
  return {
    back: base.back,
    front: `${base.front}${locks}${strands(g, [`M ${cx - 80} 130 C ${cx - 40} 100 ${cx + 40} 96 ${cx + 84} 128`], 0.35, 3)}`,
  };
}

function bun(g: Geometry): Hair {
  const { left: L, right: R, crownX: cx, id, look } = g;
  const knotX = cx - g.drift(34);
  const back = `<circle cx="${knotX}" cy="74" r="50" fill="${look.hair}"/><path d="M ${knotX - 34} 62 C ${knotX - 10} 38 ${knotX + 22} 42 ${knotX + 36} 66" fill="none" stroke="${look.hairHi}" stroke-width="3" opacity=".5"/>
    <path d="M ${knotX - 30} 86 C ${knotX - 6} 62 ${knotX + 20} 66 ${knotX + 34} 88" fill="none" stroke="${look.hairHi}" stroke-width="3" opacity=".4"/>
    <path d="M ${L - 8} 320 C ${L - 20} 150 ${cx - 84} 92 ${cx} 92 C ${cx + 84} 92 ${R + 20} 150 ${R + 8} 320 Z" fill="${look.hair}"/>`;
  const front = `<path d="M ${L - 6} 322 C ${L - 22} 160 ${cx - 86} 90 ${cx} 90 C ${cx + 86} 90 ${R + 22} 160 ${R + 6} 322 C ${R + 2} 268 ${R - 16} 214 ${R - 50} 184 C ${cx + 40} 160 ${cx - 40} 160 ${L + 50} 184 C ${L + 16} 214 ${L - 2} 268 ${L - 6} 322 Z" fill="url(#${id}hg)"/>${strands(
    g,
    [
      `M ${L + 4} 250 C ${L + 20} 170 ${cx - 40} 112 ${cx - 8} 100`,
      `M ${L + 40} 190 C ${cx - 60} 140 ${cx - 20} 116 ${cx} 102`,
      `M ${R - 4} 250 C ${R - 20} 170 ${cx + 40} 112 ${cx + 8} 100`,
      `M ${R - 40} 190 C ${cx + 60} 140 ${cx + 20} 116 ${cx} 102`,
      `M ${cx - 40} 168 C ${cx - 24} 136 ${cx - 8} 118 ${cx} 104`,
      `M ${cx + 36} 168 C ${cx + 24} 136 ${cx + 8} 118 ${cx} 104`,
    ],
    0.4,
    2.4,
  )}`;
  return { back, front };
}

function headscarf(g: Geometry): Hair {
  const { left: L, right: R, crownX: cx, chinX, chinY, look } = g;
  const cloth = look.hair;
  const back = `<path d="M ${cx} 66 C ${cx - 150} 66 ${L - 66} 190 ${L - 58} 330 C ${L - 56} 470 ${L - 90} 560 ${L - 60} 650 L ${R + 60} 650 C ${R + 90} 560 ${R + 56} 470 ${R + 58} 330 C ${R + 66} 190 ${cx + 150} 66 ${cx} 66 Z" fill="${cloth}"/>`;
  const front = `<path fill-rule="evenodd" d="M ${cx} 66 C ${cx - 150} 66 ${L - 62} 190 ${L - 54} 330 C ${L - 50} 450 ${L - 60} 560 ${L - 10} 640 C ${chinX - 60} 690 ${chinX + 60} 690 ${R + 10} 640 C ${R + 60} 560 ${R + 50} 450 ${R + 54} 330 C ${R + 62} 190 ${cx + 150} 66 ${cx} 66 Z
      M ${cx} 158 C ${cx + 92} 158 ${R - 8} 230 ${R - 10} 320 C ${R - 10} 400 ${R - 26} 460 ${chinX + 66} ${chinY - 34} C ${chinX + 34} ${chinY - 4} ${chinX - 34} ${chinY - 4} ${chinX - 66} ${chinY - 34} C ${L + 26} 460 ${L + 10} 400 ${L + 10} 320 C ${L + 8} 230 ${cx - 92} 158 ${cx} 158 Z" fill="url(#${g.id}hg)"/>
    <path d="M ${cx} 160 C ${cx - 92} 160 ${L + 10} 232 ${L + 12} 320 C ${L + 12} 400 ${L + 28} 458 ${chinX - 64} ${chinY - 36}" fill="none" stroke="#000" stroke-width="7" opacity=".2" filter="url(#${g.id}b3)"/>${strands(
      g,
      [
        `M ${cx - 6} 84 C ${cx - 130} 96 ${L - 34} 210 ${L - 32} 340 C ${L - 30} 450 ${L - 26} 540 ${L + 24} 600`,
        `M ${cx + 10} 92 C ${cx + 120} 104 ${R + 30} 210 ${R + 30} 330 C ${R + 30} 440 ${R + 20} 530 ${R - 40} 590`,
        `M ${L - 8} 470 C ${L + 40} 560 ${chinX - 20} 620 ${chinX + 70} 640`,
        `M ${L - 26} 520 C ${L + 30} 610 ${chinX} 660 ${chinX + 90} 664`,
        `M ${R + 8} 470 C ${R - 40} 540 ${chinX + 60} 590 ${chinX + 10} 606`,
        `M ${cx - 20} 110 C ${cx - 100} 128 ${L - 10} 214 ${L - 6} 300`,
      ],
      0.5,
      3.4,
    )}`;
  const middle = `<path d="M ${L + 4} 420 L ${R - 4} 420 L ${R + 4} 660 L ${L - 4} 660 Z" fill="${cloth}"/><path d="M ${chinX - 70} ${chinY - 6} C ${chinX - 30} ${chinY + 26} ${chinX + 30} ${chinY + 26} ${chinX + 70} ${chinY - 6}" fill="none" stroke="#000" stroke-width="14" opacity=".3" filter="url(#${g.id}b5)"/>`;
  return { back, front, middle };
}

/** Styles that fall below the ears. */
export const LONG_HAIR = {
  bob: (g: Geometry): Hair => curtains(g, 0, 0),
  long: (g: Geometry): Hair => curtains(g, 110, 6),
  wavy,
  bun,
  headscarf,
} as const;
