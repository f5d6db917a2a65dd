import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sniffContentType } from '../../../electron/core/media/file-signature';

const bytes = (hex: string, text = ''): Buffer => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(text, 'latin1')]);
const isoFile = (brand: string): Buffer => bytes('00000020', `ftyp${brand}\0\0\x02\0isom`);

describe("a file's first bytes", () => {
  it.each([
    ['image/jpeg', bytes('ffd8ffe1')],
    ['image/png', bytes('89504e470d0a1a0a')],
    ['image/webp', bytes('52494646', '\x10\0\0\0WEBPVP8 ')],
    ['video/mp4', isoFile('isom')],
    ['video/mp4', isoFile('mp42')],
    ['video/webm', bytes('1a45dfa39f4286810142f7810142f2810442f381084282', '\x84webm')],
  ])('show %s', (contentType, head) => {
    expect(sniffContentType(head)).toBe(contentType);
  });

  it.each([
    ['HTML', Buffer.from('<!doctype html>')],
    ['HEIC under an MP4 container', isoFile('heic')],
    ['AVIF under an MP4 container', isoFile('avif')],
    ['QuickTime', isoFile('qt  ')],
    ['Matroska that is not WebM', bytes('1a45dfa3', '....matroska')],
    ['a RIFF file that is no picture', bytes('52494646', '\x10\0\0\0WAVEfmt ')],
    ['GIF', Buffer.from('GIF89a')],
    ['PDF', Buffer.from('%PDF-1.7')],
    ['SVG', Buffer.from('<svg xmlns')],
    ['nothing', Buffer.alloc(0)],
    ['half a signature', bytes('ffd8')],
  ])('of %s are no type that the desk takes', (_name, head) => {
    expect(sniffContentType(head)).toBeUndefined();
  });

  it('are found at an offset of a larger buffer too', () => {
    const larger = Buffer.concat([Buffer.alloc(100), bytes('ffd8ffe1')]);
    expect(sniffContentType(larger.subarray(100))).toBe('image/jpeg');
  });

  it('of the sample photos and clips are recognised', () => {
    const folder = path.resolve(import.meta.dirname, '../../samples/data');
    const types = (pattern: string): Set<string | undefined> =>
      new Set(
        globSync(pattern, { cwd: folder }).map((file) => sniffContentType(readFileSync(path.join(folder, file)))),
      );
    expect(types('**/*.jpg')).toEqual(new Set(['image/jpeg']));
    expect(types('**/*.mp4')).toEqual(new Set(['video/mp4']));
  });
});
