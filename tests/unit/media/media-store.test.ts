import { existsSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IntegrityError } from '../../../electron/core/errors';
import { collect, createStore, photoBytes, refOf, storeReady, type StoreFixture } from './media-fixtures';

const bytes = photoBytes(200_000);
let fixture: StoreFixture;
beforeEach(() => {
  fixture = createStore();
});
afterEach(() => fixture.remove());

describe('the store of evidence files', () => {
  it('gives a finished file back from a random name that only its owner may read', async () => {
    const record = await storeReady(fixture, refOf('m-1', bytes), bytes);
    const file = fixture.pathOf('m-1');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
    expect(file).not.toContain('m-1');
    expect(existsSync(fixture.pathOf('m-1', '.part'))).toBe(false);
    const reader = await fixture.store.openFinished(record);
    expect((await collect(reader.read())).equals(bytes)).toBe(true);
    await reader.close();
  });

  it('refuses a stored copy that is missing, cut, or of another file', async () => {
    const record = await storeReady(fixture, refOf('m-1', bytes), bytes);
    const other = await storeReady(fixture, refOf('m-2', bytes), bytes);
    await expect(fixture.store.openFinished({ ...record, fileName: other.fileName })).rejects.toThrow(IntegrityError);
    await expect(fixture.store.openFinished({ ...record, sizeBytes: 5 })).rejects.toThrow(IntegrityError);
    truncateSync(fixture.pathOf('m-1'), 70_000);
    await expect(fixture.store.openFinished(record)).rejects.toThrow(IntegrityError);
    rmSync(fixture.pathOf('m-1'));
    await expect(fixture.store.openFinished(record)).rejects.toThrow(IntegrityError);
  });

  it('starts a partial file anew when it is damaged or its version is unknown', async () => {
    const record = { ...(await storeReady(fixture, refOf('m-1', bytes), bytes)), etag: '"1"' };
    const first = await fixture.store.openPartial(record);
    await first.append(bytes);
    await first.suspend();
    const resumed = await fixture.store.openPartial(record);
    expect(resumed.storedBytes).toBe(3 * 65_536);
    await resumed.suspend();
    truncateSync(fixture.pathOf('m-1', '.part'), 100_000);
    const torn = await fixture.store.openPartial(record);
    expect(torn.storedBytes).toBe(0);
    await torn.append(bytes);
    await torn.suspend();
    const { etag: _etag, ...unknown } = record;
    const anew = await fixture.store.openPartial(unknown);
    expect(anew.storedBytes).toBe(0);
    await anew.suspend();
  });

  it('removes an application with its files and rows, and no other', async () => {
    await storeReady(fixture, refOf('m-1', bytes), bytes);
    const kept = await storeReady(fixture, refOf('m-2', bytes), bytes);
    await fixture.index.save({ ...kept, applicationId: 'a-2' });
    const gone = fixture.pathOf('m-1');
    await fixture.store.removeApplication('a-1');
    expect(existsSync(gone)).toBe(false);
    expect(fixture.index.list().map(({ mediaId }) => mediaId)).toEqual(['m-2']);
    expect(existsSync(fixture.pathOf('m-2'))).toBe(true);
  });
});

describe('a sweep', () => {
  it('removes files without a row and resets rows without a file', async () => {
    await storeReady(fixture, refOf('m-1', bytes), bytes);
    await storeReady(fixture, refOf('m-2', bytes), bytes);
    const lost = await storeReady(fixture, refOf('m-3', bytes), bytes);
    rmSync(fixture.pathOf('m-3'));
    const orphan = fixture.pathOf('m-2');
    await fixture.index.remove('m-2');
    mkdirSync(path.join(fixture.root, 'zz'), { recursive: true });
    writeFileSync(path.join(fixture.root, 'zz', 'stray.part'), 'x');

    expect(await fixture.store.sweep()).toEqual({ removedFiles: 2, resetRecords: 1 });
    expect(existsSync(orphan)).toBe(false);
    expect(readdirSync(path.join(fixture.root, 'zz'))).toEqual([]);
    expect(existsSync(fixture.pathOf('m-1'))).toBe(true);
    expect(fixture.index.get('m-3')).toEqual({ ...lost, state: 'waiting', receivedBytes: 0 });
    expect(await fixture.store.sweep()).toEqual({ removedFiles: 0, resetRecords: 0 });
  });

  it('leaves the partial file of a row that waits', async () => {
    const record = { ...(await storeReady(fixture, refOf('m-1', bytes), bytes)), state: 'waiting' as const };
    await fixture.index.save(record);
    const writer = await fixture.store.openPartial(record);
    await writer.suspend();
    await fixture.store.sweep();
    expect(existsSync(fixture.pathOf('m-1', '.part'))).toBe(true);
  });

  it('of a profile without evidence does nothing', async () => {
    expect(await fixture.store.sweep()).toEqual({ removedFiles: 0, resetRecords: 0 });
    expect(existsSync(fixture.root)).toBe(false);
  });
});
