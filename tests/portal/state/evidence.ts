import { createHash } from 'node:crypto';
import type { Application, MediaRef } from '../../../shared/portal-api';
import type { PortalSample } from '../portal-sample';
import { sha256Hex } from '../keys';
import { baseMediaId } from './derive-application';

/** The files of evidence, with those that a fault has replaced. */
export interface Evidence {
  /** What is known of a file: its type, size and digest as announced, and its bytes; `undefined` when there is none. */
  find: (mediaId: string) => { media: MediaRef; read: () => Promise<Uint8Array | undefined> } | undefined;
  /** The application with its media refs as announced now. */
  announced: (application: Application) => Application;
  /** From now on this file is noise of the same size: announced and served consistently, but no decoder takes it. */
  replaceByNoise: (mediaId: string) => void;
  /** Every file is itself again. */
  restore: () => void;
}

const refsOf = (application: Application): MediaRef[] =>
  [
    ...application.documents.flatMap(({ sides }) => [sides.front, sides.back]),
    application.liveness?.video,
    ...(application.liveness?.portraitFrames ?? []),
  ].filter((media) => media !== undefined);

/** Bytes that depend on `name` alone. */
function noise(name: string, sizeBytes: number): Uint8Array {
  const block = createHash('sha256').update(name).digest();
  return Uint8Array.from({ length: sizeBytes }, (_, at) => block[at % block.length] ?? 0);
}

/** Looks files up in the samples; media ids are unique across samples. */
export function createEvidence(samples: readonly PortalSample[]): Evidence {
  const known = new Map<string, { media: MediaRef; sample: PortalSample }>();
  for (const sample of samples) for (const media of refsOf(sample.application)) known.set(media.id, { media, sample });
  const replaced = new Map<string, Uint8Array>();
  const announce = (media: MediaRef): MediaRef => {
    const bytes = replaced.get(media.id);
    return bytes ? { ...media, sha256: sha256Hex(bytes) } : media;
  };
  const ifThere = (media: MediaRef | undefined): MediaRef | undefined => media && announce(media);
  return {
    find: (mediaId) => {
      const base = known.get(baseMediaId(mediaId));
      if (!base) return undefined;
      const bytes = replaced.get(mediaId);
      return {
        media: announce({ ...base.media, id: mediaId }),
        read: async () => bytes ?? (await base.sample.readMedia(base.media.id)),
      };
    },
    announced: (application) => {
      if (replaced.size === 0) return application;
      const { liveness } = application;
      const documents = application.documents.map((document) => {
        const [front, back] = [ifThere(document.sides.front), ifThere(document.sides.back)];
        return { ...document, sides: { ...(front && { front }), ...(back && { back }) } };
      });
      const video = ifThere(liveness?.video);
      return {
        ...application,
        documents,
        ...(liveness && {
          liveness: { ...liveness, ...(video && { video }), portraitFrames: liveness.portraitFrames.map(announce) },
        }),
      };
    },
    replaceByNoise: (mediaId) => {
      const base = known.get(baseMediaId(mediaId));
      if (base) replaced.set(mediaId, noise(mediaId, base.media.sizeBytes));
    },
    restore: () => {
      replaced.clear();
    },
  };
}
