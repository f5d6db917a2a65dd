import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SampleApplicationFile, SampleMedia } from './schema';
import { SampleApplicationFile as SampleApplicationSchema } from './schema';

export type { SampleApplicationFile, SampleMedia } from './schema';
export { generateSummaries } from './generator/summaries';
export type { GeneratedSummary } from './generator/summaries';

/** A sample as the reference portal takes it in: the record, and where its files are. Its truth is not part of it. */
export interface SampleApplication extends SampleApplicationFile {
  /** Absolute path of every file by media id. */
  readonly mediaPaths: ReadonlyMap<string, string>;
}

/** Every media reference of a sample, in the order of its documents, then the clip, then its stills. */
export function mediaOf(sample: SampleApplicationFile): readonly SampleMedia[] {
  const sides = sample.documents.flatMap(({ sides: { front, back } }) => [front, back]);
  const all = [...sides, sample.liveness?.video, ...(sample.liveness?.portraitFrames ?? [])];
  return all.filter((media) => media !== undefined);
}

function loadOne(folder: string): SampleApplication {
  const text = readFileSync(path.join(folder, 'application.json'), 'utf8');
  const sample = SampleApplicationSchema.parse(JSON.parse(text));
  const mediaPaths = new Map(mediaOf(sample).map(({ id, file }) => [id, path.join(folder, file)]));
  return { ...sample, mediaPaths };
}

/**
 * Reads all samples of a folder, validated and sorted by reference. A bundled program has to name the folder, because the
 * default lies beside this source file. Throws when a record does not follow the schema.
 */
export function loadSamples(dataDir: string = path.join(import.meta.dirname, 'data')): readonly SampleApplication[] {
  const root = path.resolve(dataDir);
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
    .map((name) => loadOne(path.join(root, name)));
}
