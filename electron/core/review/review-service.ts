import type { ApplicationView, Draft, EvidenceHandle, EvidenceState } from '../../../shared/contract/application';
import { claimState } from '../../../shared/domain/claim-state';
import { evidenceOf } from '../../../shared/domain/evidence';
import { reachableLevel } from '../../../shared/domain/level-rules';
import type { Application } from '../../../shared/portal-api/application';
import type { Policy } from '../../../shared/portal-api/policy';
import { DeskError } from '../errors';
import { inBackground } from '../in-background';
import type { Clock, Logger } from '../ports';
import { readSummaryFacts } from '../storage/reads/applications';
import { readClaim } from '../storage/reads/claims';
import { readLatestDecisionOf } from '../storage/reads/outbox';
import type { Sql } from '../storage/statements';
import type { Writer } from '../storage/writer';
import type { ApplicationStore, LocalApplication } from './application-store';

/** Files of evidence as a review needs them. */
export interface EvidenceDesk {
  /** The session's handle for one file. */
  issue(mediaId: string): string;
  /** Where its bytes are, and how many of them are here. */
  state(mediaId: string): { state: EvidenceState; receivedBytes: number };
  /** Brings what is on screen before everything else. */
  prefer(mediaIds: readonly string[]): void;
  reportUndecodable(mediaId: string): Promise<void>;
  refetch(mediaId: string): Promise<void>;
}

export interface ReviewService {
  view(applicationId: string): Promise<ApplicationView>;
  saveDraft(applicationId: string, draft: Draft): Promise<number>;
  reportUndecodable(applicationId: string, mediaId: string): Promise<void>;
  refetchEvidence(applicationId: string, mediaId: string): Promise<void>;
}

export interface ReviewServiceOptions {
  sql: Sql;
  writer: Writer;
  clock: Clock;
  logger: Logger;
  personId: string;
  applications: ApplicationStore;
  evidence: EvidenceDesk;
  policy: () => Policy;
  /** Now on the portal's clock, which the times of claims are on. */
  portalNowMs: () => number;
}

/** The use cases of looking at one application. */
export function createReviewService(options: ReviewServiceOptions): ReviewService {
  const { sql, writer, clock, logger, personId, applications, evidence } = options;

  const claimOf = (applicationId: string): ApplicationView['claim'] => {
    const facts = readSummaryFacts(sql, applicationId);
    const ours = readClaim(sql, applicationId);
    const nowMs = options.portalNowMs();
    if (ours)
      return {
        state: claimState({ holderId: personId, expiresAtMs: ours.expiresAt }, personId, nowMs),
        expiresAtMs: ours.expiresAt,
      };
    if (!facts || facts.claimHolderId === null || facts.claimExpiresAt === null) return { state: 'free' };
    const state = claimState({ holderId: facts.claimHolderId, expiresAtMs: facts.claimExpiresAt }, personId, nowMs);
    return state === 'held_by_other'
      ? { state, holderName: facts.claimHolderName ?? '', expiresAtMs: facts.claimExpiresAt }
      : { state: state === 'ours' ? 'expired' : state };
  };

  const evidenceView = (application: Application): EvidenceHandle[] =>
    evidenceOf(application).map(({ media }) => ({
      mediaId: media.id,
      handle: evidence.issue(media.id),
      ...evidence.state(media.id),
    }));

  /** What the feed announced as newer than the copy here is fetched before it is shown, unless work of ours rests on the copy. */
  const current = async (applicationId: string): Promise<LocalApplication> => {
    const kept = applications.local(applicationId);
    const facts = readSummaryFacts(sql, applicationId);
    if (!kept) {
      if (facts && facts.broken !== null && facts.revision === 0)
        throw new DeskError('RECORD_BROKEN', { reason: facts.broken });
      return applications.fetch(applicationId);
    }
    if (!facts || facts.revision <= kept.application.revision || kept.newerRevision !== undefined) return kept;
    return applications.fetch(applicationId).catch(() => kept);
  };

  const mediaOf = (applicationId: string, mediaId: string): void => {
    const kept = applications.local(applicationId);
    if (!kept || !evidenceOf(kept.application).some(({ media }) => media.id === mediaId))
      throw new DeskError('NOT_FOUND');
  };

  return {
    view: async (applicationId) => {
      const { application, newerRevision } = await current(applicationId);
      const policy = options.policy();
      // Nobody waits for this commit: it only keeps the application from being evicted.
      inBackground(writer.run('markOpened', { applicationId, atMs: clock.nowMs() }), 'opening was not noted', logger);
      evidence.prefer(evidenceOf(application).map(({ media }) => media.id));
      const draft = applications.draft(applicationId);
      const ourDecision = readLatestDecisionOf(sql, applicationId);
      return {
        application,
        claim: claimOf(applicationId),
        evidence: evidenceView(application),
        ...(draft ? { draft } : {}),
        ...(ourDecision ? { ourDecision } : {}),
        reachableLevel: reachableLevel(
          policy,
          application.documents.map(({ type }) => type),
        ),
        policyVersion: policy.policyVersion,
        ...(newerRevision === undefined ? {} : { newerRevision }),
      };
    },
    saveDraft: (applicationId, draft) => {
      if (!applications.local(applicationId)) throw new DeskError('NOT_FOUND');
      return applications.saveDraft(applicationId, draft);
    },
    reportUndecodable: async (applicationId, mediaId) => {
      mediaOf(applicationId, mediaId);
      await evidence.reportUndecodable(mediaId);
    },
    refetchEvidence: async (applicationId, mediaId) => {
      mediaOf(applicationId, mediaId);
      await evidence.refetch(mediaId);
    },
  };
}
