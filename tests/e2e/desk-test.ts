import { existsSync } from 'node:fs';
import path from 'node:path';
import { test as base, chromium, expect, type BrowserContext, type Page } from '@playwright/test';
import { browserFlags } from '../../electron/loopback/browser-flags';
import { startDeskProcess, startPortalProcess, type RunningDesk, type RunningPortal } from '../support/running-desk';
import { temporaryFolder } from '../support/temp-folder';

const KNOWN_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env['COUNTERSIGN_BROWSER'], ...KNOWN_BROWSERS].find((file) => file && existsSync(file));

/** Flags that only a browser without a screen needs, beside those the desk is really started with. */
const HEADLESS_FLAGS = ['--disable-gpu'];

export interface Folders {
  profile: string;
  browser: string;
}

/** Everything a test of the whole desk has: a portal, a desk on a fresh profile, and a page on it in the real browser. */
interface DeskFixtures {
  portalArgs: string[];
  folders: Folders;
  portal: RunningPortal;
  desk: RunningDesk;
  browserContext: BrowserContext;
  /** What the page complained about; a test fails when it is not empty at its end. */
  complaints: string[];
  page: Page;
}

/** The browser with the flags of `npm start`, in a folder of its own. */
export const launchBrowser = (profileFolder: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profileFolder, {
    ...(executablePath ? { executablePath } : {}),
    headless: true,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    // Playwright adds the folder itself, and its own sandbox flag.
    args: [
      ...browserFlags({ profileFolder, isRoot: process.getuid?.() === 0 }).filter(
        (flag) => !flag.startsWith('--user-data-dir'),
      ),
      ...HEADLESS_FLAGS,
    ],
    chromiumSandbox: process.getuid?.() !== 0,
  });

/** A picture that left the screen while it was loading is revoked under it; that it is gone is what the desk promises. */
const IS_NOISE = /ERR_FILE_NOT_FOUND blob:/;

export const test = base.extend<DeskFixtures>({
  portalArgs: [[], { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  folders: async ({}, use) => {
    const { folder, remove } = temporaryFolder();
    await use({ profile: path.join(folder, 'profile'), browser: path.join(folder, 'browser') });
    remove();
  },
  portal: async ({ portalArgs }, use) => {
    const portal = await startPortalProcess(portalArgs);
    await use(portal);
    await portal.end();
  },
  desk: async ({ portal, folders }, use) => {
    const desk = await startDeskProcess(portal.origin, folders.profile);
    await use(desk);
    await desk.end();
  },
  browserContext: async ({ folders }, use) => {
    const context = await launchBrowser(folders.browser);
    await use(context);
    await context.close();
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  page: async ({ browserContext, desk, complaints }, use) => {
    const page = await browserContext.newPage();
    page.on('console', (message) => {
      const text = `${message.type()}: ${message.text()} ${message.location().url}`;
      if (['error', 'warning'].includes(message.type()) && !IS_NOISE.test(text)) complaints.push(text);
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(desk.url);
    await use(page);
    await page.close();
  },
});

export { expect };

/** Signs in by the keyboard as one of the demo people. */
export async function signIn(page: Page, name: string): Promise<void> {
  const person = page.getByRole('button', { name: new RegExp(name) });
  await person.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
}
