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

describe('the files of the samples', () => {
  it('have the digest and the size that the record tells', () => {
    for (const { media, file } of files) {
      const bytes = readFileSync(file);
      expect(bytes.length, file).toBe(media.sizeBytes);
      expect(createHash('sha256').update(bytes).digest('hex'), file).toBe(media.sha256);
    }
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
    const orientations = new Set<number>();
    let twelve = 0;
    for (const { media, file } of photos) {
      const { width, height, orientation = 1, format } = await sharp(file).metadata();
      expect(format).toBe('jpeg');
      const lying = orientation >= 5;
      expect([lying ? height : width, lying ? width : height], file).toEqual([media.widthPx, media.heightPx]);
      orientations.add(orientation);
      if (width * height >= 12_000_000) twelve += 1;
      else expect(width * height).toBe(3264 * 2448);
    }
    expect([...orientations].toSorted()).toEqual([1, 3, 6, 8]);
    expect(twelve / photos.length).toBeCloseTo(1 / 3, 1);
  });

  it('are clips of 4 to 10 seconds at 25 frames a second that can start before they are complete', () => {
    for (const { media, file } of clips) {
      expect(media.durationMs).toBeGreaterThanOrEqual(4000);
      expect(media.durationMs).toBeLessThanOrEqual(10_000);
      expect((media.durationMs ?? 1) % 40).toBe(0);
      const boxes = boxesOf(readFileSync(file));
      expect(boxes[0]).toBe('ftyp');
      expect(boxes.indexOf('moov'), file).toBeLessThan(boxes.indexOf('mdat'));
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
