/**
 * Who works at this desk.
 *
 *   signed_out ──signIn──► opening ──► signed_in ──lock──► (this process ends, a fresh one starts signed_out)
 *       ▲                     │
 *       └──── any failure ────┘
 */

import type { DeskPerson, SessionState } from '../../../shared/contract/session';
import { DeskError } from '../errors';
import { createEventHub, type EventHub } from '../event-hub';
import type { CorePorts } from '../ports';
import { createDevelopmentSignIn } from '../portal/development-sign-in';
import type { SignIn } from '../portal/sign-in-port';
import { createClockOffset } from '../sync/clock-offset';
import { createStatements } from '../sync/statements';
import { type Desk, startDesk } from './desk';
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
  signIn(personId: string): Promise<SessionState>;
  /** The signed-in person's desk. @throws DeskError NOT_SIGNED_IN */
  desk(): Desk;
  /** Ends holds, then asks the host to end this process. */
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
  const observedFetch = clockOffset.observe(ports.fetch);
  const signIn = createDevelopmentSignIn({ origin: portalOrigin, fetch: observedFetch, clock: ports.clock });
  const preferences = createPreferenceStore({ profileRoot, random, logger });
  let session: OpenSession | undefined;
  let opening: Promise<SessionState> | undefined;

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
      clockOffset,
      signIn,
      profile,
      personId,
      signedIn,
      renewed: () => void desk?.outbox.personIsReady(),
    });
    const { sql, writer } = profile;
    const statements = createStatements({
      sql,
      writer,
      clock: access.portalClock,
      client: access.client,
      unusable: (kind, reason) => {
        logger.error('a signed statement of the portal does not hold', { operation: kind, reason });
        void writer.run('noteProblem', {
          subject: `statement:${kind}`,
          kind: 'policy_unusable',
          applicationId: null,
          reference: null,
          reason,
          atMs: ports.clock.nowMs(),
        });
      },
    });
    if (signedIn) {
      await enrol({ sql, writer, client: access.client, deviceName: ports.deviceName });
      const refreshed = await statements.refresh();
      if (!refreshed.ok && !(statements.person() && statements.hasPolicy())) throw signInError(refreshed.failure);
    }
    const statement = statements.person();
    if (!statement)
      throw new DeskError(signedIn ? 'PORTAL_ANSWER_UNUSABLE' : 'PORTAL_UNREACHABLE', signedIn && { reason: 'person' });
    const { id, name, roles, locale } = statement;
    const person: DeskPerson = { personId: id, name, roles, locale, knownHere: true };
    profile.saveOwner({ portalOrigin, person: { personId: id, name, roles, locale } });
    desk = await startDesk({ ports, profile, access, statements, person: { id, name }, events });
    await writer.run('appendLog', { action: 'session.opened', actor: id, atMs: ports.clock.nowMs() });
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
    await opening?.catch(() => undefined);
    const ended = session;
    session = undefined;
    await ended?.desk.close();
    await ended?.profile.close();
    events.close();
    keyringShare.fill(0);
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
      if (session)
        return session.person.personId === personId
          ? Promise.resolve(state())
          : Promise.reject(new DeskError('PROFILE_IN_USE'));
      opening ??= open(personId).finally(() => {
        opening = undefined;
        announce();
      });
      announce();
      return opening;
    },
    desk: () => {
      if (!session) throw new DeskError('NOT_SIGNED_IN');
      return session.desk;
    },
    lock: async () => {
      if (session) {
        const { desk, profile, person } = session;
        await desk.outbox.releaseAll();
        await profile.writer.run('appendLog', {
          action: 'session.locked',
          actor: person.personId,
          atMs: ports.clock.nowMs(),
        });
      }
      ports.requestLock();
    },
    close,
  };
}
