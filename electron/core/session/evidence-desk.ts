import path from 'node:path';
import { IntegrityError } from '../errors';
import type { EventHub } from '../event-hub';
import { inBackground } from '../in-background';
import { deriveMediaKey } from '../keys/derive';
import { createEvidenceHandles } from '../media/evidence-handles';
import { EvidenceReader } from '../media/evidence-reader';
import { MediaFetcher, type MediaProblem } from '../media/media-fetcher';
import { MediaStore } from '../media/media-store';
import type { CorePorts } from '../ports';
import type { PortalClient } from '../portal/portal-client';
import { createMediaIndex } from '../review/media-index';
import type { EvidenceDesk } from '../review/review-service';
import type { Profile } from './profile';

/** Evidence of one profile: fetching, storage and reading, joined. */
export interface EvidenceParts {
  fetcher: MediaFetcher;
  reader: EvidenceReader;
  desk: EvidenceDesk;
  /** Removes files, rows and the key of an application: nothing of it can be read after that. */
  forget: (applicationId: string) => Promise<void>;
  close: () => Promise<void>;
}

const problemSubject = (mediaId: string): string => `media:${mediaId}`;

/** Joins the parts; nothing is fetched before `fetcher.start()`. */
export function createEvidence(options: {
  ports: CorePorts;
  profile: Profile;
  client: Pick<PortalClient, 'getMedia'>;
  events: EventHub;
}): EvidenceParts {
  const { ports, profile, client, events } = options;
  const { writer, sql, applicationKeys } = profile;
  const { clock, random, logger } = ports;
  const index = createMediaIndex(sql, writer);

  const mediaKey = (applicationId: string, mediaId: string): Buffer => {
    const key = applicationKeys.get(applicationId);
    if (!key) throw new IntegrityError('the key of this application was destroyed');
    try {
      return deriveMediaKey(key, mediaId);
    } finally {
      key.fill(0);
    }
  };
  const noteProblem = ({ kind, mediaId, applicationId, reason }: MediaProblem): void => {
    const reference = sql.text('SELECT reference FROM summary WHERE application_id = ?', applicationId) ?? null;
    const problem = { subject: problemSubject(mediaId), kind, applicationId, reference, reason, atMs: clock.nowMs() };
    inBackground(
      writer.run('noteProblem', problem).then(() => events.publish({ type: 'sync.changed' })),
      'a problem with evidence was not noted',
      logger,
    );
  };

  const store = new MediaStore({ root: path.join(profile.dir, 'media'), index, mediaKey, random });
  const fetcher = new MediaFetcher({
    store,
    index,
    source: client,
    clock,
    random,
    logger,
    onChanged: (applicationId, mediaId) => {
      events.publish({ type: 'evidence.changed', applicationId, mediaId });
      events.publish({ type: 'sync.changed' });
    },
    onProblem: noteProblem,
    onProblemSolved: (mediaId) =>
      inBackground(
        writer.run('clearProblem', { subject: problemSubject(mediaId) }),
        'a problem was not cleared',
        logger,
      ),
  });
  const handles = createEvidenceHandles(clock, random);
  const sessionId = random.uuid();
  let isOpen = true;
  const currentSession = (): string | undefined => (isOpen ? sessionId : undefined);
  const reader = new EvidenceReader({ handles, index, store, fetcher, currentSession, logger });

  return {
    fetcher,
    reader,
    desk: {
      issue: (mediaId) => handles.issue(sessionId, mediaId),
      state: (mediaId) => fetcher.state(mediaId),
      prefer: (mediaIds) => fetcher.prefer(mediaIds),
      reportUndecodable: (mediaId) => fetcher.reportUndecodable(mediaId),
      refetch: (mediaId) => fetcher.refetch(mediaId),
    },
    forget: async (applicationId) => {
      await fetcher.forget(applicationId);
      applicationKeys.destroy(applicationId);
    },
    close: async () => {
      isOpen = false;
      handles.revokeAll();
      await fetcher.close();
    },
  };
}
