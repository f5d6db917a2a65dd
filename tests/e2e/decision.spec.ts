import { createHash } from 'node:crypto';
import { readFromProfiles } from '../support/open-profile';
import { expect, signIn, test } from './desk-test';
import { addReason, removeReason, passEverything, seeEverything, takeNext } from './review-keys';

test('by keyboard alone: take next, see everything, answer, reject, undo, approve, receipt; and the portal holds those very bytes', async ({
  page,
  portal,
  desk,
  folders,
}) => {
  await signIn(page, 'Sam Ortiz');
  await takeNext(page);
  await seeEverything(page);
  await passEverything(page);

  await addReason(page, 'IMG-GLARE');
  await addReason(page, 'IMG-BLUR');
  const reference = await page.getByRole('banner').getByText(/^UT-/).innerText();
  await page.keyboard.press('r');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`${reference} rejected`).first()).toBeVisible();
  // The next application is simply there.
  await expect(page.getByRole('banner').getByText(/^UT-/)).not.toHaveText(reference);

  await page.keyboard.press('u');
  await expect(page.getByText('Undone. Nothing was sent.').first()).toBeVisible();
  await expect(page.getByRole('banner').getByText(/^UT-/)).toHaveText(reference);
  expect(await portal.decisions()).toEqual([]);

  // Reasons do not go with an approval: the bar says so, and they are taken out where they stand.
  await expect(page.getByRole('region', { name: 'Decision', exact: true })).toContainText(
    'IMG-GLARE and IMG-BLUR do not go with this decision',
  );
  await removeReason(page, 'IMG-BLUR');
  await removeReason(page, 'IMG-GLARE');
  await page.keyboard.press('a');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`${reference} approved`).first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  const row = page.getByRole('listitem', { name: reference }).filter({ hasText: 'Approve' });
  await expect(row.getByText('Delivered')).toBeVisible();

  const [decision, ...others] = await portal.decisions();
  expect(others).toEqual([]);
  expect(decision?.verdict).toBe('approve');
  const digest = createHash('sha256')
    .update(decision?.jws ?? '')
    .digest('hex');
  await row.getByRole('button', { name: 'Show the receipt' }).press('Enter');
  await expect(row).toContainText(digest);
  // The page's own stream would complain about the end of the desk.
  await page.close();
  await desk.end();
  expect(
    readFromProfiles(
      folders.profile,
      "SELECT d.jws FROM decision d JOIN outbox o USING (decision_id) WHERE o.state = 'delivered'",
    ),
  ).toEqual([decision?.jws]);
});
