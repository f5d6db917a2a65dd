import { describe, expect, it } from 'vitest';
import { TOKENS, type TokenName } from '../../../renderer/theme/tokens';

const channel = (value: number): number => (value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Source: WCAG 2.2, contrast ratio. */
function ratio(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT_ON: [TokenName, TokenName[]][] = [
  ['text', ['surface', 'surface-app', 'surface-raised', 'surface-sunken', 'surface-selected', 'fail-soft']],
  ['text-2', ['surface', 'surface-app', 'surface-raised', 'surface-sunken', 'surface-selected', 'fail-soft']],
  ['text-3', ['surface', 'surface-raised', 'surface-sunken', 'surface-selected']],
  ['accent', ['surface', 'surface-raised', 'surface-selected', 'accent-soft']],
  ['on-accent', ['accent-fill', 'fail-fill', 'pass-fill', 'caution-fill']],
  ['pass', ['surface', 'pass-soft', 'surface-selected']],
  ['fail', ['surface', 'fail-soft', 'surface-selected']],
  ['caution', ['surface', 'caution-soft', 'surface-selected']],
  ['unknown', ['surface', 'unknown-soft', 'surface-selected']],
  ['offline', ['surface', 'offline-soft']],
  ['on-offline-bar', ['offline-bar']],
  ['on-well', ['well']],
  ['on-well-2', ['well']],
  ['on-toast', ['toast']],
  ['on-toast-2', ['toast']],
];

describe.each(['light', 'dark'] as const)('the %s colours', (scheme) => {
  const colour = (name: TokenName): string => TOKENS[name][scheme === 'light' ? 0 : 1];

  it('let every text be read on every surface it stands on', () => {
    const poor = TEXT_ON.flatMap(([text, surfaces]) =>
      surfaces
        .filter((surface) => ratio(colour(text), colour(surface)) < 4.5)
        .map((surface) => `${text} on ${surface}: ${ratio(colour(text), colour(surface)).toFixed(2)}`),
    );
    expect(poor).toEqual([]);
  });

  it('let borders of controls and the focus be seen', () => {
    const poor = (['surface', 'surface-selected'] as const).flatMap((surface) =>
      (['line-strong', 'accent'] as const).filter((line) => ratio(colour(line), colour(surface)) < 3),
    );
    expect(poor).toEqual([]);
  });
});
