import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';

/** Keeps the colour scheme in memory: the preference lives in core, and the page writes nothing to disk. */
export function memoryColorScheme(initial: MantineColorScheme): MantineColorSchemeManager {
  let current = initial;
  return {
    get: () => current,
    set: (value) => {
      current = value;
    },
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => {
      current = initial;
    },
  };
}
