import { describe, expect, it } from 'vitest';
import { deriveBodyKey, deriveKey, deriveMediaKey } from '../../../electron/core/keys/derive';
import { seal, unseal } from '../../../electron/core/keys/seal';
import { IntegrityError } from '../../../electron/core/errors';
import { systemRandom } from '../../../electron/core/system-ports';

const key = Buffer.alloc(32, 1);
const context = { key, purpose: 'application-body', id: 'a-1' } as const;
const sealText = (text: string): Buffer => seal({ ...context, plain: Buffer.from(text), random: systemRandom });

describe('a sealed blob', () => {
  it('opens as what was sealed, empty or long', () => {
    for (const text of ['', 'x', 'Ł'.repeat(50_000)])
      expect(unseal({ ...context, sealed: sealText(text) }).toString()).toBe(text);
  });

  it('is different each time, and does not show its content', () => {
    const one = sealText('canary-canary');
    expect(sealText('canary-canary')).not.toEqual(one);
    expect(one.includes('canary')).toBe(false);
  });

  it('does not open with any byte changed, cut or added', () => {
    const sealed = sealText('four');
    for (const at of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(sealed.readUInt8(at) ^ 1, at);
      expect(() => unseal({ ...context, sealed: changed })).toThrow(IntegrityError);
      expect(() => unseal({ ...context, sealed: sealed.subarray(0, at) })).toThrow(IntegrityError);
    }
    expect(() => unseal({ ...context, sealed: Buffer.concat([sealed, Buffer.of(0)]) })).toThrow(IntegrityError);
  });

  it('does not open under another key, purpose or id', () => {
    const sealed = sealText('four');
    expect(() => unseal({ ...context, key: Buffer.alloc(32, 2), sealed })).toThrow(IntegrityError);
    expect(() => unseal({ ...context, purpose: 'draft', sealed })).toThrow(IntegrityError);
    expect(() => unseal({ ...context, id: 'a-2', sealed })).toThrow(IntegrityError);
  });
});

describe('a derived key', () => {
  it('differs by secret, purpose, id and salt', () => {
    const keys = [
      deriveBodyKey(key, 'a'),
      deriveBodyKey(key, 'b'),
      deriveMediaKey(key, 'a'),
      deriveBodyKey(Buffer.alloc(32, 2), 'a'),
      deriveKey({ from: key, purpose: 'application-body', id: 'a', salt: Buffer.of(1) }),
    ];
    expect(new Set(keys.map((each) => each.toString('hex'))).size).toBe(keys.length);
  });

  it('stays what it was, so that stored data stay readable', () => {
    // Computed apart, with openssl's own HKDF.
    expect(deriveMediaKey(key, 'm-1').toString('hex')).toBe(
      '1f059a78a661dd4a6a97db4c2765afcb5a2965dba6bfb7aa2a36c27a42f14b84',
    );
  });
});
