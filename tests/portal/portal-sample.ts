import { readFile } from 'node:fs/promises';
import { Application, type Summary } from '../../shared/portal-api';
import type { GeneratedSummary, SampleApplication } from '../samples';
import { instant } from './clock';

/** One sample as the portal tells it, and its files by media id. Its truth stays outside. */
export interface PortalSample {
  application: Application;
  /** The bytes of one of its files, or `undefined` when there is no such file. */
  readMedia: (mediaId: string) => Promise<Uint8Array | undefined>;
}

const MINUTE_MS = 60_000;

async function readIfThere(file: string | undefined): Promise<Uint8Array | undefined> {
  if (file === undefined) return undefined;
  try {
    return await readFile(file);
  } catch {
    // A file that is missing is missing at the portal, too.
    return undefined;
  }
}

/** Turns a stored sample into an application as it stands at `fromMs`: offsets become moments, file names stay behind. */
export function fromStoredSample(sample: SampleApplication, fromMs: number): PortalSample {
  const ago = (minutes: number): string => instant(fromMs - minutes * MINUTE_MS);
  const application = Application.parse({
    ...sample,
    sequence: 0,
    revision: 1,
    status: 'pending',
    submittedAt: ago(sample.submittedAgoMinutes),
    dueAt: ago(-sample.dueInMinutes),
    history: sample.history.map(({ agoMinutes, ...event }) => ({ ...event, at: ago(agoMinutes) })),
    consent: sample.consent.map(({ agoMinutes, ...consent }) => ({ ...consent, at: ago(agoMinutes) })),
    verifiedDocuments: sample.verifiedDocuments.map(({ verifiedAgoMinutes, ...document }) => ({
      ...document,
      verifiedAt: ago(verifiedAgoMinutes),
    })),
  });
  return { application, readMedia: (mediaId) => readIfThere(sample.mediaPaths.get(mediaId)) };
}

/** A load summary as it stands at `fromMs`. */
export const fromGeneratedSummary = (
  { submittedAgoMinutes, dueInMinutes, documentTypes, ...summary }: GeneratedSummary,
  fromMs: number,
): Summary => ({
  ...summary,
  documentTypes: [...documentTypes],
  sequence: 0,
  revision: 1,
  submittedAt: instant(fromMs - submittedAgoMinutes * MINUTE_MS),
  dueAt: instant(fromMs + dueInMinutes * MINUTE_MS),
});
