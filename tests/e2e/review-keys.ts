import { expect, type Locator, type Page } from '@playwright/test';

const strip = (page: Page): Locator => page.getByRole('list', { name: 'Evidence' }).getByRole('button');

/** Takes the next application by its key and waits until its evidence is there. */
export async function takeNext(page: Page): Promise<void> {
  await page.keyboard.press('t');
  await expect(strip(page).first()).toBeVisible();
}

const NOT_SEEN = /Not seen|% seen/;

/** Brings every item of evidence on screen, one after the other, and plays the clip to its end; nothing but keys. */
export async function seeEverything(page: Page): Promise<void> {
  const notSeen = strip(page).filter({ hasText: NOT_SEEN });
  const onScreen = notSeen.and(page.locator('[aria-pressed="true"]'));
  const items = await strip(page).count();
  for (let turn = 0; turn < 2 * items && (await notSeen.count()) > 0; turn += 1) {
    await page.keyboard.press('e');
    await expect(onScreen.filter({ hasNotText: 'clip' })).toHaveCount(0);
    if ((await page.locator('[data-active-pane] video').count()) === 0) continue;
    // A loaded machine leaves frames out, which do not count as seen: then it is played once more, as a person would.
    await expect
      .poll(
        async () => {
          const left = await notSeen.filter({ hasText: 'clip' }).count();
          if (left > 0 && (await page.getByRole('button', { name: /^Play/ }).count()) > 0)
            await page.keyboard.press('Space');
          return left;
        },
        { timeout: 60_000, intervals: [1000] },
      )
      .toBe(0);
  }
  await expect(notSeen).toHaveCount(0);
}

/** Answers every open check with "pass" until none is open. */
export async function passEverything(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.keyboard.press('1');
        return page.getByText(/^(\d+) of \1 answered$/).count();
      },
      { intervals: [30], timeout: 30_000 },
    )
    .toBe(1);
}

/** Adds a reason code by searching for it. */
export async function addReason(page: Page, code: string): Promise<void> {
  await page.keyboard.press('c');
  await expect(page.getByRole('combobox', { name: 'Add a reason' })).toBeFocused();
  await page.keyboard.type(code);
  await expect(page.getByRole('option', { name: new RegExp(code) })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Reasons' }).getByText(code)).toBeVisible();
}

/** Takes out the last reason code, which has to be this one: from the field back to its button. */
export async function removeReason(page: Page, code: string): Promise<void> {
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: `Remove ${code}` })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Remove ${code}` })).toHaveCount(0);
  await page.keyboard.press('Escape');
}
