import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawSide } from './card-image';
import type { Case } from './cases/case';
import { writeClip } from './clip/encode';
import { CLIP_HEIGHT, CLIP_WIDTH } from './clip/frames';
import { takePhoto } from './photo/take-photo';
import { extractedFrom } from './plan/extracted';
import { planClip, stillTimes } from './plan/plan-clip';
import { planDocuments } from './plan/plan-documents';
import { applicationId } from './plan/signals';
import { createRandom, seedOf } from './random';
import { composeRecord } from './record';
import type { DocumentPlan } from './types';
import type { SampleApplicationFile, SampleMedia, SampleTruth } from '../schema';

type SampleDocument = SampleApplicationFile['documents'][number];

/** About how large a photo may become, by its megapixels: keeps all samples together below 95 MB. */
const TARGET_BYTES = { 8: 515_000, 12: 860_000 } as const;

/** Where one sample goes and which photo of the whole set is its first. */
export interface BuildOptions {
  readonly folder: string;
  readonly firstSerial: number;
}

/** Facts about a file that its bytes do not tell. */
type MediaFacts = Pick<SampleMedia, 'kind' | 'file' | 'widthPx' | 'heightPx' | 'durationMs'>;

async function keep(folder: string, reference: string, facts: MediaFacts, bytes: Uint8Array): Promise<SampleMedia> {
  await writeFile(path.join(folder, facts.file), bytes);
  const seed = `${reference}/${facts.file}`;
  return {
    id: `md_${seedOf(seed).toString(36)}${seedOf(`${seed}/second half`).toString(36)}`,
    contentType: facts.kind === 'liveness_clip' ? 'video/mp4' : 'image/jpeg',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...facts,
  };
}

async function buildDocument(plan: DocumentPlan, at: number, one: Case, folder: string): Promise<SampleDocument> {
  const name = plan.type.replaceAll('_', '-');
  const extracted: SampleDocument['extracted'] = [];
  const sides: SampleDocument['sides'] = {};
  for (const side of ['front', 'back'] as const) {
    const photoPlan = plan[side];
    if (photoPlan === undefined) continue;
    const seed = seedOf(`${one.reference}/${name}/${side}`);
    const art = await drawSide(plan, side);
    const photo = await takePhoto(art, photoPlan, seed, TARGET_BYTES[photoPlan.megapixels]);
    const facts = {
      kind: 'document_photo',
      file: `${name}-${side}.jpg`,
      widthPx: photo.width,
      heightPx: photo.height,
    } as const;
    sides[side] = await keep(folder, one.reference, facts, photo.bytes);
    extracted.push(...extractedFrom(art, photo, { plan: photoPlan, side, random: createRandom(seed + 1) }));
  }
  return {
    id: `${applicationId(one.reference)}-${at + 1}`,
    type: plan.type,
    issuer: plan.issuer,
    number: plan.typedNumber ?? plan.number,
    issuedOn: plan.issuedOn,
    ...(plan.expiresOn === undefined ? {} : { expiresOn: plan.expiresOn }),
    sides,
    extracted,
  };
}

async function buildClip(
  one: Case,
  folder: string,
): Promise<Pick<NonNullable<SampleApplicationFile['liveness']>, 'video' | 'portraitFrames' | 'challenge'>> {
  const plan = planClip(one);
  const file = 'liveness.mp4';
  const stills = await writeClip(plan, {
    file: path.join(folder, file),
    seed: seedOf(`${one.reference}/clip`),
    stillsAtMs: stillTimes(plan),
  });
  const size = { widthPx: CLIP_WIDTH, heightPx: CLIP_HEIGHT };
  const bytes = await readFile(path.join(folder, file));
  const video = await keep(
    folder,
    one.reference,
    { kind: 'liveness_clip', file, ...size, durationMs: plan.durationMs },
    bytes,
  );
  const portraitFrames: SampleMedia[] = [];
  for (const [at, still] of stills.entries())
    portraitFrames.push(
      await keep(folder, one.reference, { kind: 'portrait_frame', file: `frame-${at + 1}.jpg`, ...size }, still.bytes),
    );
  return { video, portraitFrames, challenge: plan.cues.map(({ cue, atMs }) => ({ cue, atMs })) };
}

/** Makes one sample: photos, clip, record and truth, in a folder of its own that is emptied first. */
export async function buildSample(one: Case, { folder, firstSerial }: BuildOptions): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const documents: SampleDocument[] = [];
  for (const [at, plan] of planDocuments(one, firstSerial).entries())
    documents.push(await buildDocument(plan, at, one, folder));
  const record = composeRecord(one, documents, await buildClip(one, folder));
  const truth: SampleTruth = {
    reference: one.reference,
    defects: [...one.defects],
    verdict: one.verdict,
    reasonCodes: [...one.reasonCodes],
    note: one.note,
  };
  await writeFile(path.join(folder, 'application.json'), `${JSON.stringify(record, undefined, 2)}\n`);
  await writeFile(path.join(folder, 'truth.json'), `${JSON.stringify(truth, undefined, 2)}\n`);
}
