import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DeskError } from '../../../electron/core/errors';
import { openProfileKeys, type ProfileKeys } from '../../../electron/core/keys/profile-keys';
import { systemRandom } from '../../../electron/core/system-ports';
import { temporaryFolder } from './key-fixtures';

const share = Buffer.alloc(32, 7);
let folder: string;
let remove: () => void;
let profileDir: string;
let keyFile: string;

beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
  profileDir = path.join(folder, 'profile');
  keyFile = path.join(profileDir, 'keys.json');
});
afterEach(() => remove());

const open = (keyringShare: Uint8Array = share): ProfileKeys =>
  openProfileKeys({ profileDir, keyringShare, random: systemRandom });

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof DeskError ? error.code : String(error);
  }
  return 'none';
}

const Content = z.object({
  format: z.string(),
  version: z.int(),
  checksum: z.string(),
  wraps: z.array(z.looseObject({ kind: z.string(), sealedKey: z.string() })),
});
const content = (): z.infer<typeof Content> => Content.parse(JSON.parse(readFileSync(keyFile, 'utf8')));

describe('the keys of a profile', () => {
  it('are the same every time the profile is opened with its share', () => {
    const first = open();
    const second = open();
    expect(second.databaseKey).toEqual(first.databaseKey);
    expect(second.applicationKeysKey).toEqual(first.applicationKeysKey);
    expect(second.nameSealKey).toEqual(first.nameSealKey);
  });

  it('differ from each other, and between profiles under one share', () => {
    const here = open();
    const there = openProfileKeys({
      profileDir: path.join(folder, 'other'),
      keyringShare: share,
      random: systemRandom,
    });
    const keys = [here, there].flatMap((k) => [k.databaseKey, k.applicationKeysKey, k.nameSealKey]);
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(6);
    expect(keys.every((key) => key.length === 32)).toBe(true);
  });

  it('are zeroed by dispose', () => {
    const keys = open();
    keys.dispose();
    expect(Buffer.concat([keys.databaseKey, keys.applicationKeysKey, keys.nameSealKey])).toEqual(Buffer.alloc(96));
  });

  it('lie in a file that only its owner may read, without the key in clear and without litter beside it', () => {
    const { databaseKey } = open();
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(statSync(profileDir).mode & 0o777).toBe(0o700);
    const text = readFileSync(keyFile, 'utf8');
    expect(text).not.toContain(databaseKey.toString('base64'));
    expect(text).not.toContain(databaseKey.toString('hex'));
    expect(readdirSync(profileDir)).toEqual(['keys.json']);
  });

  it('stay closed to another share, and the file is left as it was', () => {
    open();
    const before = readFileSync(keyFile);
    expect(codeOf(() => open(Buffer.alloc(32, 8)))).toBe('PROFILE_KEY_UNAVAILABLE');
    expect(codeOf(() => open(Buffer.alloc(16, 7)))).toBe('PROFILE_KEY_UNAVAILABLE');
    expect(readFileSync(keyFile)).toEqual(before);
  });

  it('tell every kind of damage from a wrong share', () => {
    open();
    const whole = readFileSync(keyFile, 'utf8');
    const file = content();
    const [wrap] = file.wraps;
    const flipped = { ...file, wraps: [{ ...wrap, sealedKey: `AAAA${wrap?.sealedKey.slice(4)}` }] };
    const damages = [
      '',
      '{',
      whole.slice(0, -40),
      '{}',
      JSON.stringify(flipped),
      JSON.stringify({ ...file, wraps: [] }),
    ];
    for (const damage of damages) {
      writeFileSync(keyFile, damage);
      expect(codeOf(() => open())).toBe('PROFILE_DAMAGED');
      expect(readFileSync(keyFile, 'utf8')).toBe(damage);
    }
  });

  it('of a newer version are refused untouched', () => {
    open();
    writeFileSync(keyFile, JSON.stringify({ ...content(), version: 2, more: true }));
    expect(codeOf(() => open())).toBe('PROFILE_FROM_NEWER_VERSION');
  });

  it('are not made anew beside databases whose key file is gone', () => {
    mkdirSync(profileDir);
    writeFileSync(path.join(profileDir, 'desk.db'), 'x');
    expect(codeOf(() => open())).toBe('PROFILE_DAMAGED');
    expect(readdirSync(profileDir)).toEqual(['desk.db']);
  });
});
