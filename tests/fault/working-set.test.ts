import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openProfileKeys } from '../../electron/core/keys/profile-keys';
import { openDatabase } from '../../electron/core/storage/open-database';
import { systemClock, systemRandom } from '../../electron/core/system-ports';
import { LEA, rejection, takeAndOpen, waitForState } from '../support/decisions';
import { Closers, portalForTest, signedInDesk } from '../support/desk-at-portal';
import { temporaryFolder } from '../support/temp-folder';
import { startTestDesk } from '../support/test-desk';
import { waitUntil } from '../support/wait-until';

const closers = new Closers();
afterEach(() => closers.close());

const mediaFiles = (profileRoot: string): string[] =>
  readdirSync(profileRoot, { recursive: true, encoding: 'utf8' }).filter((name) => path.extname(name) === '.csm');

test('what was decided and delivered leaves the desk after its grace: body, files and key', async () => {
  const portal = await portalForTest(closers, {
    claims: { leaseSeconds: 1_000_000, maxHeld: 1, claimAhead: 0, chooseReasons: [] },
    mediaGraceHours: 1,
  });
  let aheadMs = 0;
  const clock = { ...systemClock, nowMs: () => Date.now() + aheadMs };
  const desk = await startTestDesk(portal.origin, { ports: { clock } });
  closers.add(() => desk.close());
  await desk.client.session.signIn({ personId: LEA });
  const view = await takeAndOpen(desk.client);
  await waitUntil(() => mediaFiles(desk.profileRoot).length === view.evidence.length);
  const decision = rejection(view);
  await desk.client.decision.submit(decision);
  await waitForState(desk.client, decision.decisionId, 'delivered');
  await desk.client.sync.now();
  expect(mediaFiles(desk.profileRoot).length).toBe(view.evidence.length);

  aheadMs = 2 * 3_600_000;
  await waitUntil(async () => {
    await desk.client.sync.now();
    return mediaFiles(desk.profileRoot).length === 0;
  });
  expect((await desk.client.sync.status()).workingSet.applications).toBe(0);
  expect((await desk.client.decision.get({ decisionId: decision.decisionId })).receipt).toBeDefined();
});

test('the next ones are taken ahead and whole on the desk before anybody asks, and never more than the policy says', async () => {
  const portal = await portalForTest(closers, {
    claims: { leaseSeconds: 1800, maxHeld: 2, claimAhead: 2, chooseReasons: [] },
  });
  const desk = await startTestDesk(portal.origin);
  closers.add(() => desk.close());
  await desk.client.session.signIn({ personId: LEA });
  await waitUntil(async () => (await desk.client.sync.status()).workingSet.ready === 2);
  await portal.down();
  // Handed out from what is here, although the portal is gone.
  const taken = await desk.client.claim.takeNext({});
  const { evidence } = await desk.client.application.get({ applicationId: taken.applicationId });
  expect(evidence.every(({ state }) => state === 'ready')).toBe(true);
  expect((await desk.client.sync.status()).workingSet.applications).toBe(2);
});

test('files that an interrupted eviction left behind are forgotten by the next one', async () => {
  const { folder, remove } = temporaryFolder();
  closers.add(remove);
  const portal = await portalForTest(closers);
  const first = await signedInDesk(closers, portal, { profileRoot: folder });
  await first.close();
  const name = 'ab'.repeat(16);
  const profile = readdirSync(folder).find((entry) => /^[0-9a-f]{32}$/.test(entry)) ?? '';
  const file = path.join(folder, profile, 'media', 'ab', `${name}.csm`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, 'sealed');
  const keyringShare = new Uint8Array(32).fill(7);
  const keys = openProfileKeys({ profileDir: path.join(folder, profile), keyringShare, random: systemRandom });
  const db = openDatabase({ file: path.join(folder, profile, 'desk.db'), key: keys.databaseKey });
  db.prepare(
    `INSERT INTO media (media_id, application_id, state, file_name, size_bytes, sha256, content_type, received_bytes)
     VALUES ('m-left', 'app-left', 'ready', ?, 6, ?, 'image/jpeg', 6)`,
  ).run(name, '0'.repeat(64));
  db.close();
  keys.dispose();
  const second = await signedInDesk(closers, portal, { profileRoot: folder });
  await second.client.sync.now();
  expect(await waitUntil(() => !existsSync(file))).toBe(true);
});
