import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStatementVerifier } from '../../electron/core/portal/statements';
import type { Summary } from '../../shared/portal-api';
import type { Portal } from '../portal/portal';
import { startTestPortal } from '../portal/testing/start-portal';
import { createTestDesk, failureOf, INES, LEA, SAM, valueOf, type TestDesk } from '../portal/testing/test-desk';

const NINE = Date.UTC(2026, 10, 20, 9, 0, 0);
let portal: Portal;
let lea: TestDesk;

beforeEach(async () => {
  portal = await startTestPortal();
  lea = await createTestDesk(portal.origin, LEA);
});
afterEach(() => portal.close());

/** The whole feed from a cursor on, page by page. */
async function readFeed(
  desk: TestDesk,
  limit: number,
  from?: string,
): Promise<{ items: Summary[]; removed: string[]; cursor: string }> {
  const items: Summary[] = [];
  const removed: string[] = [];
  let cursor = from;
  for (;;) {
    const page = await valueOf(desk.client.listChanges({ cursor, limit }));
    expect(page.items.length + page.removed.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    removed.push(...page.removed.map(({ id }) => id));
    cursor = page.nextCursor;
    if (!page.hasMore) return { items, removed, cursor };
  }
}

describe('the feed of summaries', () => {
  it('gives every application once, by ascending sequence, whatever the size of a page', async () => {
    for (const limit of [1, 2, 3, 500]) {
      const { items } = await readFeed(lea, limit);
      expect(items.map(({ id }) => id)).toEqual(['app-1', 'app-2', 'app-3']);
      const sequences = items.map(({ sequence }) => sequence);
      expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    }
  });

  it('gives what changed since a cursor, and only that', async () => {
    const { cursor } = await readFeed(lea, 500);
    expect((await readFeed(lea, 500, cursor)).items).toEqual([]);
    portal.simulate.revise('app-2');
    expect((await readFeed(lea, 500, cursor)).items).toMatchObject([{ id: 'app-2', revision: 2 }]);
  });

  it('tells of claims, their extension and their end', async () => {
    const { cursor } = await readFeed(lea, 500);
    await lea.take('app-1');
    const taken = await readFeed(lea, 500, cursor);
    expect(taken.items).toMatchObject([
      { id: 'app-1', status: 'claimed', revision: 1, claim: { holder: { id: LEA } } },
    ]);
    portal.clock.advance(1_800_001);
    const freed = await readFeed(lea, 500, taken.cursor);
    expect(freed.items).toMatchObject([{ id: 'app-1', status: 'pending' }]);
    expect(freed.items[0]?.claim).toBeUndefined();
  });

  it('tells what is gone, in its place in the order', async () => {
    const { cursor } = await readFeed(lea, 500);
    portal.simulate.revise('app-3');
    portal.simulate.remove('app-1');
    portal.simulate.revise('app-2');
    const pages = [await valueOf(lea.client.listChanges({ cursor, limit: 2 }))];
    pages.push(await valueOf(lea.client.listChanges({ cursor: pages[0]?.nextCursor, limit: 2 })));
    expect(pages.map(({ items, removed }) => [...items, ...removed].map(({ id }) => id))).toEqual([
      ['app-3', 'app-1'],
      ['app-2'],
    ]);
    expect(await failureOf(lea.client.getApplication({ id: 'app-1' }))).toBe('/problems/not-found');
  });

  it('does not know the cursor of another run, and says so', async () => {
    const { cursor } = await readFeed(lea, 500);
    const other = await startTestPortal({ seed: 8 });
    const desk = await createTestDesk(other.origin, LEA);
    expect(await failureOf(desk.client.listChanges({ cursor }))).toBe('/problems/cursor-expired');
    await other.close();
    expect(await failureOf(lea.client.listChanges({ limit: 501 }))).toBe('/problems/invalid-request');
  });

  it('carries load summaries, and every one of them opens with files of its own', async () => {
    const loaded = await startTestPortal({ summaryCount: 1200 });
    const desk = await createTestDesk(loaded.origin, LEA);
    const { items } = await readFeed(desk, 500);
    expect(items).toHaveLength(1203);
    for (const { id, displayName, documentTypes } of items.filter((_, index) => index % 200 === 5)) {
      const application = await desk.application(id);
      expect(application).toMatchObject({ displayName, documentTypes });
      expect(application.documents.map(({ type }) => type)).toEqual(documentTypes);
      const file = await valueOf(desk.client.getMedia({ id: application.documents[0]?.sides.front?.id ?? '' }));
      await file.body.cancel();
    }
    await loaded.close();
  });
});

describe('one application', () => {
  it('is fresh with its revision as ETag, then not modified, then fresh again after a change', async () => {
    const first = await lea.client.getApplication({ id: 'app-1' });
    expect(first).toMatchObject({ ok: true, etag: '"1"', value: { kind: 'fresh' } });
    expect(await lea.client.getApplication({ id: 'app-1', etag: '"1"' })).toMatchObject({
      status: 304,
      value: { kind: 'not_modified' },
    });
    portal.simulate.revise('app-1');
    expect(await lea.client.getApplication({ id: 'app-1', etag: '"1"' })).toMatchObject({
      etag: '"2"',
      value: { kind: 'fresh' },
    });
  });

  it.each([
    ['ostergard', ['app-1']],
    ['NGUYỄN', ['app-2']],
    ['cs-2026-0003', ['app-3']],
    ['EX2 04711', ['app-2']],
    ['nobody at all', []],
  ])('is found by %s', async (query, ids) => {
    const { items } = await valueOf(lea.client.searchApplications({ query }));
    expect(items.map(({ id }) => id)).toEqual(ids);
  });
});

describe('statements', () => {
  it('say who is signed in, verified with the keys that enrolment pinned', async () => {
    const verifier = createStatementVerifier(lea.enrolment.pinnedKeys);
    const { statement } = await valueOf(lea.client.getMe());
    expect(verifier.person(statement, Date.now())).toMatchObject({
      ok: true,
      value: { id: LEA, roles: ['reviewer'], locale: 'fr' },
    });
    const ines = await createTestDesk(portal.origin, INES);
    expect(verifier.person((await valueOf(ines.client.getMe())).statement, Date.now())).toMatchObject({
      value: { roles: ['reviewer', 'supervisor'] },
    });
  });

  it('a policy is renewed before it expires, and changes its ETag with it', async () => {
    const first = await lea.client.getPolicy();
    const etag = first.ok ? first.etag : undefined;
    expect(await valueOf(lea.client.getPolicy({ etag }))).toEqual({ kind: 'not_modified' });
    portal.clock.advance(3_600_000);
    expect((await valueOf(lea.client.getPolicy({ etag }))).kind).toBe('fresh');
    portal.simulate.changePolicy({ maxAttempts: 9 });
    const changed = await valueOf(lea.client.getPolicy({ etag }));
    const verified =
      changed.kind === 'fresh' &&
      createStatementVerifier(lea.enrolment.pinnedKeys).policy(changed.body.statement, portal.clock.now());
    expect(verified).toMatchObject({ ok: true, value: { policyVersion: 2, maxAttempts: 9 } });
  });

  it('a portal with the same seed has the same keys and signs the same bytes; another seed has others', async () => {
    const statements = [];
    for (const seed of [5, 5, 6]) {
      const twin = await startTestPortal({ seed, clock: () => NINE });
      const desk = await createTestDesk(twin.origin, SAM);
      const policy = await valueOf(desk.client.getPolicy());
      statements.push(policy.kind === 'fresh' && policy.body.statement);
      await twin.close();
    }
    expect(statements[0]).toBe(statements[1]);
    expect(statements[0]).not.toBe(statements[2]);
  });
});

it('every answer carries Date and may be kept by no cache', async () => {
  const paths = [
    '/v1/me',
    '/v1/policy',
    '/v1/applications/app-1',
    '/v1/media/app-1-clip',
    '/v1/nothing',
    '/dev/people',
  ];
  for (const path of paths) {
    const response = await fetch(`${portal.origin}${path}`, {
      headers: { authorization: `Bearer ${lea.accessToken}` },
    });
    await response.body?.cancel();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('date')).toMatch(/ GMT$/);
  }
});
