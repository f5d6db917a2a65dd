import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, expect, type Page, test as base } from '@playwright/test';
import { z } from 'zod';
import { type RunningPortal, startPortalProcess } from '../support/running-desk';
import { type DeskWithBrowser, keyNeedles, startDeskWithBrowser } from '../support/scan-desk';
import { scanFiles } from '../support/scan-files';
import { memoryUnreadable, scanMemory, scanNamelessFiles } from '../support/scan-memory';
import type { Needle } from '../support/scan-needles';
import { type CanaryApplication, writeCanarySamples } from '../support/scan-samples';
import { temporaryFolder } from '../support/temp-folder';
import { waitUntil } from '../support/wait-until';
import { signIn } from './desk-test';
import { addReason, takeNext } from './review-keys';

interface PrivacyFixtures {
  /** When the test began; what was in the temporary folder before is not its business. */
  beganAtMs: number;
  profile: string;
  /** What belongs to the test and not to the desk: the portal's samples, the planted file. */
  own: string;
  canaries: CanaryApplication[];
  portal: RunningPortal;
  desk: DeskWithBrowser;
}

const test = base.extend<PrivacyFixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  beganAtMs: async ({}, use) => use(Date.now()),
  // oxlint-disable-next-line no-empty-pattern -- as above
  profile: async ({}, use) => {
    const { folder, remove } = temporaryFolder();
    await use(folder);
    remove();
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  own: async ({}, use) => {
    const { folder, remove } = temporaryFolder();
    await use(folder);
    remove();
  },
  canaries: async ({ own }, use) => use(writeCanarySamples(path.join(own, 'samples'), 2)),
  portal: async ({ own, canaries }, use) => {
    expect(canaries).toHaveLength(2);
    const portal = await startPortalProcess(['--samples', path.join(own, 'samples')]);
    await use(portal);
    await portal.end();
  },
  desk: async ({ portal, profile, own, beganAtMs }, use) => {
    expect(beganAtMs).toBeGreaterThan(0);
    const desk = await startDeskWithBrowser(portal.origin, profile, own);
    await use(desk);
    await desk.end();
  },
});

const needlesOf = (canaries: readonly CanaryApplication[]): Needle[] =>
  canaries.flatMap(({ names, numbers, windows }) => [...names, ...numbers, ...windows]);

const Targets = z.array(z.object({ type: z.string(), url: z.string() }));
const isOurs = (url: string): boolean => url.startsWith('http://127.0.0.1');

/** The page that the desk's own browser shows. */
async function pageOf(desk: DeskWithBrowser): Promise<Page> {
  const address = await desk.debuggingAddress();
  // Whoever joins a browser that is still making its first page may wait for ever.
  await waitUntil(async () => {
    const targets = Targets.parse(
      await fetch(`${address}/json/list`).then(
        (answer) => answer.json(),
        () => [],
      ),
    );
    return targets.some(({ type, url }) => type === 'page' && isOurs(url));
  });
  return waitUntil(async () => {
    const browser = await chromium.connectOverCDP(address, { timeout: 5000 }).catch(() => undefined);
    return browser
      ?.contexts()
      .flatMap((context) => context.pages())
      .find((page) => isOurs(page.url()));
  }, 40_000);
}

/** Has every item of evidence on screen for as long as the policy asks, and plays the clip to its end. */
async function showEverything(page: Page): Promise<void> {
  const unseen = page
    .getByRole('list', { name: 'Evidence' })
    .getByRole('button')
    .filter({ hasText: /Not seen|% seen/ });
  const play = page.getByRole('button', { name: /^Play/ });
  await expect
    .poll(
      async () => {
        const left = await unseen.allInnerTexts();
        const onlyClip = left.length === 1 && left[0]?.includes('clip') === true;
        if (!onlyClip || (left[0]?.includes('Not seen') === true && (await play.count()) === 0))
          await page.keyboard.press('e');
        if (onlyClip && (await play.count()) > 0) await page.keyboard.press('Space');
        return left.length;
      },
      { timeout: 60_000, intervals: [1500] },
    )
    .toBe(0);
}

/** Opens the next application of the desk's own browser with all its evidence; the applicant of the result is on screen. */
async function openEverything(desk: DeskWithBrowser, canaries: readonly CanaryApplication[]) {
  const page = await pageOf(desk);
  await signIn(page, 'Sam Ortiz');
  await takeNext(page);
  const reference = await page.getByRole('banner').getByText(/^UT-/).innerText();
  const opened = canaries.find((canary) => canary.reference === reference);
  if (!opened) throw new Error(`the portal gave out ${reference}`);
  await expect(page.getByText(opened.familyName).first()).toBeVisible();
  await showEverything(page);
  return { page, opened };
}

test('nothing of an applicant is in clear on the disk: not while it is on screen, not after the decision, not after the end', async ({
  desk,
  canaries,
  own,
  profile,
  beganAtMs,
}) => {
  const needles = needlesOf(canaries);
  const scan = () => ({
    ...scanFiles({ roots: [tmpdir()], needles, except: [own], changedSinceMs: beganAtMs }),
    nameless: process.platform === 'linux' ? desk.browserPids().flatMap((pid) => scanNamelessFiles(pid, needles)) : [],
  });
  const { page, opened } = await openEverything(desk, canaries);
  const [browserFolder] = desk.browserFolders();

  await test.step('the scanner finds every form of what it looks for in a plain file', () => {
    const planted = path.join(own, 'planted');
    mkdirSync(planted);
    writeFileSync(path.join(planted, 'plain'), Buffer.concat(needles.flatMap(({ bytes }) => [Buffer.alloc(3), bytes])));
    // The very scan that is to find nothing below, without leaving out what belongs to the test.
    const { found } = scanFiles({ roots: [tmpdir()], needles, changedSinceMs: beganAtMs });
    const inPlain = found.filter((line) => line.startsWith(path.join(planted, 'plain')));
    expect(inPlain.map((line) => line.replace(/^.*?: /, '')).toSorted()).toEqual(
      [...new Set(needles.map(({ label }) => label))].toSorted(),
    );
  });
  await test.step('while it is open', () => {
    for (const root of [profile, browserFolder ?? ''])
      expect(scanFiles({ roots: [root], needles })).toMatchObject({ found: [], files: expect.any(Number) });
    expect(scanFiles({ roots: [browserFolder ?? ''], needles }).files).toBeGreaterThan(0);
    expect(scan()).toMatchObject({ found: [], nameless: [] });
  });
  await addReason(page, 'IMG-BLUR');
  await page.keyboard.press('r');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`${opened.reference} rejected`).first()).toBeVisible();
  await test.step('after the decision', () => expect(scan()).toMatchObject({ found: [], nameless: [] }));
  await desk.end();
  await test.step('after the end', () => {
    expect(scan()).toMatchObject({ found: [], nameless: [] });
    expect(desk.browserFolders()).toEqual([]);
  });
});

test('a lock leaves nothing of an applicant and no key in the memory of any process that survives it', async ({
  desk,
  canaries,
  profile,
}) => {
  const unreadable = memoryUnreadable(desk.corePid());
  test.skip(unreadable !== undefined, unreadable);
  const { page } = await openEverything(desk, canaries);
  const needles = [...needlesOf(canaries), ...keyNeedles(profile)];
  const before = { core: desk.corePid(), browser: desk.browserPids() };
  // That the scanner sees memory at all: core holds them all now.
  const inCore = scanMemory(before.core, needles);
  for (const label of ['family name', 'document number', 'clip at', 'database key'])
    expect(inCore.some((one) => one.startsWith(label))).toBe(true);
  expect(scanMemory(desk.pid, needles)).toEqual([]);

  const next = desk.nextUrl();
  // The browser may be gone before it has answered for the key.
  await page.keyboard.press('Control+Shift+L').catch(() => undefined);
  await next;
  // The browser of before is gone whole; the new one shows who may sign in, for which core has looked into the profiles.
  const fresh = await pageOf(desk);
  await expect(fresh.getByRole('button', { name: /Sam Ortiz/ })).toBeVisible();
  const survivors = { core: desk.corePid(), browser: desk.browserPids() };
  expect(survivors.core).not.toBe(before.core);
  expect(before.browser.filter((pid) => survivors.browser.includes(pid))).toEqual([]);
  expect(survivors.browser.length).toBeGreaterThan(0);
  for (const pid of [desk.pid, survivors.core, ...survivors.browser]) expect(scanMemory(pid, needles)).toEqual([]);
});
