// What holds of the window and its page. Order matters from "the page talks to core" on: each leaves the desk ready for
// the next.
import { existsSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import { equal, eventually, that } from './expect.mjs';

const PERSON = /Léa Moreau/;

export const deskChecks = [
  [
    'the window has the web preferences that security depends on',
    async ({ application }) => {
      const found = await application.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getLastWebPreferences()),
      );
      equal(found.length, 1, 'the number of windows');
      const wanted = { contextIsolation: true, sandbox: true, webSecurity: true, nodeIntegration: false };
      const off = ['webviewTag', 'experimentalFeatures', 'allowRunningInsecureContent', 'nodeIntegrationInWorker'];
      for (const [name, value] of Object.entries(wanted)) equal(found[0][name], value, name);
      for (const name of off) that(!found[0][name], `${name} is on`);
      that(!found[0].enableBlinkFeatures, 'a Blink feature is enabled');
    },
  ],
  [
    'the page comes from app:// with its policy, its nonce and nothing cacheable',
    async ({ page }) => {
      that(page.url().startsWith('app://countersign/'), `the page is ${page.url()}`);
      const headers = await page.evaluate(async () => Object.fromEntries((await fetch('/')).headers));
      const policy = headers['content-security-policy'] ?? '';
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ])
        that(policy.includes(part), `the policy lacks ${part}`);
      that(!policy.includes('unsafe'), 'the policy allows something unsafe');
      equal(headers['cache-control'], 'no-store', 'cache-control');
    },
  ],
  [
    'the page has no Node and no Electron, and makes neither HTML nor script from strings',
    async ({ page }) => {
      equal(
        await page.evaluate(() => [typeof require, typeof process, typeof module]),
        ['undefined', 'undefined', 'undefined'],
        'Node',
      );
      const refused = await page.evaluate(() =>
        [
          // (What Playwright evaluates is exempt from the policy's ban on eval, so that is not asked here.)
          () => (document.createElement('script').text = 'window.isOwned = true'),
          () => (document.createElement('p').innerHTML = '<b>'),
        ].map((work) => {
          try {
            work();
            return 'nothing';
          } catch (error) {
            return error.name;
          }
        }),
      );
      that(!refused.includes('nothing'), `it threw ${refused.join(', ')}`);
    },
  ],
  [
    'permissions are denied',
    async ({ page }) => {
      const answers = await page.evaluate(async () => ({
        notifications: await Notification.requestPermission(),
        camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
          () => 'granted',
          (error) => error.name,
        ),
        screen: await navigator.mediaDevices.getDisplayMedia().then(
          () => 'granted',
          (error) => error.name,
        ),
        geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
      }));
      equal(answers.notifications, 'denied', 'notifications');
      equal(answers.geolocation, 'denied', 'geolocation');
      that(answers.camera !== 'granted' && answers.screen !== 'granted', JSON.stringify(answers));
      return `camera ${answers.camera}, screen ${answers.screen}`;
    },
  ],
  [
    'no link leads anywhere, no window opens, nothing but the own origin is asked',
    async ({ application, page, portalOrigin }) => {
      const before = page.url();
      const opened = await page.evaluate(() => window.open('https://example.org/') === null);
      that(opened, 'a window was opened');
      await page.evaluate(() => (location.href = 'https://example.org/'));
      await new Promise((resolve) => setTimeout(resolve, 500));
      equal(page.url(), before, 'the address');
      equal(application.windows().length, 1, 'the number of windows');
      const asked = await page.evaluate(
        (url) =>
          fetch(url).then(
            () => 'answered',
            () => 'refused',
          ),
        portalOrigin,
      );
      equal(asked, 'refused', 'a request to the portal from the page');
    },
  ],
  [
    'the main process listens to no channel of the page',
    async ({ application }) => {
      equal(await application.evaluate(({ ipcMain }) => ipcMain.eventNames().map(String)), [], 'the channels');
    },
  ],
  [
    'the page talks to core: its ports were delivered and a procedure answers',
    async ({ page }) => {
      await page.getByRole('button', { name: PERSON }).waitFor();
    },
  ],
  [
    'core opens its encrypted database on a worker thread of the utility process',
    async ({ page, profile }) => {
      await page.getByRole('button', { name: PERSON }).click();
      await page.getByRole('navigation').waitFor();
      const folder = readdirSync(profile)
        .map((name) => path.join(profile, name))
        .find((name) => existsSync(path.join(name, 'desk.db')));
      that(folder, 'there is no database in the profile');
      const head = Buffer.alloc(16);
      readSync(openSync(path.join(folder, 'desk.db'), 'r'), head);
      that(head.toString('latin1', 0, 6) !== 'SQLite', 'the database is in clear');
    },
  ],
  [
    'evidence is read over its port and decoded in the page',
    async ({ page }) => {
      await page.keyboard.press('t');
      await page.getByRole('list', { name: 'Evidence' }).getByRole('button').first().waitFor();
      await eventually(
        () =>
          page.evaluate(
            () =>
              [...document.images].filter((image) => image.src.startsWith('blob:') && image.naturalWidth > 0).length,
          ),
        (shown) => shown > 0,
        'no photo was decoded',
      );
    },
  ],
];
