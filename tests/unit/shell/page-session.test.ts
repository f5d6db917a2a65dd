import { beforeEach, describe, expect, test } from 'vitest';
import { guardContents } from '../../../electron/shell/contents-guard';
import { openPageSession } from '../../../electron/shell/page-session';
import { APP_ORIGIN } from '../../../shared/contract/page';
import { ContentsDouble, createElectronDouble, type SessionDouble } from './electron-double';

let session: SessionDouble;
let double: ReturnType<typeof createElectronDouble>;

beforeEach(() => {
  double = createElectronDouble();
  openPageSession(double.electron, 'desk-1', ({ url }) => Promise.resolve(new Response(url)));
  const found = double.state.sessions.get('desk-1');
  if (!found) throw new Error('no session was made');
  session = found;
});

/** Calls a handler as Electron does, with whatever it passes. */
function call(handler: unknown, ...args: unknown[]): unknown {
  if (typeof handler !== 'function') throw new TypeError('no handler is set');
  return Reflect.apply(handler, undefined, args);
}

const isCancelled = (url: string): boolean | undefined => {
  let cancelled: boolean | undefined;
  session.beforeRequest?.({ url }, ({ cancel }) => (cancelled = cancel));
  return cancelled;
};

const answer = async (url: string, initiatorOrigin?: string): Promise<number> => {
  const handler = session.handlers.get('app');
  if (!handler) throw new Error('no handler is set');
  const request = Object.assign(new Request(url), initiatorOrigin === undefined ? {} : { initiatorOrigin });
  return (await handler(request)).status;
};

const isPrevented = (event: string, details: object): boolean => {
  const contents = new ContentsDouble();
  guardContents(contents);
  let prevented = false;
  contents.emit(event, { ...details, preventDefault: () => (prevented = true) });
  return prevented;
};

describe('permissions', () => {
  const permissions = [
    'media',
    'geolocation',
    'notifications',
    'fullscreen',
    'openExternal',
    'clipboard-read',
    'hid',
    'usb',
    'serial',
    'local-network',
    'loopback-network',
    'screen-wake-lock',
    'web-printing',
    'a permission of a later version',
  ];

  test.each(permissions)('%s is denied, asked for or checked', (permission) => {
    const answers: unknown[] = [];
    call(session.denials.permissionRequest, null, permission, (isGranted: unknown) => answers.push(isGranted), {});
    expect(answers).toEqual([false]);
    expect(call(session.denials.permissionCheck, null, permission, APP_ORIGIN, {})).toBe(false);
  });

  test('devices are denied', () => {
    expect(call(session.denials.device, { deviceType: 'usb', origin: APP_ORIGIN })).toBe(false);
  });

  test('the screen is not given', () => {
    const streams: unknown[] = [];
    call(session.denials.displayMedia, {}, (given: unknown) => streams.push(given));
    expect(streams).toEqual([null]);
  });
});

describe('the network', () => {
  test.each([
    'https://example.org/',
    'http://127.0.0.1:80/',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
    'chrome://gpu',
    'devtools://x/',
  ])('%s is not asked for', (url) => {
    expect(isCancelled(url)).toBe(true);
  });

  test.each([`${APP_ORIGIN}/assets/x.js`, `blob:${APP_ORIGIN}/1`, 'data:image/png;base64,'])('%s is', (url) => {
    expect(isCancelled(url)).toBe(false);
  });

  test('nothing is downloaded', () => {
    let isStopped = false;
    session.emit('will-download', { preventDefault: () => (isStopped = true) });
    expect(isStopped).toBe(true);
  });

  test('no dictionary is fetched', () => {
    expect(session.isSpellChecking).toBe(false);
  });
});

describe('the app protocol', () => {
  test('serves the shell and the own page', async () => {
    expect(await answer(`${APP_ORIGIN}/`)).toBe(200);
    expect(await answer(`${APP_ORIGIN}/assets/x.js`, APP_ORIGIN)).toBe(200);
  });

  test('serves no other host and no other origin', async () => {
    expect(await answer('app://other/')).toBe(403);
    expect(await answer('app://countersign.evil/')).toBe(403);
    expect(await answer(`${APP_ORIGIN}/`, 'https://evil.example')).toBe(403);
    expect(await answer(`${APP_ORIGIN}/`, 'null')).toBe(403);
  });

  test('a session that is opened twice under one name is an error, as in Electron', () => {
    expect(() => openPageSession(double.electron, 'desk-1', () => Promise.resolve(new Response()))).toThrow(
      'Failed to register protocol',
    );
  });

  test('no session is made before Electron is ready', () => {
    double.state.isReady = false;
    expect(() => openPageSession(double.electron, 'desk-2', () => Promise.resolve(new Response()))).toThrow(
      'before the app is ready',
    );
  });
});

describe('a page stays where it is', () => {
  test.each(['will-navigate', 'will-frame-navigate'])('%s is denied for every address but its own', (event) => {
    for (const url of [
      'https://example.org/',
      'file:///etc/passwd',
      `${APP_ORIGIN}/other`,
      'app://other/',
      'about:blank',
    ])
      expect(isPrevented(event, { url, isMainFrame: true })).toBe(true);
    expect(isPrevented(event, { url: `${APP_ORIGIN}/`, isMainFrame: false })).toBe(true);
    expect(isPrevented(event, { url: `${APP_ORIGIN}/`, isMainFrame: true })).toBe(false);
  });

  test.each(['will-redirect', 'will-attach-webview'])('%s is denied', (event) => {
    expect(isPrevented(event, { url: `${APP_ORIGIN}/`, isMainFrame: true })).toBe(true);
  });

  test('no window is opened', () => {
    const contents = new ContentsDouble();
    guardContents(contents);
    expect(contents.windowOpen?.()).toEqual({ action: 'deny' });
  });
});
