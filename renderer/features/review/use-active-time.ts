import { useCallback, useEffect, useRef } from 'react';

const TICK_MS = 1000;
/** Without a key, pointer or wheel for this long, the time no longer counts as work. */
const IDLE_MS = 60_000;

/** Milliseconds that were worked on what is on screen: the page is visible and somebody is there. Read it by calling. */
export function useActiveTime(startMs: number): () => number {
  const total = useRef(startMs);
  useEffect(() => {
    let lastInput = performance.now();
    const onInput = () => {
      lastInput = performance.now();
    };
    const events = ['keydown', 'pointermove', 'pointerdown', 'wheel'] as const;
    for (const name of events) window.addEventListener(name, onInput, { passive: true });
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && performance.now() - lastInput < IDLE_MS) total.current += TICK_MS;
    }, TICK_MS);
    return () => {
      clearInterval(timer);
      for (const name of events) window.removeEventListener(name, onInput);
    };
  }, []);
  return useCallback(() => total.current, []);
}
