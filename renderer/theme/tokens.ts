/**
 * The colours of the desk by meaning, as [light, dark]. Components use these names only, as `var(--cs-…)`.
 * Ratios against the surfaces they stand on are in the design's colour table: text at least 4.5, controls and focus at least 3.
 */
export const TOKENS = {
  'surface-app': ['#eef0f3', '#101216'],
  surface: ['#ffffff', '#181b20'],
  'surface-raised': ['#f7f8fa', '#1f232a'],
  'surface-sunken': ['#f1f3f6', '#13161a'],
  'surface-selected': ['#e6edfc', '#202c47'],
  'accent-soft': ['#e6edfc', '#1f2b47'],
  line: ['#dde1e7', '#2b3038'],
  'line-strong': ['#7b8491', '#717b89'],
  text: ['#171b21', '#e7e9ed'],
  'text-2': ['#454d59', '#b4bbc6'],
  'text-3': ['#5d6673', '#929baa'],
  accent: ['#1f4fc4', '#8fb1ff'],
  'accent-fill': ['#1f4fc4', '#3a66d6'],
  'on-accent': ['#ffffff', '#ffffff'],
  pass: ['#12693a', '#6fd09a'],
  'pass-soft': ['#e2f3e8', '#142e21'],
  'pass-fill': ['#12693a', '#12693a'],
  fail: ['#b0201c', '#ff948b'],
  'fail-soft': ['#fce9e7', '#3b1d1d'],
  'fail-fill': ['#b0201c', '#b0201c'],
  caution: ['#855000', '#efbb62'],
  'caution-soft': ['#fdf0d5', '#35270f'],
  'caution-fill': ['#855000', '#855000'],
  unknown: ['#5b45a0', '#bcabf7'],
  'unknown-soft': ['#eeeaf9', '#292341'],
  offline: ['#3c4858', '#b3bfcf'],
  'offline-soft': ['#e3e7ed', '#262d37'],
  'offline-bar': ['#2f3a49', '#c3cddb'],
  'on-offline-bar': ['#f2f5f9', '#14181e'],
  well: ['#3a3c40', '#0c0d0f'],
  'on-well': ['#f1f2f4', '#f1f2f4'],
  'on-well-2': ['#c3c6cb', '#b7bbc2'],
  toast: ['#171b21', '#e7e9ed'],
  'on-toast': ['#f1f2f4', '#171b21'],
  'on-toast-2': ['#c3c6cb', '#454d59'],
  'on-toast-accent': ['#8fb1ff', '#1f4fc4'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

export type TokenName = keyof typeof TOKENS;

/** The CSS variables of one colour scheme. */
export function tokenVariables(scheme: 'light' | 'dark'): Record<string, string> {
  const at = scheme === 'light' ? 0 : 1;
  return Object.fromEntries(Object.entries(TOKENS).map(([name, pair]) => [`--cs-${name}`, pair[at]]));
}
