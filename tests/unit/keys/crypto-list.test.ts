import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * What core may take from node:crypto: all of it is in Electron's BoringSSL as well. Random bytes come through the port.
 * Source: architecture §8.
 */
const FUNCTIONS = new Set([
  'createCipheriv',
  'createDecipheriv',
  'createHash',
  'createPrivateKey',
  'createPublicKey',
  'createSecretKey',
  'hkdfSync',
  'randomBytes',
  'randomUUID',
  'sign',
  'timingSafeEqual',
  'verify',
]);
const ALGORITHMS = new Set(['sha256', 'aes-256-gcm']);

const root = path.resolve(import.meta.dirname, '../../../electron/core');
const sources = globSync('**/*.ts', { cwd: root }).map((file) => ({
  file,
  text: readFileSync(path.join(root, file), 'utf8'),
}));
const found = (pattern: RegExp): Array<{ file: string; names: string }> =>
  sources.flatMap(({ file, text }) => [...text.matchAll(pattern)].map((match) => ({ file, names: match[1] ?? '' })));

describe('the cryptography of core', () => {
  it('is only what BoringSSL has too', () => {
    const imported = found(/import \{([^}]*)\} from 'node:crypto'/g);
    const names = imported.flatMap(({ file, names: list }) =>
      list
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type ') && !FUNCTIONS.has(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(imported.length).toBeGreaterThan(3);
    expect(names).toEqual([]);
  });

  it('never takes node:crypto in another way', () => {
    const all = found(/((?:from|import\(|require\()\s*'(?:node:)?crypto')/g).length;
    expect(all).toBe(found(/import (?:type )?\{([^}]*)\} from 'node:crypto'/g).length);
  });

  it('names no other algorithm', () => {
    const named = found(/(?:createHash|hkdfSync|createHmac|createCipheriv|createDecipheriv)\(\s*'([^']+)'/g);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter(({ names }) => !ALGORITHMS.has(names))).toEqual([]);
  });
});
