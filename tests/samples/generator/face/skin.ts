import type { Geometry } from './geometry';
import { mouthFrame, noseTipY } from './nose-mouth';

function ageLines(g: Geometry): string {
  const age = g.look.age ?? 0;
  if (age < 0.25) return '';
  const line = (d: string, width: number): string =>
    `<path d="${d}" fill="none" stroke="${g.look.skinDeep}" stroke-width="${width}" opacity="${age * 0.36}" stroke-linecap="round" filter="url(#${g.id}b1)"/>`;
  const x = 300 + g.drift(32);
  const crow = (s: -1 | 1): string => {
    const at = 300 + s * 100 * g.far(s) + g.drift(30);
    return (
      line(`M ${at} ${g.eyeY - 6} l ${s * 14} -8`, 1.8) +
      line(`M ${at + s * 2} ${g.eyeY + 2} l ${s * 15} 0`, 1.8) +
      line(`M ${at} ${g.eyeY + 9} l ${s * 13} 8`, 1.8)
    );
  };
  return (
    line(`M ${x - 64} 232 C ${x - 24} 224 ${x + 24} 224 ${x + 64} 232`, 2.4) +
    line(`M ${x - 54} 212 C ${x - 20} 205 ${x + 20} 205 ${x + 54} 212`, 2.2) +
    line(`M ${x - 7} 284 l 2 -18`, 2) +
    line(`M ${x + 7} 284 l -2 -18`, 2) +
    crow(-1) +
    crow(1)
  );
}

function freckles(g: Geometry): string {
  if (g.look.freckles !== true) return '';
  let out = '';
  for (let at = 0; at < 34; at += 1) {
    const dx = Math.sin(at * 12.9898) * 96;
    const dy = Math.sin(at * 78.233) * 26;
    out += `<circle cx="${(300 + dx + g.drift(38)).toFixed(1)}" cy="${(384 + dy).toFixed(1)}" r="${(1.3 + (at % 3) * 0.5).toFixed(1)}" fill="${g.look.skinLo}" opacity=".55"/>`;
  }
  return out;
}

/** Stubble or beard, drawn under the mouth and clipped to the head. */
export function drawBeard(g: Geometry): string {
  const { look, id, left: L, right: R, chinX, chinY } = g;
  const m = mouthFrame(g);
  if (look.beard === undefined) return '';
  const moustache = `<path d="M ${m.x - 52} ${m.y - 10} C ${m.x - 34} ${m.y - 34} ${m.x + 34} ${m.y - 34} ${m.x + 52} ${m.y - 10} C ${m.x + 30} ${m.y - 18} ${m.x - 30} ${m.y - 18} ${m.x - 52} ${m.y - 10} Z" fill="${look.hair}" opacity=".8" filter="url(#${id}b1)"/>`;
  if (look.beard === 'moustache') return moustache;
  if (look.beard === 'goatee')
    return `${moustache}<path d="M ${m.x - 44} ${m.y + 16} C ${m.x - 30} ${m.y + 34} ${m.x + 30} ${m.y + 34} ${m.x + 44} ${m.y + 16} C ${m.x + 52} ${m.y + 60} ${chinX + 34} ${chinY + 2} ${chinX} ${chinY + 4} C ${chinX - 34} ${chinY + 2} ${m.x - 52} ${m.y + 60} ${m.x - 44} ${m.y + 16} Z" fill="${look.hair}" opacity=".72" filter="url(#${id}b3)"/>`;
  const jawline = `M ${L + 6} 384 C ${L + 14} 440 ${chinX - 84} 500 ${chinX - 70} ${chinY - 40} C ${chinX - 40} ${chinY + 6} ${chinX + 40} ${chinY + 6} ${chinX + 70} ${chinY - 40} C ${chinX + 84} 500 ${R - 14} 440 ${R - 6} 384 C ${R - 24} 428 ${m.x + 74} ${m.y - 26} ${m.x + 52} ${m.y - 24} C ${m.x + 30} ${m.y - 30} ${m.x - 30} ${m.y - 30} ${m.x - 52} ${m.y - 24} C ${m.x - 74} ${m.y - 26} ${L + 24} 428 ${L + 6} 384 Z`;
  const opacity = look.beard === 'full' ? 0.82 : 0.36;
  return `<path d="${jawline}" fill="${look.hair}" opacity="${opacity}" filter="url(#${id}b5)"/>${look.beard === 'full' ? moustache : ''}`;
}

/** Light and shade over the head, clipped to its outline. */
export function drawShading(g: Geometry): string {
  const { look, id, left: L, right: R, crownX: cx, chinX, chinY } = g;
  const cheek = (s: -1 | 1): string =>
    `<ellipse cx="${300 + s * 72 + g.drift(36)}" cy="398" rx="38" ry="27" fill="#d97f66" opacity=".2" filter="url(#${id}b12)"/><ellipse cx="${300 + s * 66 + g.drift(36)}" cy="374" rx="36" ry="15" fill="${look.skinHi}" opacity="${s < 0 ? 0.55 : 0.4}" filter="url(#${id}b8)"/>`;
  return `<rect x="130" y="100" width="340" height="490" fill="url(#${id}lt)"/>
    <ellipse cx="${cx}" cy="190" rx="120" ry="52" fill="${look.skinHi}" opacity=".5" filter="url(#${id}b22)"/>${cheek(-1)}${cheek(1)}
    <path d="M ${L - 10} 380 C ${L + 30} 470 ${chinX - 70} ${chinY - 8} ${chinX} ${chinY + 18} C ${chinX + 70} ${chinY - 8} ${R - 30} 470 ${R + 10} 380 L ${R + 10} 610 L ${L - 10} 610 Z" fill="${look.skinLo}" opacity=".34" filter="url(#${id}b12)"/>
    <ellipse cx="${chinX}" cy="${chinY - 32}" rx="26" ry="15" fill="${look.skinHi}" opacity=".4" filter="url(#${id}b8)"/>
    ${look.style === 'bald' || look.style === 'receding' ? '' : `<path d="M ${L} 300 C ${L + 4} 210 ${cx - 70} 150 ${cx} 150 C ${cx + 70} 150 ${R - 4} 210 ${R} 300 L ${R} 100 L ${L} 100 Z" fill="${look.skinDeep}" opacity=".34" filter="url(#${id}b12)"/>`}
    ${ageLines(g)}${freckles(g)}`;
}

/** Moles and scars: what a reviewer compares first. */
export function drawMarks(g: Geometry): string {
  return (g.look.marks ?? [])
    .map(({ kind, dx, y }) => {
      const x = 300 + dx + g.drift(40);
      const at = y + g.tilt * 0.6;
      if (kind === 'mole') return `<circle cx="${x}" cy="${at}" r="3.6" fill="#5b3323" opacity=".85"/>`;
      return `<path d="M ${x} ${at} q 5 9 2 20" fill="none" stroke="${g.look.skinHi}" stroke-width="3.4" opacity=".9"/><path d="M ${x + 3} ${at} q 5 9 2 20" fill="none" stroke="${g.look.skinDeep}" stroke-width="1.4" opacity=".5"/>`;
    })
    .join('');
}

/** Where spectacles sit: the level of the eyes and the tip of the nose. */
export function glassesBox(g: Geometry): { readonly top: number; readonly bottom: number } {
  return { top: g.eyeY - 34, bottom: Math.min(g.eyeY + 42, noseTipY(g) - 22) };
}
