import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react';
import { type RowView, RowWindowControl } from './row-window';

/** Follows the scrolling of a list of `count` rows inside `element`. */
export function useRowWindow(
  element: RefObject<HTMLElement | null>,
  count: number,
): RowView & { control: RowWindowControl } {
  const [control] = useState(() => {
    const fresh = new RowWindowControl();
    fresh.setCount(count);
    return fresh;
  });
  useEffect(() => (element.current ? control.attach(element.current) : undefined), [element, control]);
  useEffect(() => control.setCount(count), [control, count]);
  const view = useSyncExternalStore(control.subscribe, () => control.view);
  return { ...view, control };
}
