import { createRandom } from '../random';

/** Fine waving lines, as printed under the text of a card. */
export function guilloche(
  width: number,
  height: number,
  colours: readonly string[],
  options: { readonly lines: number; readonly opacity: number },
): string {
  const { lines, opacity } = options;
  return colours
    .map((colour, k) => {
      let d = '';
      for (let line = 0; line < lines; line += 1) {
        const base = ((line + 0.5) * height) / lines;
        for (let x = -10; x <= width + 10; x += 16) {
          const y =
            base +
            Math.sin(x / (88 + k * 23) + line * 0.33 + k) * 26 * Math.cos(x / 310 + k * 1.3) +
            Math.sin(x / 37 + line * 0.7) * 3;
          d += `${x === -10 ? 'M' : 'L'}${x} ${y.toFixed(1)}`;
        }
      }
      return `<path d="${d}" fill="none" stroke="${colour}" stroke-width=".8" opacity="${opacity}"/>`;
    })
    .join('');
}

/** A rosette of turning curves around a centre. */
export function rosette(
  centre: { readonly x: number; readonly y: number; readonly radius: number },
  stroke: string,
  options: {
    readonly petals?: number;
    readonly turns?: number;
    readonly opacity?: number;
    readonly width?: number;
  } = {},
): string {
  const { petals = 14, turns = 9, opacity = 0.55, width = 0.8 } = options;
  let d = '';
  for (let turn = 0; turn < turns; turn += 1) {
    for (let degrees = 0; degrees <= 360; degrees += 3) {
      const angle = (degrees * Math.PI) / 180;
      const radius = centre.radius * (0.45 + 0.06 * turn + 0.16 * Math.sin(petals * angle + turn * 0.7));
      d += `${degrees > 0 ? 'L' : 'M'}${(centre.x + radius * Math.cos(angle)).toFixed(1)} ${(centre.y + radius * Math.sin(angle)).toFixed(1)}`;
    }
    d += 'Z';
  }
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" opacity="${opacity}"/>`;
}

/** The changing-colour gradient of an optically variable device. */
export function iridescence(id: string): string {
  return `<linearGradient id="${id}" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#f5d25c" stop-opacity=".8"/><stop offset=".3" stop-color="#7ad7b0" stop-opacity=".75"/><stop offset=".6" stop-color="#78a9f0" stop-opacity=".75"/><stop offset="1" stop-color="#d98ae0" stop-opacity=".75"/></linearGradient>`;
}

/** The mark of an issuer: waves and sun (UTO), mountains (XNH), sail (XMR). */
export function emblem(code: string, x: number, y: number, scale: number, colour: string): string {
  const inner =
    code === 'UTO'
      ? `<path d="M-22 6 q11 -14 22 0 t22 0M-22 15 q11 -14 22 0 t22 0" fill="none" stroke="${colour}" stroke-width="3"/><circle cy="-11" r="8" fill="${colour}"/>`
      : code === 'XNH'
        ? `<path d="M-22 14 L-6 -14 L3 2 L9 -8 L22 14 Z" fill="none" stroke="${colour}" stroke-width="3" stroke-linejoin="round"/><path d="M-12 20H12" stroke="${colour}" stroke-width="3"/>`
        : `<path d="M-2 -22V14M2 -20C16 -10 18 4 16 12H2ZM-6 -12C-14 -4 -16 6 -16 12H-6Z" fill="none" stroke="${colour}" stroke-width="3" stroke-linejoin="round"/><path d="M-20 19q10 8 20 0t20 0" fill="none" stroke="${colour}" stroke-width="3"/>`;
  return `<g transform="translate(${x} ${y}) scale(${scale})"><circle r="30" fill="none" stroke="${colour}" stroke-width="3"/>${inner}</g>`;
}

/** A contact chip. */
export function chip(id: string, x: number, y: number): string {
  return `<linearGradient id="${id}ch" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#e9cf86"/><stop offset=".5" stop-color="#c49a42"/><stop offset="1" stop-color="#efd992"/></linearGradient><g transform="translate(${x} ${y})"><rect width="74" height="56" rx="9" fill="url(#${id}ch)" stroke="#8f6d27"/><path d="M0 19h26v18H0M74 19H48v18h26M26 0v56M48 0v56" fill="none" stroke="#8f6d27" stroke-width="1.4"/></g>`;
}

/** A coordinate, short. */
function n(value: number): string {
  return value.toFixed(1);
}

/** A pen stroke that stands for a signature; every seed gives another hand. */
export function signature(x: number, y: number, width: number, seed: number): string {
  const random = createRandom(seed);
  const letters = random.integer(4, 7);
  const step = width / (letters + 2.6);
  const slant = random.between(0.1, 0.5);
  const tall = random.between(44, 58);
  let d = `M${x} ${y} c${n(step * 0.2)} ${n(-tall * 0.7)} ${n(step * 1.5)} ${n(-tall * 1.2)} ${n(step * 0.9)} ${n(-tall * 0.5)} c${n(-step * 0.5)} ${n(tall * 0.5)} ${n(-step * 0.9)} ${n(tall * 0.62)} ${n(step * 0.3)} ${n(tall * 0.4)}`;
  for (let at = 0; at < letters; at += 1) {
    const rise = random.next() < 0.3 ? random.between(26, 40) : random.between(8, 15);
    const drop = random.next() < 0.2 ? random.between(10, 22) : 0;
    const lean = rise * slant;
    d += ` c${n(step * 0.2)} ${n(-rise * 0.4)} ${n(step * 0.3 + lean)} ${n(-rise * 1.1)} ${n(step * 0.42 + lean * 0.6)} ${n(-rise)} c${n(-step * 0.16 - lean * 0.4)} ${n(rise * 0.5)} ${n(-lean * 0.4)} ${n(rise + drop)} ${n(step * random.between(0.3, 0.6) - lean * 0.4)} ${n(rise * random.between(0.85, 1.05))}`;
  }
  const flourish =
    random.next() < 0.5
      ? ` c${n(step)} ${n(-14)} ${n(step * 1.8)} ${n(-6)} ${n(step * 2.2)} ${n(-12)}`
      : ` c${n(step * 0.8)} ${n(10)} ${n(-step * 3)} ${n(18)} ${n(-step * 4)} ${n(13)} s${n(step * 3)} ${n(-7)} ${n(step * 5.4)} ${n(-9)}`;
  return `<path d="${d}${flourish}" fill="none" stroke="#1d2c4c" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/>`;
}
