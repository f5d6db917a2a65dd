import { mkdtemp, readdir, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDevelopmentKeyring } from '../../../electron/host/development-keyring';

let profileRoot: string;
beforeEach(async () => {
  profileRoot = path.join(await mkdtemp(path.join(tmpdir(), 'countersign-keyring-')), 'profiles');
});
afterEach(() => rm(path.dirname(profileRoot), { recursive: true }));

test('the share is made once, 32 random bytes, and stays the same', async () => {
  const first = await createDevelopmentKeyring(profileRoot).readShare();
  expect(first).toHaveLength(32);
  expect(await createDevelopmentKeyring(profileRoot).readShare()).toEqual(first);
  expect(await readdir(profileRoot)).toEqual(['keyring-development']);
});

test('zeroing what was read changes nothing that is kept', async () => {
  const keyring = createDevelopmentKeyring(profileRoot);
  const share = await keyring.readShare();
  share.fill(0);
  expect(await keyring.readShare()).not.toEqual(share);
});

test.skipIf(process.platform === 'win32')('only its owner may read it', async () => {
  await createDevelopmentKeyring(profileRoot).readShare();
  expect((await stat(profileRoot)).mode & 0o777).toBe(0o700);
  expect((await stat(path.join(profileRoot, 'keyring-development'))).mode & 0o777).toBe(0o600);
});

test('desks that start at the same moment agree on one share', async () => {
  const shares = await Promise.all(Array.from({ length: 8 }, () => createDevelopmentKeyring(profileRoot).readShare()));
  expect(new Set(shares.map((share) => Buffer.from(share).toString('hex'))).size).toBe(1);
});

test('a damaged file is refused and left as it is', async () => {
  const file = path.join(profileRoot, 'keyring-development');
  await createDevelopmentKeyring(profileRoot).readShare();
  await truncate(file, 10);
  await expect(createDevelopmentKeyring(profileRoot).readShare()).rejects.toMatchObject({ code: 'KEYRING_DAMAGED' });
  expect(await readFile(file)).toHaveLength(10);
});
