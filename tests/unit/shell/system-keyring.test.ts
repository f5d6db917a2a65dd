import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Keyring } from '../../../electron/host/keyring';
import { createSystemKeyring } from '../../../electron/shell/system-keyring';
import { createElectronDouble } from './electron-double';

let profileRoot: string;
let double: ReturnType<typeof createElectronDouble>;
const file = (): string => path.join(profileRoot, 'keyring-system');
const keyring = (platform: NodeJS.Platform = 'linux'): Keyring =>
  createSystemKeyring({ safeStorage: double.electron.safeStorage, profileRoot, platform });

beforeEach(async () => {
  double = createElectronDouble();
  profileRoot = await mkdtemp(path.join(tmpdir(), 'countersign-keyring-'));
});
afterEach(() => rm(profileRoot, { recursive: true }));

test('the share is made once and lies in the profile only sealed', async () => {
  const share = await keyring().readShare();
  expect(share).toHaveLength(32);
  expect(await keyring().readShare()).toEqual(share);
  const stored = await readFile(file());
  expect(stored.includes(Buffer.from(share))).toBe(false);
  expect(stored.toString()).not.toContain(Buffer.from(share).toString('base64'));
});

test.skipIf(process.platform === 'win32')('only its owner may read it', async () => {
  await keyring().readShare();
  expect((await stat(file())).mode & 0o777).toBe(0o600);
});

describe('on Linux', () => {
  test.each(['basic_text', 'unknown'] as const)('a %s backend is refused, and nothing is stored', async (backend) => {
    double.state.backend = backend;
    await expect(keyring().readShare()).rejects.toMatchObject({ code: 'KEYRING_NOT_SECURE' });
    await expect(stat(file())).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('asked before Electron is ready, the backend is unknown and refused', async () => {
    double.state.isReady = false;
    await expect(keyring().readShare()).rejects.toMatchObject({ code: 'KEYRING_NOT_SECURE' });
  });
});

test.each(['darwin', 'win32'] as const)('on %s the backend is not asked', async (platform) => {
  double.state.backend = 'unknown';
  expect(await keyring(platform).readShare()).toHaveLength(32);
});

test('a keyring that is not there is refused', async () => {
  double.state.canEncrypt = false;
  await expect(keyring().readShare()).rejects.toMatchObject({ code: 'KEYRING_UNAVAILABLE' });
});

test('a share that does not open is never replaced', async () => {
  await keyring().readShare();
  await writeFile(file(), 'sealed by another keyring');
  await expect(keyring().readShare()).rejects.toMatchObject({ code: 'KEYRING_DAMAGED' });
  expect(await readFile(file(), 'utf8')).toBe('sealed by another keyring');
});

test('a share of another length is refused', async () => {
  await writeFile(file(), await double.electron.safeStorage.encryptStringAsync('c2hvcnQ='));
  await expect(keyring().readShare()).rejects.toMatchObject({ code: 'KEYRING_DAMAGED' });
});

test('when the system asks for it, the share is sealed anew and stays the same', async () => {
  const share = await keyring().readShare();
  const { ino } = await stat(file());
  double.state.shouldReEncrypt = true;
  expect(await keyring().readShare()).toEqual(share);
  expect((await stat(file())).ino).not.toBe(ino);
  double.state.shouldReEncrypt = false;
  expect(await keyring().readShare()).toEqual(share);
});
