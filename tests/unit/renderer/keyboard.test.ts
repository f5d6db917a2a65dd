import { describe, expect, it, vi } from 'vitest';
import { KeyDispatcher, type KeyPlace } from '../../../renderer/keyboard/dispatcher';
import { ariaKeys, capsOf } from '../../../renderer/keyboard/key-caps';
import { ACTS, type Scope, SCOPES, SCOPES_TOGETHER, actOf } from '../../../renderer/keyboard/keymap';
import { type KeyPress, readDigit, readKey } from '../../../renderer/keyboard/read-key';

const press = (key: string, code: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const CODES: Readonly<Record<string, string>> = {
  space: 'Space',
  '+': 'Equal',
  '=': 'Equal',
  '-': 'Minus',
  '/': 'Slash',
  '?': 'Slash',
};

/** The key press that a way of the keymap stands for on an English keyboard. */
function pressOf(way: string): KeyPress {
  const parts = way === '+' ? ['+'] : way.split('+');
  const name = parts.at(-1) ?? '';
  const isNamed = /^(?:arrow|page|f\d|enter|escape|home|end)/.test(name);
  const key = name === 'space' ? ' ' : isNamed ? name.toUpperCase() : name;
  const code = CODES[name] ?? (/^\d$/.test(name) ? `Digit${name}` : `Key${name.toUpperCase()}`);
  return press(key, code, { ctrlKey: parts.includes('ctrl'), shiftKey: parts.includes('shift') });
}

const keysIn = (scopes: readonly Scope[]): string[] =>
  ACTS.filter((act) => scopes.includes(actOf(act).scope)).flatMap((act) => [...actOf(act).keys]);

const ANYWHERE: KeyPlace = { isField: false, isPressable: false, isDialog: false, isRepeat: false };

function dispatcher() {
  const clock = { nowMs: 0 };
  const begun: (string | undefined)[] = [];
  const keys = new KeyDispatcher({ now: () => clock.nowMs, isMac: false, onSequence: (first) => begun.push(first) });
  return { keys, clock, begun };
}

describe('the keymap', () => {
  it('gives no key to two acts in scopes that can be active together', () => {
    const doubled = SCOPES_TOGETHER.flatMap((scopes) => {
      const keys = keysIn(scopes);
      return keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${key} in ${scopes.join('+')}`);
    });
    expect(doubled).toEqual([]);
  });

  it('lets no single key be the beginning of a sequence and an act at once', () => {
    const both = SCOPES_TOGETHER.flatMap((scopes) => {
      const keys = keysIn(scopes);
      const firsts = new Set(keys.filter((key) => key.includes(' ')).map((key) => key.split(' ')[0]));
      return keys.filter((key) => firsts.has(key));
    });
    expect(both).toEqual([]);
  });

  it('has every scope in some set of scopes that are active together', () => {
    expect(SCOPES.filter((scope) => !SCOPES_TOGETHER.some((set) => set.includes(scope)))).toEqual([]);
  });

  it('uses no sign that needs AltGr on common keyboards', () => {
    expect(ACTS.flatMap((id) => actOf(id).keys.filter((key) => /[[\]{}\\@#|~]/.test(key)))).toEqual([]);
  });

  it('can be read from any key press that its keys name', () => {
    const ways = ACTS.flatMap((id) => actOf(id).keys.flatMap((key) => key.split(' ')));
    expect(ways.map((way) => readKey(pressOf(way), false))).toEqual(ways);
  });

  it('shows caps and tells screen readers the same keys', () => {
    expect(capsOf('sign', false)).toEqual(['Ctrl', 'Enter']);
    expect(capsOf('sign', true)).toEqual(['⌘', 'Enter']);
    expect(capsOf('goQueue', false)).toEqual(['G', 'Q']);
    expect(ariaKeys('sign')).toBe('Control+Enter');
    expect(ariaKeys('zoomIn')).toBe('Plus =');
  });
});

describe('reading keys', () => {
  it('takes digits by their place on a French keyboard, and by their character on a number pad', () => {
    expect(readKey(press('&', 'Digit1'), false)).toBe('1');
    expect(readKey(press('1', 'Digit1', { shiftKey: true }), false)).toBe('1');
    expect(readKey(press('à', 'Digit0'), false)).toBe('0');
    expect(readKey(press('3', 'Numpad3'), false)).toBe('3');
    expect(readDigit(press('é', 'Digit2'))).toBe(2);
  });

  it('leaves the key that types a hyphen in France to the hyphen', () => {
    expect(readKey(press('-', 'Digit6'), false)).toBe('-');
  });

  it('takes letters by the character typed, and by place where the layout has no Latin letters', () => {
    expect(readKey(press('a', 'KeyQ'), false)).toBe('a');
    expect(readKey(press('ф', 'KeyA'), false)).toBe('a');
    expect(readKey(press('J', 'KeyJ', { shiftKey: true }), false)).toBe('shift+j');
  });

  it('ignores Alt everywhere, and the key of the other platform', () => {
    expect(readKey(press('a', 'KeyA', { altKey: true }), false)).toBeUndefined();
    expect(readKey(press('z', 'KeyZ', { metaKey: true }), false)).toBeUndefined();
    expect(readKey(press('z', 'KeyZ', { metaKey: true }), true)).toBe('ctrl+z');
    expect(readKey(press('z', 'KeyZ', { ctrlKey: true }), true)).toBeUndefined();
  });
});

describe('the dispatcher', () => {
  it('is silent for single keys in fields and dialogs, but signs from inside a field', () => {
    const { keys } = dispatcher();
    const [note, sign] = [vi.fn(), vi.fn()];
    keys.listen('review', () => ({ note, sign }));
    expect(keys.press(press('n', 'KeyN'), { ...ANYWHERE, isField: true })).toBe(false);
    expect(keys.press(press('n', 'KeyN'), { ...ANYWHERE, isDialog: true })).toBe(false);
    expect(keys.press(press('Enter', 'Enter', { ctrlKey: true }), { ...ANYWHERE, isField: true })).toBe(true);
    expect([note.mock.calls.length, sign.mock.calls.length]).toEqual([0, 1]);
  });

  it('repeats only what moves, zooms or steps', () => {
    const { keys } = dispatcher();
    const [checkDown, chooseReject] = [vi.fn(), vi.fn()];
    keys.listen('review', () => ({ checkDown, chooseReject }));
    keys.press(press('j', 'KeyJ'), { ...ANYWHERE, isRepeat: true });
    keys.press(press('r', 'KeyR'), { ...ANYWHERE, isRepeat: true });
    expect([checkDown.mock.calls.length, chooseReject.mock.calls.length]).toEqual([1, 0]);
  });

  it('leaves Enter and Space to the control that has the focus', () => {
    const { keys } = dispatcher();
    const openRow = vi.fn();
    keys.listen('queue', () => ({ openRow }));
    expect(keys.press(press('Enter', 'Enter'), { ...ANYWHERE, isPressable: true })).toBe(false);
    expect(openRow).not.toHaveBeenCalled();
  });

  it('waits 1.5 s for the second key of a sequence and says so', () => {
    const { keys, clock, begun } = dispatcher();
    const goQueue = vi.fn();
    keys.listen('global', () => ({ goQueue }));
    keys.press(press('g', 'KeyG'), ANYWHERE);
    clock.nowMs = 1400;
    keys.press(press('q', 'KeyQ'), ANYWHERE);
    expect(goQueue).toHaveBeenCalledTimes(1);
    keys.press(press('g', 'KeyG'), ANYWHERE);
    clock.nowMs += 1600;
    keys.press(press('q', 'KeyQ'), ANYWHERE);
    expect(goQueue).toHaveBeenCalledTimes(1);
    expect(begun).toEqual(['g', undefined, 'g', undefined]);
  });

  it('asks the newest listener first, and the next when it declines', () => {
    const { keys } = dispatcher();
    const asked: string[] = [];
    const stop = keys.listen('review', () => ({ stepBack: () => void asked.push('old') }));
    keys.listen('review', () => ({
      stepBack: () => {
        asked.push('new');
        return false;
      },
    }));
    expect(keys.press(press('Escape', 'Escape'), ANYWHERE)).toBe(true);
    stop();
    expect(keys.press(press('Escape', 'Escape'), ANYWHERE)).toBe(false);
    expect(asked).toEqual(['new', 'old', 'new']);
  });
});
