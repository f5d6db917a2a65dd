import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { KEYRING_SHARE_BYTES, KeyringError, type Keyring } from './keyring';
import { createPrivateFile, readPrivateFile } from './share-file';

/**
 * A keyring for development, tests and machines without one: a file beside the profiles, readable by its owner only.
 * It protects from nobody who can read the profile; the packaged application uses the system's keyring.
 */
export function createDevelopmentKeyring(profileRoot: string): Keyring {
  const file = path.join(profileRoot, 'keyring-development');
  return {
    async readShare() {
      const fresh = randomBytes(KEYRING_SHARE_BYTES);
      const isMade = (await readPrivateFile(file)) === undefined && (await createPrivateFile(file, fresh));
      const share = isMade ? fresh : await readPrivateFile(file);
      if (share?.length !== KEYRING_SHARE_BYTES)
        throw new KeyringError('KEYRING_DAMAGED', `the development keyring does not hold ${KEYRING_SHARE_BYTES} bytes`);
      const copy = new Uint8Array(share);
      share.fill(0);
      return copy;
    },
  };
}
