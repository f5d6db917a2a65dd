import path from 'node:path';
import { expect, test } from 'vitest';
import { resolveProfileRoot } from '../../../electron/host/profile-root';

test('COUNTERSIGN_PROFILE names the folder on every platform', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const)
    expect(resolveProfileRoot({ platform, env: { COUNTERSIGN_PROFILE: 'a/b' }, homeFolder: '/home/x' })).toBe(
      path.resolve('a/b'),
    );
});

test.each([
  ['linux', {}, '/home/x', '/home/x/.local/share/countersign'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/x', '/data/countersign'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/x', '/home/x/.local/share/countersign'],
  ['darwin', {}, '/Users/x', '/Users/x/Library/Application Support/Countersign'],
  [
    'win32',
    { APPDATA: 'C:\\Users\\x\\AppData\\Roaming' },
    'C:\\Users\\x',
    'C:\\Users\\x\\AppData\\Roaming\\Countersign',
  ],
  ['win32', {}, 'C:\\Users\\x', 'C:\\Users\\x\\AppData\\Roaming\\Countersign'],
] as const)('%s %o keeps profiles where that platform keeps data', (platform, env, homeFolder, expected) => {
  expect(resolveProfileRoot({ platform, env, homeFolder })).toBe(expected);
});
