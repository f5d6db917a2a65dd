import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openProfileKeys } from '../../electron/core/keys/profile-keys';
import { openDatabase } from '../../electron/core/storage/open-database';
import { createSql } from '../../electron/core/storage/statements';
import { systemRandom } from '../../electron/core/system-ports';

/** Reads one column of every profile's database below a root, with the development keyring; for a desk that has ended. */
export function readFromProfiles(profileRoot: string, query: string): string[] {
  const keyringShare = readFileSync(path.join(profileRoot, 'keyring-development'));
  return readdirSync(profileRoot, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[0-9a-f]{32}$/.test(entry.name))
    .flatMap(({ name }) => {
      const profileDir = path.join(profileRoot, name);
      const keys = openProfileKeys({ profileDir, keyringShare, random: systemRandom });
      const db = openDatabase({ file: path.join(profileDir, 'desk.db'), key: keys.databaseKey });
      try {
        return createSql(db).texts(query);
      } finally {
        db.close();
        keys.dispose();
      }
    });
}
