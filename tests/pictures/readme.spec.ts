import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from '../e2e/desk-test';
import { addReason, passEverything, takeNext } from '../e2e/review-keys';

const FOLDER = path.resolve(import.meta.dirname, '..', '..', 'build', 'resources', 'readme');

const picture = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' });

/** Opens a sample by its reference, by hand, for the policy's reason for training. */
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
  await expect(page.getByRole('list', { name: 'Evidence' })).toBeVisible();
  await expect(page.locator('[data-active-pane] img, [data-active-pane] video').first()).toBeVisible();
  await page.waitForTimeout(1500);
}

test('pictures of the README', async ({ page }) => {
  await signIn(page, 'Sam Ortiz');
  await expect(page.getByText(/2 of 2 ready/)).toBeVisible();
  await picture(page, 'queue-light');
  await openSample(page, 'UT-7F3K-20');
  for (let n = 0; n < 9; n += 1) await page.keyboard.press('1');
  await picture(page, 'review-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'review-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  for (let n = 0; n < 4; n += 1) await page.keyboard.press('e');
  await page.keyboard.press('Space');
  await page.waitForTimeout(2200);
  await page.keyboard.press('Space');
  await picture(page, 'clip-light');
  await addReason(page, 'IMG-GLARE');
  await page.keyboard.press('r');
  await page.keyboard.press('Control+Enter');
  await takeNext(page);
  await passEverything(page);
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page.getByText('Delivered').first()).toBeVisible({ timeout: 30_000 });
  await picture(page, 'outbox-light');
});
