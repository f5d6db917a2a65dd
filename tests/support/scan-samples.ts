import { createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadSamples, mediaOf, type SampleApplication, type SampleMedia } from '../samples';
import { byteNeedles, type Needle, textNeedles } from './scan-needles';

/** Above this many bytes Chromium would keep a blob in a file. */
const LARGE_BYTES = 5.5 * 1024 * 1024;
const MAX_SEGMENT_BYTES = 65_533;
const WINDOW_BYTES = 32;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One application whose name, number and files exist nowhere else in the world. */
export interface CanaryApplication {
  reference: string;
  familyName: string;
  number: string;
  names: readonly Needle[];
  numbers: readonly Needle[];
  /** Of its first photo and its clip, both made larger than what Chromium keeps in memory by itself. */
  windows: readonly Needle[];
}

const letters = (count: number): string =>
  Array.from({ length: count }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');

/** A photo with comments of noise after its first segments. Source: ITU-T T.81 §B.2.4.5. */
function enlargedPhoto(bytes: Buffer): Buffer {
  let at = 2;
  while ((bytes.readUInt16BE(at) & 0xff_f0) === 0xff_e0) at += 2 + bytes.readUInt16BE(at + 2);
  const segments: Buffer[] = [];
  for (let size = bytes.length; size < LARGE_BYTES; size += MAX_SEGMENT_BYTES) {
    const head = Buffer.from([0xff, 0xfe, 0, 0]);
    head.writeUInt16BE(MAX_SEGMENT_BYTES + 2, 2);
    segments.push(head, randomBytes(MAX_SEGMENT_BYTES));
  }
  return Buffer.concat([bytes.subarray(0, at), ...segments, bytes.subarray(at)]);
}

/** A clip with a box of noise at its end. Source: ISO/IEC 14496-12 §8.1.2. */
function enlargedClip(bytes: Buffer): Buffer {
  const noise = randomBytes(Math.max(0, LARGE_BYTES - bytes.length));
  const head = Buffer.from('\0\0\0\0free', 'latin1');
  head.writeUInt32BE(head.length + noise.length, 0);
  return Buffer.concat([bytes, head, noise]);
}

const windowsOf = (label: string, bytes: Buffer): Needle[] =>
  [0.3, 0.5, 0.7].flatMap((part) => {
    const at = Math.floor(bytes.length * part);
    return byteNeedles(`${label} at ${part * 100} %`, bytes.subarray(at, at + WINDOW_BYTES));
  });

const clipMs = ({ liveness }: SampleApplication): number => liveness?.video?.durationMs ?? 0;

/** Writes one sample with a name, a number and files of its own. */
function writeCanary(folder: string, sample: SampleApplication): CanaryApplication {
  const { mediaPaths, ...record } = sample;
  mkdirSync(folder, { recursive: true });
  // One name that fits into Latin-1 and one that does not: V8 holds them in different ways.
  const familyName = `Brü${letters(9)}ø`;
  const givenNames = `Łu${letters(9)}`;
  const number = `${letters(2).toUpperCase()}${randomInt(1e9, 1e10)}`;
  const photo = record.documents.flatMap(({ sides: { front, back } }) => [front, back]).find((side) => side);
  const clip = record.liveness?.video;
  const windows: Needle[] = [];
  const written = new Map<string, Pick<SampleMedia, 'sizeBytes' | 'sha256'>>();
  for (const media of mediaOf(record)) {
    const original = readFileSync(mediaPaths.get(media.id) ?? '');
    const bytes = media === photo ? enlargedPhoto(original) : media === clip ? enlargedClip(original) : original;
    if (media === photo) windows.push(...windowsOf('photo', bytes));
    if (media === clip) windows.push(...windowsOf('clip', bytes));
    writeFileSync(path.join(folder, media.file), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    written.set(media.id, { sizeBytes: bytes.length, sha256 });
  }
  const [first, ...others] = record.documents;
  const changed = {
    ...record,
    displayName: `${familyName}, ${givenNames}`,
    applicant: { ...record.applicant, familyName, givenNames },
    documents: first ? [{ ...first, number }, ...others] : [],
  };
  // The digests and sizes of all files, wherever the record names them.
  const text = JSON.stringify(changed, (_key, value: unknown) => {
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
    const now = typeof id === 'string' ? written.get(id) : undefined;
    return now && typeof value === 'object' ? { ...value, ...now } : value;
  });
  writeFileSync(path.join(folder, 'application.json'), text);
  return {
    reference: record.reference,
    familyName,
    number,
    names: [...textNeedles('family name', familyName), ...textNeedles('given names', givenNames)],
    numbers: textNeedles('document number', number),
    windows,
  };
}

/** Writes a folder of samples for the portal, made from the committed ones with one document whose clips are the shortest. */
export function writeCanarySamples(folder: string, count: number): CanaryApplication[] {
  return loadSamples()
    .filter(({ liveness, documents }) => liveness?.video && documents.length === 1)
    .toSorted((a, b) => clipMs(a) - clipMs(b))
    .slice(0, count)
    .map((sample) => writeCanary(path.join(folder, sample.reference), sample));
}
