import { Application, ApplicationBody, Summary, type MediaRef } from '../../../shared/portal-api/application';
import { Draft } from '../../../shared/contract/application';
import { evidenceOf } from '../../../shared/domain/evidence';
import { DeskError, IntegrityError } from '../errors';
import type { EventHub } from '../event-hub';
import type { Clock, Logger } from '../ports';
import type { PortalClient } from '../portal/portal-client';
import { readApplication, readDraft } from '../storage/reads/applications';
import type { Sql } from '../storage/statements';
import type { Writer } from '../storage/writer';
import type { ApplicationCodec } from './application-codec';

/** A full application on this desk. `newerRevision` waits beside an undelivered decision about this one. */
export interface LocalApplication {
  application: Application;
  newerRevision?: number;
}

/** Full applications: kept sealed on this desk, fetched from the portal when they are not. */
export interface ApplicationStore {
  /** The one on this desk; undefined when it is not here. */
  local(applicationId: string): LocalApplication | undefined;
  /**
   * Fetches it from the portal and keeps it.
   * @throws DeskError NOT_FOUND, NOT_ON_DESK (no answer), RECORD_BROKEN, PORTAL_ANSWER_UNUSABLE
   */
  fetch(applicationId: string): Promise<LocalApplication>;
  draft(applicationId: string): Draft | undefined;
  /** Saves work in progress; resolves with the time once it is durable. */
  saveDraft(applicationId: string, draft: Draft): Promise<number>;
}

export interface ApplicationStoreOptions {
  sql: Sql;
  writer: Writer;
  codec: ApplicationCodec;
  client: Pick<PortalClient, 'getApplication'>;
  clock: Clock;
  logger: Logger;
  events: EventHub;
  /** Called with the files of an application that just came, so that they are brought in. */
  evidenceWanted: (applicationId: string, media: MediaRef[]) => Promise<void>;
}

const Stored = Summary.extend(ApplicationBody.shape);

export function createApplicationStore(options: ApplicationStoreOptions): ApplicationStore {
  const { sql, writer, codec, client, clock, logger, events } = options;

  const local = (applicationId: string): LocalApplication | undefined => {
    const stored = readApplication(sql, applicationId);
    if (!stored) return undefined;
    try {
      const application = codec.decode('application-body', applicationId, stored.body, Stored);
      if (!application) return undefined;
      return stored.besideRevision === null ? { application } : { application, newerRevision: stored.besideRevision };
    } catch (error) {
      // A damaged copy is fetched again; the portal has the original.
      if (!(error instanceof IntegrityError)) throw error;
      logger.error('a stored application is damaged', { applicationId });
      return undefined;
    }
  };

  const noteBroken = async (applicationId: string, reason: string): Promise<void> => {
    await writer.run('noteProblem', {
      subject: `application:${applicationId}`,
      kind: 'application_broken',
      applicationId,
      reference: sql.text('SELECT reference FROM summary WHERE application_id = ?', applicationId) ?? null,
      reason,
      atMs: clock.nowMs(),
    });
    events.publish({ type: 'sync.changed' });
  };

  const keep = async (application: Application): Promise<void> => {
    await writer.run('saveApplication', {
      applicationId: application.id,
      revision: application.revision,
      body: codec.encode('application-body', application.id, application),
      fetchedAtMs: clock.nowMs(),
    });
    await writer.run('clearProblem', { subject: `application:${application.id}` });
    await options.evidenceWanted(
      application.id,
      evidenceOf(application).map(({ media }) => media),
    );
  };

  const fetchOne = async (applicationId: string): Promise<LocalApplication> => {
    const answer = await client.getApplication({ id: applicationId });
    if (!answer.ok) {
      const { failure } = answer;
      if (failure.kind === 'problem' && failure.problem.type === '/problems/not-found')
        throw new DeskError('NOT_FOUND');
      if (failure.kind === 'invalid') {
        await noteBroken(applicationId, failure.reason);
        throw new DeskError('RECORD_BROKEN', { reason: failure.reason });
      }
      if (failure.kind === 'unknown_answer')
        throw new DeskError('PORTAL_ANSWER_UNUSABLE', { reason: 'unknown_answer' });
      throw new DeskError('NOT_ON_DESK');
    }
    // No ETag was sent, so an answer without a body is not one.
    if (answer.value.kind !== 'fresh') throw new DeskError('PORTAL_ANSWER_UNUSABLE', { reason: 'not_modified' });
    await keep(answer.value.body);
    events.publish({ type: 'application.changed', applicationId });
    const kept = local(applicationId);
    if (!kept) throw new DeskError('NOT_ON_DESK');
    return kept;
  };

  // Two pages, or a page and the working set, may want the same one at once.
  const underWay = new Map<string, Promise<LocalApplication>>();
  return {
    local,
    fetch: (applicationId) => {
      const running = underWay.get(applicationId);
      if (running) return running;
      const task = fetchOne(applicationId).finally(() => underWay.delete(applicationId));
      underWay.set(applicationId, task);
      return task;
    },
    draft: (applicationId) => {
      const sealed = readDraft(sql, applicationId);
      return sealed && codec.decode('draft', applicationId, sealed, Draft);
    },
    saveDraft: async (applicationId, draft) => {
      const savedAtMs = clock.nowMs();
      const body = codec.encode('draft', applicationId, draft);
      await writer.run('saveDraft', { applicationId, body, savedAtMs });
      return savedAtMs;
    },
  };
}
