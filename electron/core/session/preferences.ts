import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Preferences } from '../../../shared/contract/session';
import { fileErrorCode, replaceFileDurably } from '../files/durable-write';
import type { Logger, Random } from '../ports';

/** Language and colours of this desk. They hold before anybody signs in, so they lie outside the profiles. */
export interface PreferenceStore {
  get(): Preferences;
  set(change: { [K in keyof Preferences]?: Preferences[K] | undefined }): Preferences;
}

const DEFAULTS: Preferences = { locale: 'en', colorScheme: 'auto' };

function read(file: string, logger: Logger): Preferences {
  try {
    return Preferences.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (fileErrorCode(error) !== 'ENOENT') logger.warn('the preferences cannot be read; the defaults hold');
    return DEFAULTS;
  }
}

/** Keeps the preferences in `<profileRoot>/preferences.json`. */
export function createPreferenceStore(options: {
  profileRoot: string;
  random: Random;
  logger: Logger;
}): PreferenceStore {
  const file = path.join(options.profileRoot, 'preferences.json');
  let current = read(file, options.logger);
  return {
    get: () => current,
    set: (change) => {
      const next: Preferences = {
        locale: change.locale ?? current.locale,
        colorScheme: change.colorScheme ?? current.colorScheme,
      };
      replaceFileDurably(file, `${JSON.stringify(next)}\n`, options.random.bytes(8).toString('hex'));
      current = next;
      return next;
    },
  };
}
