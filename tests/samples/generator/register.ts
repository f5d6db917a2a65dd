import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Node strips types but does not guess endings; the sources import each other without one, as bundlers do. */
export function registerTypeScriptEndings(): void {
  registerHooks({
    resolve(specifier, context, next) {
      const { parentURL } = context;
      const relative = specifier.startsWith('./') || specifier.startsWith('../');
      if (!relative || parentURL === undefined || parentURL.includes('/node_modules/')) return next(specifier, context);
      const ending = ['.ts', '/index.ts'].find((end) => existsSync(new URL(`${specifier}${end}`, parentURL)));
      return next(ending === undefined ? specifier : `${specifier}${ending}`, context);
    },
  });
}
