import { capsOf, capsOfKey } from '../keyboard/key-caps';
import { useKeyboard } from '../keyboard/keyboard-context';
import type { ActId } from '../keyboard/keymap';
import css from './key-caps.module.css';

/** The keys of an act, as caps. They are decoration for eyes: screen readers hear `aria-keyshortcuts` of the control itself. */
export function KeyCaps({ act, way }: { act?: ActId; way?: string }) {
  const { isMac } = useKeyboard();
  const caps = way === undefined ? (act === undefined ? [] : capsOf(act, isMac)) : capsOfKey(way, isMac);
  return (
    <span className={css['caps']} aria-hidden="true">
      {caps.map((cap) => (
        <kbd key={cap} className={css['cap']}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
