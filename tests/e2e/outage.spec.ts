import type { Locator, Page } from '@playwright/test';
import { z } from 'zod';
import { startDeskProcess } from '../support/running-desk';
import { commandOf, descendantsOf } from '../support/scan-memory';
import { waitUntil } from '../support/wait-until';
import { expect, signIn, test } from './desk-test';
import { addReason, takeNext } from './review-keys';

const HAS_PROC = process.platform === 'linux';
const PERSON = 'Sam Ortiz';

const statusBar = (page: Page): Locator => page.getByRole('contentinfo', { name: 'State of the desk' });

/** Takes the next application and signs its rejection; gives its reference. */
async function rejectNext(page: Page): Promise<string> {
  await takeNext(page);
  const reference = await page.getByRole('banner').getByText(/^UT-/).innerText();
  await addReason(page, 'IMG-BLUR');
  await page.keyboard.press('r');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`${reference} rejected`).first()).toBeVisible();
  return reference;
}

/** The decision's row on the screen of decisions. */
async function rowOf(page: Page, reference: string): Promise<Locator> {
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  return page.getByRole('listitem', { name: reference });
}

const corePidOf = (hostPid: number): number =>
  descendantsOf(hostPid).find((pid) => commandOf(pid).includes('core-process.js')) ?? 0;

/** What a browser says in its console when core is away is what these tests are about. */
const forget = (complaints: string[]): void => void complaints.splice(0);

test('the portal gone after the decision, the whole desk killed and started again: it is shown as waiting, and delivered once', async ({
  page,
  portal,
  desk,
  folders,
  complaints,
}) => {
  await signIn(page, PERSON);
  const reference = await rejectNext(page);
  await portal.admin('POST', '/portal/down');
  await expect(statusBar(page)).toContainText(/Offline since/);
  const left = HAS_PROC ? descendantsOf(desk.pid) : [];
  process.kill(desk.pid, 'SIGKILL');
  expect(left.length).toBe(HAS_PROC ? 1 : 0);
  // Core ends by itself when its host is gone.
  await waitUntil(() => left.every((pid) => commandOf(pid) === ''));

  const second = await startDeskProcess(portal.origin, folders.profile);
  try {
    await page.goto(second.url);
    await expect(page.getByText('The portal does not answer.', { exact: false })).toBeVisible();
    await signIn(page, PERSON);
    await expect(statusBar(page)).toContainText(/Offline since/);
    await expect(statusBar(page)).toContainText('Outbox: 1 not sent yet');
    const row = await rowOf(page, reference);
    await expect(row).toContainText('Not sent yet');
    await expect(row).toContainText('The portal did not answer.');
    expect(await portal.decisions()).toEqual([]);

    await portal.admin('POST', '/portal/up');
    await expect(row).toContainText('Delivered');
    await expect(statusBar(page)).toContainText('Outbox: nothing waiting');
    expect((await portal.decisions()).map(({ verdict }) => verdict)).toEqual(['reject']);
  } finally {
    await page.close();
    await second.end();
    forget(complaints);
  }
});

const Deliveries = z.object({ items: z.array(z.object({ jws: z.string() })) });

test('the answer lost after the portal had acted: the decision is sent again as it is and counts once', async ({
  page,
  portal,
}) => {
  await signIn(page, PERSON);
  const fault = { kind: 'drop', moment: 'after_work', operation: 'putDecision', times: 1 };
  await portal.admin('POST', '/faults', fault);
  const reference = await rejectNext(page);
  await expect(await rowOf(page, reference)).toContainText('Delivered', { timeout: 30_000 });
  const { items } = Deliveries.parse(await portal.admin('GET', '/deliveries'));
  expect(items).toHaveLength(2);
  expect(items[1]).toEqual(items[0]);
  expect((await portal.decisions()).map(({ jws }) => jws)).toEqual([items[0]?.jws]);
});

test('core killed while the page is open: the page says so, goes on by itself, and the work in progress is there', async ({
  page,
  desk,
  complaints,
}) => {
  test.skip(!HAS_PROC, 'the process to kill is found in /proc');
  await signIn(page, PERSON);
  await takeNext(page);
  const reference = await page.getByRole('banner').getByText(/^UT-/).innerText();
  await addReason(page, 'IMG-GLARE');
  await expect(page.getByText('Draft saved')).toBeVisible();

  const killed = corePidOf(desk.pid);
  const told = page.waitForFunction(() => document.body.textContent.includes('The desk is restarting.'));
  process.kill(killed, 'SIGKILL');
  await told;
  await expect(page.getByText('The desk is restarting.')).toHaveCount(0);
  await expect(page.getByRole('banner').getByText(/^UT-/)).toHaveText(reference);
  await expect(page.getByRole('region', { name: 'Reasons' }).getByText('IMG-GLARE')).toBeVisible();
  expect(corePidOf(desk.pid)).not.toBe(killed);
  // What is seen is not a picture of before: it takes another reason and saves it.
  await addReason(page, 'IMG-BLUR');
  await expect(page.getByText('Draft saved')).toBeVisible();
  forget(complaints);
});
