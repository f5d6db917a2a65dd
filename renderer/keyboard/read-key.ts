/** The part of a KeyboardEvent that decides what was pressed. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const DIGIT = /^(?:Digit|Numpad)([0-9])$/;
/** Places whose digit row types a sign the desk uses; `Digit6` types `-` on a French keyboard. */
const SIGN_KEYS = new Set(['-', '+', '=', '/', '?', '<', '>']);

function character({ key, code }: KeyPress): string | undefined {
  const digit = DIGIT.exec(code)?.[1];
  if (digit !== undefined && digit <= '4' && !SIGN_KEYS.has(key)) return digit;
  if (/^[0-9]$/.test(key)) return key;
  if (key === ' ') return 'space';
  if (key.length > 1) return key.toLowerCase();
  const folded = key.toLowerCase();
  if (/^[a-z]$/.test(folded) || SIGN_KEYS.has(folded)) return folded;
  // A layout without Latin letters: the letter by its place.
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
}

/**
 * Names a key press as the keymap does (`j`, `shift+j`, `ctrl+enter`), or `undefined` when it can be none of its keys.
 * Letters go by the character typed, so that AZERTY works; digits 0 to 4 by place or by character, Shift ignored, so that `&` is 1.
 * Signs carry no Shift: which of them need it differs by layout. `isMac` reads ⌘ as Ctrl.
 */
export function readKey(press: KeyPress, isMac: boolean): string | undefined {
  const command = isMac ? press.metaKey : press.ctrlKey;
  if (press.altKey || (isMac ? press.ctrlKey : press.metaKey)) return undefined;
  const name = character(press);
  if (name === undefined) return undefined;
  const isShifted = press.shiftKey && !/^[0-9]$/.test(name) && !SIGN_KEYS.has(name);
  return `${command ? 'ctrl+' : ''}${isShifted ? 'shift+' : ''}${name}`;
}

/** The digit of a key press by its place or its character, or `undefined`. */
export function readDigit({ key, code }: Pick<KeyPress, 'key' | 'code'>): number | undefined {
  const digit = DIGIT.exec(code)?.[1] ?? /^([0-9])$/.exec(key)?.[1];
  return digit === undefined ? undefined : Number(digit);
}
