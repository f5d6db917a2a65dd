import { expect, test } from 'vitest';
import { refusedSwitches } from '../../../electron/shell/refused-switches';

test.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--remote-allow-origins=*',
  '--inspect',
  '--inspect-brk=0',
  '--js-flags=--expose-gc',
  '--load-extension=/tmp/x',
  '--password-store=basic',
  '--no-sandbox',
  '--disable-web-security',
  '--ignore-certificate-errors',
  '--host-rules=MAP * 127.0.0.1',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--proxy-server=127.0.0.1:8080',
  '--proxy-pac-url=http://x/',
  '--user-data-dir=/tmp/x',
  '--enable-logging',
  '--ssl-key-log-file=/tmp/keys',
  '--enable-features=AnythingElse',
  '-remote-debugging-port=9222',
  '--a-switch-of-a-later-version',
])('a packaged desk does not start with %s', (arg) => {
  expect(refusedSwitches([arg], 'linux')).toEqual([arg]);
});

test('on Windows a switch may begin with a slash', () => {
  expect(refusedSwitches(['/inspect'], 'win32')).toEqual(['/inspect']);
  expect(refusedSwitches(['/home/person/file'], 'linux')).toEqual([]);
});

test.each([
  ['--lang=fr', 'linux'],
  ['--force-device-scale-factor=2', 'linux'],
  ['--ozone-platform-hint=auto', 'linux'],
  ['--enable-features=UseOzonePlatform,WaylandWindowDecorations', 'linux'],
  ['-psn_0_12345', 'darwin'],
  ['a file', 'linux'],
] as const)('it does with %s on %s', (arg, platform) => {
  expect(refusedSwitches([arg], platform)).toEqual([]);
});
