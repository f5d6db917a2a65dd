import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from './desk-test';
import { takeNext } from './review-keys';

/** What axe finds on the page as it stands, in words. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => String(target)).join(' ')})`,
  );
}

/** The screens of the desk and the keys that lead to them. */
const SCREENS: ReadonlyArray<readonly [name: string, open: (page: Page) => Promise<void>]> = [
  ['queue', async (page) => expect(page.getByRole('grid')).toBeVisible()],
  ['review', takeNext],
  ['outbox', async (page) => page.keyboard.press('g').then(() => page.keyboard.press('o'))],
  ['preferences', async (page) => page.keyboard.press('g').then(() => page.keyboard.press('p'))],
  ['key sheet', async (page) => page.keyboard.press('?')],
];

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing on any screen, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await expect(page.getByRole('button', { name: /Sam Ortiz/ })).toBeVisible();
    const found: Record<string, string[]> = { start: await findings(page) };
    await signIn(page, 'Sam Ortiz');
    for (const [name, open] of SCREENS) {
      await open(page);
      found[name] = await findings(page);
    }
    expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([]);
  });

test('the whole desk speaks French once a person asked for it, and remembers', async ({ page }) => {
  await signIn(page, 'Sam Ortiz');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('radio', { name: 'Français' }).press('Space');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await expect(page.getByRole('button', { name: /Prendre/ })).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.getByRole('button', { name: /Approuver/ })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});
