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
import { claimFailure, isClaimLost } from './claim-failure';

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
  /** Extends one claim, or forgets it when the portal says that it is not ours any more. */
  extend(applicationId: string): Promise<void>;
  /** Makes our claims what the portal says they are; without an answer they stay what they were. */
  reconcile(): Promise<void>;
}

/** A list of claims that was overtaken by a change is asked for again at most this often in a row. */
const MAX_LISTS = 3;

export interface ClaimServiceOptions {
  sql: Sql;
  writer: Writer;
  clock: Clock;
  random: Random;
  logger: Logger;
  events: EventHub;
  client: Pick<PortalClient, 'claimNext' | 'takeClaim' | 'releaseClaim' | 'listClaims'>;
  person: { id: string; name: string };
  policy: () => Policy;
  /** Now on the portal's clock, which the times of claims are on. */
  portalNowMs: () => number;
  /** Called when our claims changed: the working set has to follow. */
  claimsChanged: () => void;
}

/** The use cases of claims: leases that let one person alone decide. */
export function createClaimService(options: ClaimServiceOptions): ClaimService {
  const { sql, writer, clock, random, logger, events, client, person } = options;
  // An answer that was lost is asked for again with the same key, so that no second application is taken for it.
  let nextKey = random.uuid();
  let asking = 0;
  // Counts what was taken, extended and given back here: a list that was asked for before is out of date.
  let changes = 0;

  const tell = (): void => {
    events.publish({ type: 'claims.changed' });
    events.publish({ type: 'queue.changed' });
  };
  const announce = (): void => {
    tell();
    options.claimsChanged();
  };
  const keep = async (claim: Claim, origin: 'next' | 'chosen', isHandedOut: boolean): Promise<Taken> => {
    changes += 1;
    const expiresAtMs = Date.parse(claim.expiresAt);
    await writer.run('saveClaim', {
      applicationId: claim.applicationId,
      takenAtMs: Date.parse(claim.takenAt),
      expiresAtMs,
      origin,
      holder: person,
      handedOutAtMs: isHandedOut ? clock.nowMs() : null,
    });
    return { applicationId: claim.applicationId, expiresAtMs };
  };
  const save = async (...taken: Parameters<typeof keep>): Promise<Taken> => {
    const kept = await keep(...taken);
    announce();
    return kept;
  };
  const drop = async (applicationId: string): Promise<void> => {
    changes += 1;
    await writer.run('dropClaim', { applicationId });
  };
  const claimNext = async (isHandedOut: boolean): Promise<Taken | PortalFailure> => {
    asking += 1;
    const answer = await client.claimNext({ idempotencyKey: nextKey }).finally(() => {
      asking -= 1;
    });
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
      const toDo = readClaimsToDo(sql, options.portalNowMs()).filter(({ applicationId }) => applicationId !== after);
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
      await drop(applicationId);
      announce();
    },
    takeAhead: async () => 'applicationId' in (await claimNext(false)),
    extend: async (applicationId) => {
      const answer = await client.takeClaim({ applicationId });
      if (answer.ok) await keep(answer.value, 'next', false);
      else if (isClaimLost(answer.failure)) await drop(applicationId);
      else return;
      // Whoever extends is looking after the claims already, so nobody is called to do so.
      tell();
    },
    reconcile: async () => {
      for (let lists = 0; lists < MAX_LISTS; lists += 1) {
        const before = changes;
        const answer = await client.listClaims();
        if (!answer.ok) return;
        if (changes !== before) continue;
        // A claim whose answer was lost is in the list: asked for with the old key, it would come back when it is long over.
        if (asking === 0) nextKey = random.uuid();
        await writer.run('replaceClaims', {
          holder: person,
          claims: answer.value.items.map(({ applicationId, takenAt, expiresAt }) => ({
            applicationId,
            takenAtMs: Date.parse(takenAt),
            expiresAtMs: Date.parse(expiresAt),
          })),
        });
        return;
      }
    },
  };
}
