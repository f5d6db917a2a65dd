/**
 * Who works at this desk.
 *
 *   signed_out ──signIn──► opening ──► signed_in ──lock──► (this process ends, a fresh one starts signed_out)
 *       ▲                     │
 *       └──── any failure ────┘
 */

import type { DeskPerson, SessionState } from '../../../shared/contract/session';
import { describeError } from '../describe-error';
import { DeskError } from '../errors';
import { inBackground } from '../in-background';
import { createEventHub, type EventHub } from '../event-hub';
import type { CorePorts } from '../ports';
import { createDevelopmentSignIn } from '../portal/development-sign-in';
import type { SignIn } from '../portal/sign-in-port';
import { createClockOffset } from '../sync/clock-offset';
import { createStatements } from '../sync/statements';
import { type Desk, startDesk } from './desk';
import { createEndingFetch } from './ending-fetch';
import { enrol, signInError } from './enrolment';
import { createPortalAccess } from './portal-access';
import { createPreferenceStore, type PreferenceStore } from './preferences';
import { openProfile, type Profile } from './profile';
import { knownPeople } from './profiles';

export interface SessionService {
  events: EventHub;
  preferences: PreferenceStore;
  state(): SessionState;
  people(): Promise<{ people: DeskPerson[]; portalReachable: boolean }>;
  /** @throws DeskError PROFILE_IN_USE while somebody else is, or is being, signed in; NOT_SIGNED_IN while core closes */
  signIn(personId: string): Promise<SessionState>;
  /** The signed-in person's desk. @throws DeskError NOT_SIGNED_IN */
  desk(): Desk;
  /** Ends holds, then asks the host to end this process, whatever comes of the first. */
  lock(): Promise<void>;
  close(): Promise<void>;
}

interface OpenSession {
  person: DeskPerson;
  profile: Profile;
  desk: Desk;
  openedOffline: boolean;
}

export function createSession(ports: CorePorts): SessionService {
  const { logger, random, profileRoot, portalOrigin, keyringShare } = ports;
  const events = createEventHub();
  const clockOffset = createClockOffset(ports.clock);
  const ended = new AbortController();
  const fetch = createEndingFetch(clockOffset.observe(ports.fetch), ended.signal);
  const signIn = createDevelopmentSignIn({ origin: portalOrigin, fetch, clock: ports.clock });
  const preferences = createPreferenceStore({ profileRoot, random, logger });
  let session: OpenSession | undefined;
  let opening: { personId: string; task: Promise<SessionState> } | undefined;
  let isClosed = false;

  const known = (): DeskPerson[] =>
    knownPeople({ profileRoot, keyringShare, random }, portalOrigin, logger).map((person) => ({
      ...person,
      knownHere: true,
    }));

  const state = (): SessionState => ({
    status: session ? 'signed_in' : opening ? 'opening' : 'signed_out',
    ...(session ? { person: session.person } : {}),
    portalOrigin,
    openedOffline: session?.openedOffline ?? false,
  });
  const announce = (): void => events.publish({ type: 'session.changed', session: state() });

  /** Asks the portal first; without an answer, a person who has worked here may go on with what is here. */
  const signInOrOffline = async (personId: string): Promise<SignIn | undefined> => {
    const answer = await signIn.signIn(personId);
    if (answer.ok) return answer.value;
    const error = signInError(answer.failure);
    if (error.code !== 'PORTAL_UNREACHABLE') throw error;
    if (!known().some((person) => person.personId === personId)) throw new DeskError('PERSON_UNKNOWN_HERE');
    return undefined;
  };

  const openDesk = async (personId: string, signedIn: SignIn | undefined, profile: Profile): Promise<OpenSession> => {
    let desk: Desk | undefined;
    const access = createPortalAccess({
      ports,
      fetch,
      clockOffset,
      signIn,
      profile,
      personId,
      signedIn,
      renewed: () => inBackground(signedInAgain(), 'what waited for a sign-in was not woken', logger),
    });
    const { sql, writer } = profile;
    let isEnrolled = false;
    const enrolHere = async (): Promise<void> => {
      isEnrolled = await enrol({ sql, writer, client: access.client, deviceName: ports.deviceName });
    };
    /** The first sign-in of a session that was opened without the portal comes this way, too. */
    const signedInAgain = async (): Promise<void> => {
      if (!isEnrolled) await enrolHere();
      await desk?.outbox.personIsReady();
    };
    const statements = createStatements({
      sql,
      writer,
      clock: access.portalClock,
      client: access.client,
      unusable: (kind, reason) => {
        logger.error('a signed statement of the portal does not hold', { operation: kind, reason });
        const atMs = ports.clock.nowMs();
        const about = { subject: `statement:${kind}`, applicationId: null, reference: null };
        inBackground(
          writer.run('noteProblem', { ...about, kind: 'policy_unusable', reason, atMs }),
          'a problem with a statement was not noted',
          logger,
        );
      },
    });
    if (signedIn) {
      await enrolHere();
      const refreshed = await statements.refresh();
      if (!refreshed.ok && !(statements.person() && statements.hasPolicy())) throw signInError(refreshed.failure);
    }
    const statement = statements.person();
    if (!statement)
      throw new DeskError(signedIn ? 'PORTAL_ANSWER_UNUSABLE' : 'PORTAL_UNREACHABLE', signedIn && { reason: 'person' });
    const { id, name, roles, locale } = statement;
    // The profile, its key and its outbox are of the person who was asked for, whoever signed in.
    if (id !== personId) throw new DeskError('PORTAL_ANSWER_UNUSABLE', { reason: 'person' });
    const person: DeskPerson = { personId: id, name, roles, locale, knownHere: true };
    profile.saveOwner({ portalOrigin, person: { personId: id, name, roles, locale } });
    desk = await startDesk({ ports, profile, access, statements, person: { id, name }, events });
    try {
      await writer.run('appendLog', { action: 'session.opened', actor: id, atMs: ports.clock.nowMs() });
    } catch (error) {
      await desk.close();
      throw error;
    }
    return { person, profile, desk, openedOffline: signedIn === undefined };
  };

  const open = async (personId: string): Promise<SessionState> => {
    const signedIn = await signInOrOffline(personId);
    const profile = await openProfile(ports, personId);
    try {
      session = await openDesk(personId, signedIn, profile);
    } catch (error) {
      await profile.close();
      throw error;
    }
    return state();
  };

  const close = async (): Promise<void> => {
    isClosed = true;
    if (opening) ended.abort();
    await opening?.task.catch(() => undefined);
    const last = session;
    session = undefined;
    // The desk stops its own calls first: an answer that it ended itself says nothing of the portal.
    const deskClosed = last?.desk.close();
    ended.abort();
    try {
      await deskClosed;
    } finally {
      events.close();
      await last?.profile.close().finally(() => keyringShare.fill(0));
      keyringShare.fill(0);
    }
  };

  /** What a lock leaves in the profile; the next start ends holds that could not be ended here. */
  const endSession = async ({ desk, profile, person }: OpenSession): Promise<void> => {
    await desk.outbox.releaseAll();
    const atMs = ports.clock.nowMs();
    await profile.writer.run('appendLog', { action: 'session.locked', actor: person.personId, atMs });
  };

  return {
    events,
    preferences,
    state,
    people: async () => {
      const here = known();
      const answer = await signIn.people();
      if (!answer.ok) return { people: here, portalReachable: false };
      return {
        portalReachable: true,
        people: answer.value.map(({ id, ...rest }) => ({
          personId: id,
          ...rest,
          knownHere: here.some((person) => person.personId === id),
        })),
      };
    },
    signIn: (personId) => {
      if (isClosed) return Promise.reject(new DeskError('NOT_SIGNED_IN'));
      const at = session?.person.personId ?? opening?.personId;
      if (at !== undefined && at !== personId) return Promise.reject(new DeskError('PROFILE_IN_USE'));
      if (session) return Promise.resolve(state());
      if (opening) return opening.task;
      const task = open(personId).finally(() => {
        opening = undefined;
        announce();
      });
      opening = { personId, task };
      announce();
      return task;
    },
    desk: () => {
      if (!session) throw new DeskError('NOT_SIGNED_IN');
      return session.desk;
    },
    lock: async () => {
      try {
        if (session) await endSession(session);
      } catch (error) {
        // A disk that takes nothing any more must not keep the desk open.
        logger.error('a lock left no trace in the profile', { reason: describeError(error) });
      } finally {
        ports.requestLock();
      }
    },
    close,
  };
}
