import canonicalize from 'canonicalize';
import { v7 as uuidv7 } from 'uuid';
import { DECISION_JWS_TYPE, type DecisionV1 } from '../../shared/portal-api';
import type { Random } from '../samples/generator/random';
import { instant } from './clock';
import type { Handler, PortalContext } from './context';
import { createSigningKeys } from './keys';
import { COLLEAGUES, type PortalPerson } from './people';
import type { Simulate } from './simulate';
import type { ApplicationRow } from './state/applications';

/** Runs work again and again until it is stopped. */
export interface Scheduler {
  /** Calls `work` every `everyMs`; the result ends it. */
  every: (everyMs: number, work: () => void) => () => void;
}

/** The scheduler of a running process. Its timer keeps no process alive. */
export const timerScheduler: Scheduler = {
  every: (everyMs, work) => {
    const timer = setInterval(work, everyMs);
    timer.unref();
    return () => clearInterval(timer);
  },
};

const EVERY_MS = 45_000;
/** How many applications the colleagues may ever touch, and decide: a demonstration must not run dry under its visitor. */
const MOST_TOUCHED = 4;
const MOST_DECIDED = 2;
/** How often a colleague who holds an application decides it instead of giving it back. */
const DECIDES_SHARE = 0.4;

/** What the colleagues work with. */
export interface ColleagueTools {
  simulate: Simulate;
  putDecision: Handler;
  log: (line: string) => void;
}

/** Simulated colleagues at work. */
export interface Colleagues {
  /** True while none of them is in the middle of a turn. */
  settled: () => boolean;
  /** Ends their work; resolves when a decision under way is done. */
  close: () => Promise<void>;
}

/** A decision that keeps every rule whatever the application is: sent back for a better photo. */
const sendBack = (
  row: ApplicationRow,
  person: PortalPerson,
  deviceId: string,
  portal: PortalContext,
  random: Random,
): DecisionV1 => ({
  v: 1,
  decisionId: uuidv7({
    msecs: portal.clock.now(),
    random: Uint8Array.from({ length: 16 }, () => random.integer(0, 255)),
  }),
  applicationId: row.id,
  revision: row.revision,
  deviceId,
  personId: person.id,
  verdict: 'reject',
  newAttempt: 'invited',
  levelReached: 0,
  reasonCodes: ['IMG-BLUR'],
  note: '',
  checks: [],
  evidence: [],
  anchors: [],
  policyVersion: portal.policies.current().policyVersion,
  activeMs: 42_000,
  decidedAt: instant(portal.clock.now()),
  clockOffsetMs: 0,
  madeUnder: { acr: 'simulated', amr: ['simulated'], authTime: instant(portal.clock.now()) },
});

/**
 * Lets colleagues take an application now and then and give it back or decide it, so that a reviewer sees a living queue.
 * They hold one at a time, touch a few at most, choose by `random`, and their decisions pass the portal's own checks.
 */
export function startColleagues(
  portal: PortalContext,
  tools: ColleagueTools,
  random: Random,
  scheduler: Scheduler,
): Colleagues {
  const { simulate, putDecision, log } = tools;
  const touched = new Set<string>();
  let decided = 0;
  let holding: { applicationId: string; person: PortalPerson } | undefined;
  let working = Promise.resolve();
  let underWay = 0;

  const decide = async (row: ApplicationRow, person: PortalPerson): Promise<void> => {
    const keys = createSigningKeys(`colleague ${person.id}`);
    const deviceId = portal.devices.enrol(person.id, 'Simulated desk', keys.publicKey, portal.clock.now());
    const decision = sendBack(row, person, deviceId, portal, random);
    const bytes = Buffer.from(keys.signCompact(DECISION_JWS_TYPE, canonicalize(decision)));
    const signedIn = { person, authTimeMs: portal.clock.now() };
    const parts = { params: { id: decision.decisionId }, query: {}, headers: {}, body: undefined };
    await putDecision({ ...parts, bytes, signedIn, signal: portal.whenDown() }, portal);
    decided += 1;
  };
  const take = (): void => {
    const free = portal.applications
      .openForAll(MOST_TOUCHED * 10)
      .filter(({ id }) => touched.has(id) || touched.size < MOST_TOUCHED);
    if (free.length === 0) return;
    const [row, person] = [random.pick(free), random.pick(COLLEAGUES)];
    simulate.take(row.id, person.id);
    touched.add(row.id);
    holding = { applicationId: row.id, person };
  };
  const turn = async (): Promise<void> => {
    if (!holding) {
      take();
      return;
    }
    const { applicationId, person } = holding;
    holding = undefined;
    const row = portal.applications.find(applicationId);
    // The lease may have ended by itself, or the applicant may have withdrawn.
    if (!row || portal.claims.find(applicationId)?.person_id !== person.id) return;
    if (decided < MOST_DECIDED && random.next() < DECIDES_SHARE) await decide(row, person);
    else simulate.letGo(applicationId);
  };

  const stop = scheduler.every(EVERY_MS, () => {
    underWay += 1;
    working = working
      .then(turn)
      .catch((error: unknown) => log(`portal: a colleague stumbled: ${String(error)}`))
      .finally(() => {
        underWay -= 1;
      });
  });
  return {
    settled: () => underWay === 0,
    close: async () => {
      stop();
      await working;
    },
  };
}
