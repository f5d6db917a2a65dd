import type { SyncStatus } from '../../../shared/contract/sync';
import type { Policy } from '../../../shared/portal-api/policy';
import { createClaimService, type ClaimService } from '../claim/claim-service';
import { createWorkingSet } from '../claim/working-set';
import { createDecisionService, type DecisionService } from '../decision/decision-service';
import { InvariantError } from '../errors';
import type { EventHub } from '../event-hub';
import { inBackground } from '../in-background';
import type { EvidenceReader } from '../media/evidence-reader';
import { startOutbox, type OutboxService } from '../outbox/outbox-service';
import { createPortalDelivery } from '../outbox/portal-delivery';
import type { CorePorts } from '../ports';
import { createStatementVerifier } from '../portal/statements';
import { createQueueService, type QueueService } from '../queue/queue-service';
import { createApplicationCodec } from '../review/application-codec';
import { createApplicationStore } from '../review/application-store';
import { createReviewService, type ReviewService } from '../review/review-service';
import { readApplicationIds } from '../storage/reads/applications';
import { readDevice, readLogState, readProblems, readWorkingSet } from '../storage/reads/meta';
import { readOutboxCounts } from '../storage/reads/outbox';
import { readTotal } from '../storage/reads/queue';
import type { Sql } from '../storage/statements';
import { createFeedPuller } from '../sync/feed-puller';
import { createReachability } from '../sync/reachability';
import type { Statements } from '../sync/statements';
import { startSync, type SyncService } from '../sync/sync-service';
import { createEvidence } from './evidence-desk';
import type { PortalAccess } from './portal-access';
import type { Profile } from './profile';

/** Everything a signed-in person works with. */
export interface Desk {
  sql: Sql;
  queue: QueueService;
  review: ReviewService;
  claims: ClaimService;
  decisions: DecisionService;
  outbox: OutboxService;
  sync: SyncService;
  evidence: EvidenceReader;
  policy: () => Policy;
  status: () => SyncStatus;
  /** Stops everything in order; holds that have not ended go out after the next start. */
  close: () => Promise<void>;
}

export interface DeskOptions {
  ports: CorePorts;
  profile: Profile;
  access: PortalAccess;
  statements: Statements;
  person: { id: string; name: string };
  events: EventHub;
}

/** How often claims are looked after when nothing else calls for it. */
const TEND_MS = 15_000;

function enrolmentOf(sql: Sql) {
  const device = readDevice(sql);
  if (!device?.enrolment) throw new InvariantError('a desk works only once it is enrolled');
  return { publicKey: device.publicKey, ...device.enrolment };
}

/** Composes the services of one session and starts them. */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const { ports, profile, access, statements, person, events } = options;
  const { clock, random, logger } = ports;
  const { sql, writer, applicationKeys } = profile;
  const { client, credentials, clockOffset, portalClock } = access;
  const policy = (): Policy => statements.policy();
  const portalNowMs = (): number => portalClock.nowMs();

  const evidence = createEvidence({ ports, profile, client, events });
  const reachability = createReachability(clock, (now, before) => {
    events.publish({ type: 'sync.changed' });
    if (now.state !== 'reachable' || before.state === 'reachable') return;
    evidence.fetcher.retryNow();
    inBackground(outbox.portalIsBack(), 'the outbox was not woken', logger);
  });
  const codec = createApplicationCodec(applicationKeys, random);
  const applications = createApplicationStore({
    sql,
    writer,
    codec,
    client,
    clock,
    logger,
    events,
    evidenceWanted: (applicationId, media) => evidence.fetcher.want(applicationId, media),
  });

  const tend = (): void => inBackground(workingSet.tend(), 'claims were not looked after', logger);
  const shared = { sql, writer, clock, random, logger, events };
  const claims = createClaimService({ ...shared, client, person, policy, portalNowMs, claimsChanged: tend });
  const workingSet = createWorkingSet({
    ...shared,
    claims,
    applications,
    policy: () => (statements.hasPolicy() ? policy() : undefined),
    portalNowMs,
    forget: evidence.forget,
  });
  /** What is on this desk may be on a screen: it is shown anew when the feed speaks of it, as when an applicant withdraws. */
  const tellPages = (applicationIds: readonly string[]): void => {
    const onDesk = new Set(readApplicationIds(sql));
    for (const applicationId of applicationIds)
      if (onDesk.has(applicationId)) events.publish({ type: 'application.changed', applicationId });
  };
  await evidence.fetcher.start();
  const outbox = await startOutbox({
    ...shared,
    personId: person.id,
    deliver: createPortalDelivery({
      client,
      reachability,
      deviceKey: () => enrolmentOf(sql).publicKey,
      verifier: () => createStatementVerifier(enrolmentOf(sql).pinnedKeys),
    }),
    delivered: () => {
      events.publish({ type: 'claims.changed' });
      tend();
    },
  }).catch(async (error: unknown) => {
    await evidence.close();
    throw error;
  });
  const decisions = createDecisionService({
    ...shared,
    personId: person.id,
    application: (applicationId) => applications.local(applicationId)?.application,
    policy,
    setting: () => ({
      deviceId: enrolmentOf(sql).deviceId,
      clockOffsetMs: clockOffset.offsetMs(),
      madeUnder: credentials.madeUnder(),
    }),
    sealDraft: (applicationId, draft) => codec.encode('draft', applicationId, draft),
    outboxChanged: () => outbox.wake(),
  });

  const sync = startSync({
    ...shared,
    client,
    feed: createFeedPuller({ sql, writer, clock, logger, client, changed: tellPages }),
    statements,
    reachability,
    clockOffsetMs: () => clockOffset.offsetMs(),
    tendClaims: () => workingSet.refresh(),
  });
  let stopTending: (() => void) | undefined;
  const keepTending = (): void => {
    stopTending = clock.after(TEND_MS, () => {
      if (reachability.state().state === 'reachable') tend();
      keepTending();
    });
  };
  keepTending();

  return {
    sql,
    queue: createQueueService({ sql, personId: person.id, clock: portalClock, random }),
    review: createReviewService({
      ...shared,
      personId: person.id,
      applications,
      evidence: evidence.desk,
      policy,
      portalNowMs,
    }),
    claims,
    decisions,
    outbox,
    sync,
    evidence: evidence.reader,
    policy,
    status: () => {
      const { feed, ...rest } = sync.status();
      const { entries, oldestUnanchoredAtMs } = readLogState(sql);
      return {
        ...rest,
        feed: { ...feed, known: readTotal(sql) },
        workingSet: readWorkingSet(sql),
        outbox: readOutboxCounts(sql),
        log: { entries, unanchored: entries, ...(oldestUnanchoredAtMs === undefined ? {} : { oldestUnanchoredAtMs }) },
        ...(statements.hasPolicy() ? { policyVersion: policy().policyVersion } : {}),
        problems: readProblems(sql),
      };
    },
    close: async () => {
      stopTending?.();
      await Promise.all([outbox.close(), sync.close(), workingSet.close()]);
      await evidence.close();
    },
  };
}
