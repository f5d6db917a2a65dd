import { type ActId, actOf } from './keymap';

const NAMES: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  shift: '⇧',
  enter: 'Enter',
  escape: 'Esc',
  space: '␣',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  pagedown: 'PgDn',
  pageup: 'PgUp',
  home: 'Home',
  end: 'End',
};

/** The caps of one way to press an act: `ctrl+enter` is `['Ctrl', 'Enter']`. */
export const capsOfKey = (way: string, isMac: boolean): string[] =>
  way
    .split(' ')
    .flatMap((press) => (press === '+' ? ['+'] : press.split('+')))
    .map((part) => (isMac && part === 'ctrl' ? '⌘' : (NAMES[part] ?? part.toUpperCase())));

/** The caps of the first way to press an act. */
export function capsOf(act: ActId, isMac: boolean): string[] {
  const { keys } = actOf(act);
  return keys[0] === undefined ? [] : capsOfKey(keys[0], isMac);
}

/** The value of `aria-keyshortcuts` for an act. Source: WAI-ARIA 1.2 §6.6. */
export function ariaKeys(act: ActId): string {
  const { keys } = actOf(act);
  return keys
    .filter((way) => !way.includes(' '))
    .map((way) =>
      way === '+'
        ? 'Plus'
        : way
            .split('+')
            .map((part) => (part === 'ctrl' ? 'Control' : part.charAt(0).toUpperCase() + part.slice(1)))
            .join('+'),
    )
    .join(' ');
}
