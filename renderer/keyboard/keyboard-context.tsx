import { type ReactNode, createContext, use, useEffect, useMemo, useRef, useState } from 'react';
import { KeyDispatcher, type KeyHandlers, type KeyPlace } from './dispatcher';
import type { Scope } from './keymap';

interface Keyboard {
  dispatcher: KeyDispatcher;
  /** First key of a sequence that waits for its second. */
  begun: string | undefined;
  isMac: boolean;
}

const KeyboardContext = createContext<Keyboard | undefined>(undefined);

const FIELD = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]';
const PRESSABLE =
  'button, a[href], summary, [role=button], [role=radio], [role=option], [role=switch], [role=tab], input, select';

function placeOf(event: KeyboardEvent): KeyPlace {
  const target = event.target instanceof Element ? event.target : undefined;
  return {
    isField: event.isComposing || (target?.matches(FIELD) ?? false),
    isPressable: target?.matches(PRESSABLE) ?? false,
    isDialog: target?.closest('[role=dialog], [role=listbox]') != null,
    isRepeat: event.repeat,
  };
}

/** Reads every key press of the page once and runs the act that the keymap gives it. */
export function KeyboardProvider({ children }: { children: ReactNode }) {
  const [begun, setBegun] = useState<string>();
  const [isMac] = useState(() => /mac/i.test(navigator.userAgent));
  const [dispatcher] = useState(() => new KeyDispatcher({ now: () => performance.now(), isMac, onSequence: setBegun }));
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && dispatcher.press(event, placeOf(event))) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [dispatcher]);
  const keyboard = useMemo(() => ({ dispatcher, begun, isMac }), [dispatcher, begun, isMac]);
  return <KeyboardContext value={keyboard}>{children}</KeyboardContext>;
}

/** The keyboard. Throws outside of its provider. */
export function useKeyboard(): Keyboard {
  const keyboard = use(KeyboardContext);
  if (!keyboard) throw new Error('no keyboard above this component');
  return keyboard;
}

/** Handles acts of one scope while the component is there and `isOn`. Only acts of the scope are listened to. */
export function useKeys(scope: Scope, handlers: KeyHandlers, isOn = true): void {
  const { dispatcher } = useKeyboard();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => (isOn ? dispatcher.listen(scope, () => latest.current) : undefined), [dispatcher, scope, isOn]);
}
