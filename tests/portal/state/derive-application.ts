import type { ApplicationBody, MediaRef, Summary } from '../../../shared/portal-api';

/** Between a sample's id and the number of the load application that borrows it. */
const MARK = '~';

/** The sample's own media id behind one that a load application uses. */
export const baseMediaId = (mediaId: string): string => mediaId.split(MARK)[0] ?? mediaId;

const renamed = (media: MediaRef, n: number): MediaRef => ({ ...media, id: `${media.id}${MARK}${n}` });

/**
 * The body of load application `n`: a sample's evidence under ids of its own, with the name that its summary shows. It is
 * made when somebody opens it, so that a million summaries cost no files.
 */
export function deriveBody(sample: ApplicationBody, summary: Pick<Summary, 'displayName'>, n: number): ApplicationBody {
  const words = summary.displayName.split(' ');
  const familyName = words.at(-1) ?? summary.displayName;
  const { preferredName: _preferredName, ...applicant } = sample.applicant;
  const { liveness, ...rest } = sample;
  return {
    ...rest,
    applicant: { ...applicant, familyName, givenNames: words.slice(0, -1).join(' ') || familyName },
    documents: sample.documents.map((document) => ({
      ...document,
      id: `${document.id}${MARK}${n}`,
      sides: {
        ...(document.sides.front && { front: renamed(document.sides.front, n) }),
        ...(document.sides.back && { back: renamed(document.sides.back, n) }),
      },
    })),
    ...(liveness && {
      liveness: {
        ...liveness,
        ...(liveness.video && { video: renamed(liveness.video, n) }),
        portraitFrames: liveness.portraitFrames.map((frame) => renamed(frame, n)),
      },
    }),
  };
}
