import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from '../e2e/desk-test';
import { addReason } from '../e2e/review-keys';

const FOLDER = path.resolve(import.meta.dirname, '..', '..', 'build', 'resources', 'readme');

const picture = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' });

const strip = (page: Page) => page.getByRole('list', { name: 'Evidence' });

/** Opens a sample by its reference, by hand, for the policy's reason for training, and waits until all of it is on screen. */
async function openSample(page: Page, reference: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(reference);
  await expect(page.getByRole('row').filter({ hasText: reference })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('row').filter({ hasText: reference }).dblclick();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /training/i })
    .click();
  const items = strip(page).getByRole('listitem');
  await expect(items.first()).toBeVisible();
  await expect(strip(page).locator('img, video')).toHaveCount(await items.count());
  await expect(page.getByRole('group', { name: /, Seen, 100 percent$/ })).toHaveCount(2);
}

/** Signs the verdict of a key for the next application, with a reason, and waits until the one after it is there. */
async function decideNext(page: Page, key: string, reason: string): Promise<void> {
  const reference = page.getByRole('banner').getByText(/^UT-/);
  const decided = await reference.innerText();
  await addReason(page, reason);
  await page.keyboard.press(key);
  await page.keyboard.press('Control+Enter');
  await expect(reference).not.toHaveText(decided);
  await expect(strip(page)).toBeVisible();
}

test('pictures of the README', async ({ page }) => {
  await signIn(page, 'Sam Ortiz');
  await expect(page.getByText(/2 of 2 ready/)).toBeVisible();
  await picture(page, 'queue-light');
  await openSample(page, 'UT-7F3K-20');
  // The typed number is not the printed one: the fifth check.
  for (const answer of '111121111') await page.keyboard.press(answer);
  await expect(page.getByRole('region', { name: 'Reasons' }).getByText('DATA-NUMBER-MISMATCH')).toBeVisible();
  await expect(page.getByText('Draft saved')).toBeVisible();
  await picture(page, 'review-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'review-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  for (let n = 0; n < 4; n += 1) await page.keyboard.press('e');
  await page.keyboard.press('Space');
  await expect
    .poll(() =>
      page.locator('[data-active-pane] video').evaluate((clip) => 'currentTime' in clip && Number(clip.currentTime)),
    )
    .toBeGreaterThan(2);
  await page.keyboard.press('Space');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await picture(page, 'clip-light');
  await decideNext(page, 'r', 'IMG-GLARE');
  await decideNext(page, 'f', 'FACE-DIFFERENT');
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page.getByText('Delivered')).toHaveCount(2, { timeout: 30_000 });
  await expect(page.getByText('Outbox: nothing waiting')).toBeVisible();
  await picture(page, 'outbox-light');
});
