import { statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openApplicationKeys, type ApplicationKeys } from '../../../electron/core/keys/application-keys';
import { openDatabase } from '../../../electron/core/storage/open-database';
import { systemRandom } from '../../../electron/core/system-ports';
import { temporaryFolder } from './key-fixtures';

const key = Buffer.alloc(32, 3);
let file: string;
let remove: () => void;
let keys: ApplicationKeys;

const open = (withKey: Buffer = key): ApplicationKeys =>
  openApplicationKeys({ file, key: withKey, clock: { nowMs: () => 1_763_600_000_000 }, random: systemRandom });

beforeEach(() => {
  const temporary = temporaryFolder();
  remove = temporary.remove;
  file = path.join(temporary.folder, 'application-keys.db');
  keys = open();
});
afterEach(() => {
  keys.close();
  remove();
});

describe('the key of an application', () => {
  it('is 32 random bytes, made once and kept over a restart', () => {
    const first = keys.ensure('a-1');
    expect(first).toHaveLength(32);
    expect(keys.ensure('a-1')).toEqual(first);
    expect(keys.ensure('a-2')).not.toEqual(first);
    keys.close();
    keys = open();
    expect(keys.get('a-1')).toEqual(first);
  });

  it('is a copy that its user may zero', () => {
    const first = keys.ensure('a-1');
    const copy = Buffer.from(first);
    first.fill(0);
    expect(keys.get('a-1')).toEqual(copy);
  });

  it('is gone after destroy, from the write-ahead log too, and a later one is another', () => {
    const first = keys.ensure('a-1');
    keys.destroy('a-1');
    expect(keys.get('a-1')).toBeUndefined();
    expect(statSync(`${file}-wal`).size).toBe(0);
    expect(keys.ensure('a-1')).not.toEqual(first);
    expect(() => keys.destroy('never-seen')).not.toThrow();
  });

  it('is the same for two connections that ask for it', () => {
    const other = open();
    expect(other.ensure('a-1')).toEqual(keys.ensure('a-1'));
    other.close();
  });
});

describe('the file of application keys', () => {
  it('does not open with another key', () => {
    keys.close();
    expect(() => open(Buffer.alloc(32, 4))).toThrow(expect.objectContaining({ fault: 'wrong_key' }));
    keys = open();
  });

  it('of a newer version is refused', () => {
    keys.close();
    const db = openDatabase({ file, key });
    db.pragma('user_version = 2');
    db.close();
    expect(() => open()).toThrow(expect.objectContaining({ fault: 'from_newer_version' }));
    const restored = openDatabase({ file, key });
    restored.pragma('user_version = 1');
    restored.close();
    keys = open();
  });
});
