import { expect, test } from 'vitest';
import { failureText } from '../../../electron/loopback/failure-text';
import { readSettings } from '../../../electron/loopback/settings';

const read = (env: Record<string, string>) => readSettings({ platform: 'linux', env, homeFolder: '/home/x' });

test('a portal is all that has to be said', () => {
  expect(read({ COUNTERSIGN_PORTAL: 'http://127.0.0.1:8480/path' })).toMatchObject({
    portalOrigin: 'http://127.0.0.1:8480',
    profileRoot: '/home/x/.local/share/countersign',
    port: 0,
    opensBrowser: false,
    watches: false,
  });
});

test.each([
  [{}, 'COUNTERSIGN_PORTAL'],
  [{ COUNTERSIGN_PORTAL: 'file:///etc' }, 'COUNTERSIGN_PORTAL'],
  [{ COUNTERSIGN_PORTAL: 'http://127.0.0.1:1', COUNTERSIGN_PORT: 'x' }, 'COUNTERSIGN_PORT'],
  [{ COUNTERSIGN_PORTAL: 'http://127.0.0.1:1', COUNTERSIGN_OPEN: 'yes' }, 'COUNTERSIGN_OPEN'],
])('%o is refused by the name of the setting', (env, name) => {
  expect(() => read(env)).toThrow(new RegExp(`^${name} is missing or not usable`));
});

test('a failure without words of its own is told by its code', () => {
  expect(failureText('KEYRING_DAMAGED')).toContain('keyring file');
  expect(failureText('SOMETHING_ELSE')).toBe('Countersign could not start: failure SOMETHING_ELSE.');
  expect(failureText('toString')).toBe('Countersign could not start: failure toString.');
});
