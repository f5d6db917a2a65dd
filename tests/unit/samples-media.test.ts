import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { loadSamples, mediaOf } from '../samples';

const DATA = path.resolve(import.meta.dirname, '..', 'samples', 'data');
const files = loadSamples(DATA).flatMap((sample) =>
  mediaOf(sample).map((media) => ({ media, file: sample.mediaPaths.get(media.id) ?? '' })),
);
const photos = files.filter(({ media }) => media.kind === 'document_photo');
const clips = files.filter(({ media }) => media.kind === 'liveness_clip');

/** Names of the top-level boxes of an MP4 file, in order. */
function boxesOf(bytes: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at + 8 <= bytes.length; at += Math.max(8, bytes.readUInt32BE(at)))
    names.push(bytes.toString('latin1', at + 4, at + 8));
  return names;
}

/** Length of an MP4 file by its movie header. Source: ISO/IEC 14496-12 section 8.2.2, version 0. */
function movieDurationMs(bytes: Buffer): number {
  const at = bytes.indexOf('mvhd', 0, 'latin1');
  return (bytes.readUInt32BE(at + 20) / bytes.readUInt32BE(at + 16)) * 1000;
}

describe('the files of the samples', () => {
  it('have the digest and the size that the record tells', () => {
    const told = files.map(({ media, file }) => ({ file, sizeBytes: media.sizeBytes, sha256: media.sha256 }));
    const found = files.map(({ file }) => {
      const bytes = readFileSync(file);
      return { file, sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
    expect(found).toEqual(told);
  });

  it('are all named by a record, beside the record and its truth', () => {
    const onDisk = readdirSync(DATA, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(jpg|mp4)$/.test(name));
    expect(onDisk.map((name) => path.join(DATA, name)).toSorted()).toEqual(files.map(({ file }) => file).toSorted());
  });

  it('take no more than 95 MB together', () => {
    const total = readdirSync(DATA, { recursive: true, encoding: 'utf8' })
      .map((name) => statSync(path.join(DATA, name)))
      .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
    expect(total).toBeLessThanOrEqual(95_000_000);
  });

  it('are photos of 8 and, for a third, 12 megapixels, measured upright after their EXIF orientation', async () => {
    const found = await Promise.all(
      photos.map(async ({ media, file }) => {
        const { width, height, orientation = 1, format } = await sharp(file).metadata();
        const upright = orientation >= 5 ? { widthPx: height, heightPx: width } : { widthPx: width, heightPx: height };
        return { file, told: media, upright, orientation, format, pixels: width * height };
      }),
    );
    for (const { told, upright, format } of found) {
      expect(told).toMatchObject(upright);
      expect(format).toBe('jpeg');
    }
    expect(new Set(found.map(({ orientation }) => orientation))).toEqual(new Set([1, 3, 6, 8]));
    expect(new Set(found.map(({ pixels }) => pixels))).toEqual(new Set([4000 * 3000, 3264 * 2448]));
    expect(found.filter(({ pixels }) => pixels === 4000 * 3000).length / found.length).toBeCloseTo(1 / 3, 1);
  });

  it('are clips of 4 to 10 seconds at 25 frames a second that can start before they are complete', () => {
    for (const { media, file } of clips) {
      expect(media.durationMs).toBeGreaterThanOrEqual(4000);
      expect(media.durationMs).toBeLessThanOrEqual(10_000);
      expect((media.durationMs ?? 1) % 40).toBe(0);
      const bytes = readFileSync(file);
      expect(Math.abs(movieDurationMs(bytes) - (media.durationMs ?? 0))).toBeLessThan(40);
      const boxes = boxesOf(bytes);
      expect(boxes[0]).toBe('ftyp');
      expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
    }
  });

  it('leave each application with a clip, two stills and a front for every document', () => {
    for (const { liveness, documents } of loadSamples(DATA)) {
      expect(liveness?.video?.contentType).toBe('video/mp4');
      expect(liveness?.portraitFrames).toHaveLength(2);
      for (const { sides } of documents) expect(sides.front?.contentType).toBe('image/jpeg');
    }
  });
});
