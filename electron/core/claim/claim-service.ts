import type { Claim } from '../../../shared/portal-api/claim';
import type { Policy } from '../../../shared/portal-api/policy';
import type { EventHub } from '../event-hub';
import { inBackground } from '../in-background';
import type { Clock, Logger, Random } from '../ports';
import type { PortalClient } from '../portal/portal-client';
import type { PortalFailure } from '../portal/result';
import { readClaimsToDo, type StoredClaim } from '../storage/reads/claims';
import type { Sql } from '../storage/statements';
import type { Writer } from '../storage/writer';
import { claimFailure } from './claim-failure';

export interface Taken {
  applicationId: string;
  expiresAtMs: number;
}

export interface ClaimService {
  /** The next application to work on: one taken ahead if there is, else from the portal, else one of ours that waits. */
  takeNext(after: string | undefined): Promise<Taken>;
  /** Takes the one that a person chose. */
  take(applicationId: string, reasonCode: string | undefined): Promise<Taken>;
  release(applicationId: string): Promise<void>;
  /** Takes one ahead; false when there is none to take or the limit is reached. */
  takeAhead(): Promise<boolean>;
  /** Extends one claim; false when the portal does not let us keep it. */
  extend(applicationId: string): Promise<boolean>;
}

export interface ClaimServiceOptions {
  sql: Sql;
  writer: Writer;
  clock: Clock;
  random: Random;
  logger: Logger;
  events: EventHub;
  client: Pick<PortalClient, 'claimNext' | 'takeClaim' | 'releaseClaim'>;
  person: { id: string; name: string };
  policy: () => Policy;
  /** Called when our claims changed: the working set has to follow. */
  claimsChanged: () => void;
}

/** The use cases of claims: leases that let one person alone decide. */
export function createClaimService(options: ClaimServiceOptions): ClaimService {
  const { sql, writer, clock, random, logger, events, client, person } = options;
  // An answer that was lost is asked for again with the same key, so that no second application is taken for it.
  let nextKey = random.uuid();

  const announce = (): void => {
    events.publish({ type: 'claims.changed' });
    events.publish({ type: 'queue.changed' });
    options.claimsChanged();
  };
  const save = async (claim: Claim, origin: 'next' | 'chosen', isHandedOut: boolean): Promise<Taken> => {
    const expiresAtMs = Date.parse(claim.expiresAt);
    await writer.run('saveClaim', {
      applicationId: claim.applicationId,
      takenAtMs: Date.parse(claim.takenAt),
      expiresAtMs,
      origin,
      holder: person,
      handedOutAtMs: isHandedOut ? clock.nowMs() : null,
    });
    announce();
    return { applicationId: claim.applicationId, expiresAtMs };
  };
  const claimNext = async (isHandedOut: boolean): Promise<Taken | PortalFailure> => {
    const answer = await client.claimNext({ idempotencyKey: nextKey });
    // Only an answer that was heard ends the key.
    if (answer.ok || answer.failure.kind === 'problem') nextKey = random.uuid();
    return answer.ok ? save(answer.value, 'next', isHandedOut) : answer.failure;
  };
  const handOut = ({ applicationId, expiresAt }: StoredClaim): Taken => {
    const atMs = clock.nowMs();
    inBackground(
      writer.run('handOutClaim', { applicationId, atMs }).then(announce),
      'a claim was handed out but not noted',
      logger,
    );
    return { applicationId, expiresAtMs: expiresAt };
  };

  return {
    takeNext: async (after) => {
      const toDo = readClaimsToDo(sql, clock.nowMs()).filter(({ applicationId }) => applicationId !== after);
      const ahead = toDo.find(({ handedOutAt }) => handedOutAt === null);
      if (ahead) return handOut(ahead);
      const taken = await claimNext(true);
      if ('applicationId' in taken) return taken;
      const [waiting] = toDo;
      if (waiting) return handOut(waiting);
      throw claimFailure(taken, options.policy());
    },
    take: async (applicationId, reasonCode) => {
      const answer = await client.takeClaim({ applicationId, reasonCode });
      if (answer.ok) return save(answer.value, 'chosen', true);
      throw claimFailure(answer.failure, options.policy());
    },
    release: async (applicationId) => {
      const answer = await client.releaseClaim({ applicationId });
      const isGone =
        !answer.ok && answer.failure.kind === 'problem' && answer.failure.problem.type === '/problems/not-your-claim';
      if (!answer.ok && !isGone) throw claimFailure(answer.failure, options.policy());
      await writer.run('dropClaim', { applicationId });
      announce();
    },
    takeAhead: async () => 'applicationId' in (await claimNext(false)),
    extend: async (applicationId) => {
      const answer = await client.takeClaim({ applicationId });
      if (answer.ok) {
        await save(answer.value, 'next', false);
        return true;
      }
      if (answer.failure.kind !== 'problem') return true;
      await writer.run('dropClaim', { applicationId });
      announce();
      return false;
    },
  };
}
