import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MediaRef } from '../../shared/portal-api/application';
import type { MediaSource } from '../../electron/core/media/fetch-attempt';
import { MediaFetcher } from '../../electron/core/media/media-fetcher';
import { createLogger, systemClock, systemRandom } from '../../electron/core/system-ports';
import { collect, createStore, photoBytes, refOf, type StoreFixture } from '../unit/media/media-fixtures';

const FILES = Array.from({ length: 4 }, (_, index) => photoBytes(100_000 + index, `photo ${index}`));
const refs = FILES.map((bytes, index): MediaRef => refOf(`m-${index}`, bytes));
const applicationOf = (mediaId: string): string => (mediaId < 'm-2' ? 'a-1' : 'a-2');
const refsOf = (applicationId: string): MediaRef[] => refs.filter(({ id }) => applicationOf(id) === applicationId);

/** How the portal treats one request: whole, broken off after so many bytes, wrong bytes, or nothing at all. */
const treatment = fc.oneof(
  fc.constant('whole' as const),
  fc.nat({ max: 100_000 }).map((after) => ({ after })),
  fc.constant('wrong' as const),
  fc.constant('gone' as const),
);
type Treatment = typeof treatment extends fc.Arbitrary<infer Value> ? Value : never;

const bodyOf = (bytes: Buffer, breaksOff: boolean): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (let at = 0; at < bytes.length; at += 16_384)
        controller.enqueue(Uint8Array.from(bytes.subarray(at, at + 16_384)));
      if (breaksOff) controller.error(new Error('broken off'));
      else controller.close();
    },
  });

/** A portal in memory that treats requests as it is told, then answers all of them well. */
function sourceOf(treatments: Treatment[]): MediaSource {
  return {
    getMedia: async ({ id, offsetBytes = 0, signal }) => {
      await new Promise((resolve) => void setImmediate(resolve));
      const how = treatments.shift() ?? 'whole';
      if (how === 'gone' || signal?.aborted === true)
        return { ok: false, failure: { kind: 'network', reason: 'gone' } };
      const right = FILES[Number(id.slice(2))] ?? Buffer.alloc(0);
      const rest = (how === 'wrong' ? photoBytes(right.length, 'wrong') : right).subarray(offsetBytes);
      const bytes = typeof how === 'object' ? rest.subarray(0, how.after) : rest;
      const head = { status: offsetBytes > 0 ? 206 : 200, offsetBytes, totalBytes: right.length } as const;
      const value = { ...head, contentType: 'image/jpeg', body: bodyOf(bytes, typeof how === 'object') };
      return { ok: true, value, status: head.status, etag: '"1"' };
    },
  };
}

const makeFetcher = ({ index, store }: StoreFixture, source: MediaSource): MediaFetcher =>
  new MediaFetcher({
    store,
    index,
    source,
    clock: systemClock,
    random: systemRandom,
    logger: createLogger('silent'),
    onChanged: () => undefined,
    onProblem: () => undefined,
    onProblemSolved: () => undefined,
    backoff: { baseMs: 1, capMs: 2 },
  });

const mediaId = fc.constantFrom(...refs.map(({ id }) => id));
const applicationId = fc.constantFrom('a-1', 'a-2');
const command = fc.oneof(
  applicationId.map((id) => ({ kind: 'want' as const, id })),
  applicationId.map((id) => ({ kind: 'forget' as const, id })),
  mediaId.map((id) => ({ kind: 'refetch' as const, id })),
  mediaId.map((id) => ({ kind: 'attempt' as const, id })),
  mediaId.map((id) => ({ kind: 'prefer' as const, id })),
  fc.constant({ kind: 'turn' as const, id: '' }),
  fc.constant({ kind: 'restart' as const, id: '' }),
);

/** The name of every stored file, with its ending. */
const storedFiles = ({ root }: StoreFixture): string[] => {
  try {
    return readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [entry.name] : [],
    );
  } catch {
    return [];
  }
};

describe('a fetcher under any order of wishes, interruptions and restarts', () => {
  it('ends with every wanted file right on disk, and with no other file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(command, { maxLength: 25 }),
        fc.array(treatment, { maxLength: 20 }),
        async (commands, treatments) => {
          const fixture = createStore();
          const source = sourceOf([...treatments]);
          let fetcher = makeFetcher(fixture, source);
          await fetcher.start();
          const pending: Promise<void>[] = [];
          for (const { kind, id } of commands) {
            if (kind === 'want') pending.push(fetcher.want(id, refsOf(id)));
            if (kind === 'forget') pending.push(fetcher.forget(id));
            if (kind === 'refetch') pending.push(fetcher.refetch(id));
            if (kind === 'attempt') pending.push(fetcher.attempt(id));
            if (kind === 'prefer') fetcher.prefer([id]);
            if (kind === 'turn') await new Promise((resolve) => setTimeout(resolve, 1));
            if (kind === 'restart') {
              await fetcher.close();
              fetcher = makeFetcher(fixture, source);
              await fetcher.start();
            }
          }
          await Promise.all(pending);
          for (const { mediaId: id } of fixture.index.list())
            while (fixture.index.get(id)?.state === 'waiting') await fetcher.attempt(id);
          await fetcher.close();

          const records = fixture.index.list();
          const ready = records.filter(({ state }) => state === 'ready');
          // Three wrong answers in a row are the only way to another end here.
          expect(records.filter(({ state }) => state !== 'ready').every(({ state }) => state === 'damaged')).toBe(true);
          for (const record of ready) {
            const reader = await fixture.store.openFinished(record);
            expect(
              (await collect(reader.read())).equals(FILES[Number(record.mediaId.slice(2))] ?? Buffer.alloc(0)),
            ).toBe(true);
            await reader.close();
          }
          expect(storedFiles(fixture).toSorted()).toEqual(ready.map(({ fileName }) => `${fileName}.csm`).toSorted());
          fixture.remove();
        },
      ),
      { numRuns: 60 },
    );
  });
});
