import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { DeskPerson } from '../../../shared/contract/session';
import { DeskError, IntegrityError } from '../errors';
import { replaceFileDurably } from '../files/durable-write';
import { openProfileKeys } from '../keys/profile-keys';
import { seal, unseal } from '../keys/seal';
import { sha256Hex } from '../log/digest';
import type { Logger, Random } from '../ports';

/** Who a profile belongs to; kept sealed, so that the disk does not tell who works here. */
const Owner = z.object({ portalOrigin: z.string(), person: DeskPerson.omit({ knownHere: true }) });
export type Owner = z.infer<typeof Owner>;

const OWNER_FILE = 'person.sealed';

export interface ProfileRoot {
  profileRoot: string;
  keyringShare: Uint8Array;
  random: Random;
}

/** The folder of a profile: portal × person. The name tells neither. */
export const profileDirOf = (profileRoot: string, portalOrigin: string, personId: string): string =>
  path.join(profileRoot, sha256Hex(`${portalOrigin}\n${personId}`).slice(0, 32));

/** Notes who a profile belongs to. */
export function saveOwner(root: Pick<ProfileRoot, 'random'>, profileDir: string, key: Buffer, owner: Owner): void {
  const plain = Buffer.from(JSON.stringify(owner), 'utf8');
  const id = path.basename(profileDir);
  replaceFileDurably(
    path.join(profileDir, OWNER_FILE),
    seal({ key, purpose: 'person-name', id, plain, random: root.random }),
    root.random.bytes(8).toString('hex'),
  );
}

function readOwner(root: ProfileRoot, profileDir: string): Owner | undefined {
  const file = path.join(profileDir, OWNER_FILE);
  if (!existsSync(file) || !existsSync(path.join(profileDir, 'keys.json'))) return undefined;
  const keys = openProfileKeys({ profileDir, keyringShare: root.keyringShare, random: root.random });
  try {
    const plain = unseal({
      key: keys.nameSealKey,
      purpose: 'person-name',
      id: path.basename(profileDir),
      sealed: readFileSync(file),
    });
    return Owner.parse(JSON.parse(plain.toString('utf8')));
  } finally {
    keys.dispose();
  }
}

/** People who have a profile here for this portal. One that cannot be read is left out and logged; signing in tells why. */
export function knownPeople(root: ProfileRoot, portalOrigin: string, logger: Logger): Owner['person'][] {
  if (!existsSync(root.profileRoot)) return [];
  return readdirSync(root.profileRoot, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[0-9a-f]{32}$/.test(entry.name))
    .flatMap(({ name }) => {
      try {
        const owner = readOwner(root, path.join(root.profileRoot, name));
        return owner?.portalOrigin === portalOrigin ? [owner.person] : [];
      } catch (error) {
        if (!(error instanceof DeskError || error instanceof IntegrityError || error instanceof z.ZodError))
          throw error;
        logger.warn('a profile here cannot be read', { reason: error.name });
        return [];
      }
    });
}
