import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { IntegrityError } from '../../../electron/core/errors';
import { generateDeviceKey, loadDeviceKey } from '../../../electron/core/keys/device-key';
import { leafHash, LogEntry, readEntry, signEntry } from '../../../electron/core/log/entry';
import { LOG_ENTRY_JWS_TYPE, signJws } from '../../../electron/core/log/jws';
import { systemRandom } from '../../../electron/core/system-ports';

const key = loadDeviceKey(generateDeviceKey(systemRandom));
const entry: LogEntry = {
  v: 1,
  seq: 0,
  prev: '',
  time: '2026-11-20T09:04:00.000Z',
  actor: 'p-1',
  action: 'decision.signed',
  application: 'a-1',
  decision: 'd-1',
  verdict: 'reject',
  level: 2,
  codes: ['photo_replaced'],
  digests: { decision: 'a'.repeat(64), evidence: ['b'.repeat(64)] },
  policyVersion: 3,
  appBuild: '0.1.0+ab12',
};

const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 6962 §2.1 tree over leaf hashes, written here to check the leaves against published roots. */
function rootOf(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes;
  if (only === undefined) return sha256();
  if (hashes.length === 1) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return sha256(Buffer.of(1), rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)));
}

describe('a leaf hash', () => {
  it('gives the published roots of the Certificate Transparency trees of 0 to 8 leaves', () => {
    const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const hashes = leaves.map((hex) => leafHash(Buffer.from(hex, 'hex')));
    const roots = Array.from({ length: 9 }, (_, size) => rootOf(hashes.slice(0, size)).toString('hex'));
    expect(roots).toEqual([
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]);
  });
});

describe('a log entry', () => {
  it('reads back from its signed bytes', () => {
    expect(readEntry(signEntry(entry, key), [key.publicKey])).toEqual(entry);
  });

  it('is the same bytes each time it is signed', () => {
    expect(signEntry(entry, key)).toBe(signEntry({ ...entry }, key));
  });

  it('has no room for sentences, names or unknown members', () => {
    const refused = [
      { ...entry, codes: ['Jane Doe was here'] },
      { ...entry, note: 'x' },
      { ...entry, digests: { ...entry.digests, name: 'x' } },
      { ...entry, action: 'something.else' },
      { ...entry, prev: 'abc' },
      { ...entry, seq: -1 },
      { ...entry, time: '2026-11-20T10:04:00+01:00' },
    ];
    for (const value of refused) expect(LogEntry.safeParse(value).success).toBe(false);
  });

  it('is refused when it is not canonical, of another kind, or by an unknown key', () => {
    const unsorted = Buffer.from(JSON.stringify(entry));
    const other = loadDeviceKey(generateDeviceKey(systemRandom));
    const bad = [
      signJws(unsorted, { typ: LOG_ENTRY_JWS_TYPE, key }),
      signJws(unsorted, { typ: 'countersign-decision+jws', key }),
      signEntry(entry, other),
      'nonsense',
    ];
    for (const jws of bad) expect(() => readEntry(jws, [key.publicKey])).toThrow(IntegrityError);
  });
});
