import path from 'node:path';
import type { Page } from '@playwright/test';
import { launchBrowser } from '../../e2e/desk-test';
import { startDeskProcess, startPortalProcess } from '../../support/running-desk';
import { waitUntil } from '../../support/wait-until';
import { installProbe } from './page-probe';

const SYNC_LIMIT_MS = 300_000;

/** The built desk with its portal and a page on it, each a process of its own. */
export interface DeskPage {
  page: Page;
  /** Another page of the same browser, with nothing but the probe. */
  blank: (html: string) => Promise<Page>;
  close: () => Promise<void>;
}

/** Starts all three; nobody is signed in yet. */
export async function openDeskPage(folder: string, summaries: number): Promise<DeskPage> {
  const portal = await startPortalProcess(['--summaries', String(summaries)]);
  const desk = await startDeskProcess(portal.origin, path.join(folder, 'profile'));
  const context = await launchBrowser(path.join(folder, 'browser'));
  await context.addInitScript(installProbe);
  const page = await context.newPage();
  await page.goto(desk.url);
  return {
    page,
    blank: async (html) => {
      const other = await context.newPage();
      await other.goto(`data:text/html,${encodeURIComponent(html)}`);
      return other;
    },
    close: async () => {
      await context.close();
      await desk.end();
      await portal.end();
    },
  };
}

/** Signs in with a click, as a person does. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('grid').waitFor();
}

/** How many applications the toolbar says there are in all. */
async function totalShown(page: Page): Promise<number> {
  const texts = await page.locator('output').allInnerTexts();
  return Number(/ of ([\d,]+)/.exec(texts.join('\n'))?.[1]?.replaceAll(',', '') ?? 0);
}

/** Reads the list anew until it knows as many as the portal has. */
export async function waitForAll(page: Page, expected: number, everyMs: number): Promise<void> {
  await waitUntil(async () => {
    if ((await totalShown(page)) >= expected) return true;
    await page.keyboard.press('Home');
    await page.waitForTimeout(everyMs);
    return false;
  }, SYNC_LIMIT_MS);
}
