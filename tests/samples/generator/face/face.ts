import type { Place } from './backdrop';
import { drawPlace } from './backdrop';
import { drawBody, drawEars, drawGlasses } from './body';
import { drawEyes } from './eyes';
import type { Geometry } from './geometry';
import { layOut } from './geometry';
import type { Hair } from './hair-long';
import { LONG_HAIR } from './hair-long';
import { SHORT_HAIR } from './hair-short';
import type { Look, Pose } from './look';
import { NEUTRAL } from './look';
import { drawMouth, drawNose } from './nose-mouth';
import { drawBeard, drawMarks, drawShading } from './skin';

/** What surrounds a drawn face. */
export interface FaceOptions {
  readonly id: string;
  readonly pose?: Pose;
  readonly place?: Place | 'none';
  readonly lightLeft?: boolean;
}

function styleHair(g: Geometry): { readonly hair: Hair; readonly ears: boolean } {
  const { style } = g.look;
  if (style in LONG_HAIR) {
    const draw = Object.entries(LONG_HAIR).find(([name]) => name === style)?.[1];
    if (draw !== undefined) return { hair: draw(g), ears: style === 'bun' };
  }
  const draw = Object.entries(SHORT_HAIR).find(([name]) => name === style)?.[1];
  return { hair: draw === undefined ? { back: '', front: '' } : draw(g), ears: style !== 'afro' };
}

function definitions(g: Geometry): string {
  const { look, id, lightLeft } = g;
  const blurs = [1, 3, 5, 8, 12, 22]
    .map(
      (b) =>
        `<filter id="${id}b${b}" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${b}"/></filter>`,
    )
    .join('');
  return `<defs>${blurs}
    <radialGradient id="${id}ir" cx=".5" cy=".6" r=".6"><stop offset="0" stop-color="${look.irisHi}"/><stop offset=".7" stop-color="${look.iris}"/><stop offset="1" stop-color="#1d110b"/></radialGradient>
    <linearGradient id="${id}hg" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${look.hairHi}"/><stop offset=".22" stop-color="${look.hair}"/><stop offset="1" stop-color="${look.hair}"/></linearGradient>
    <linearGradient id="${id}sh" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${look.shirtHi}"/><stop offset=".5" stop-color="${look.shirt}"/><stop offset="1" stop-color="${look.shirt}"/></linearGradient>
    <linearGradient id="${id}lt" x1="${lightLeft ? 0 : 1}" y1="0" x2="${lightLeft ? 1 : 0}" y2="0"><stop offset="0" stop-color="${look.skinHi}" stop-opacity=".75"/><stop offset=".45" stop-color="${look.skinHi}" stop-opacity="0"/><stop offset=".7" stop-color="${look.skinLo}" stop-opacity="0"/><stop offset="1" stop-color="${look.skinLo}" stop-opacity=".85"/></linearGradient>
    <clipPath id="${id}hc"><path d="${g.headPath}"/></clipPath></defs>`;
}

/**
 * Draws an invented person as SVG content of 600 x 760 units, without the surrounding `<svg>`.
 * `id` must differ between drawings that end up in one document.
 */
export function drawFace(look: Look, options: FaceOptions): string {
  const g = layOut(look, options.pose ?? NEUTRAL, options.id, options.lightLeft ?? true);
  const { hair, ears } = styleHair(g);
  const place = options.place ?? 'none';
  return `<g>${definitions(g)}${place === 'none' ? '' : drawPlace(place, options.id)}${hair.back}${drawBody(g)}${hair.middle ?? ''}${ears ? drawEars(g) : ''}
    <path d="${g.headPath}" fill="${look.skin}"/><g clip-path="url(#${g.id}hc)">${drawShading(g)}${drawBeard(g)}</g>
    ${drawEyes(g)}${drawNose(g)}${drawMouth(g)}${drawMarks(g)}${hair.front}${drawGlasses(g)}</g>`;
}
