import type { Policy } from '../../shared/portal-api';
import { isOpen } from '../../shared/domain/application-state';
import { instant } from './clock';
import type { PortalContext } from './context';

/** Things that happen at the portal without this desk: what applicants, colleagues and administrators do. */
export interface Simulate {
  /** The applicant withdraws an open application. */
  withdraw: (applicationId: string) => void;
  /** The applicant changes something: a new revision. */
  revise: (applicationId: string) => void;
  /** The applicant of a rejected application tries again. */
  newAttempt: (applicationId: string) => void;
  /** The application is no longer visible to anybody here. */
  remove: (applicationId: string) => void;
  /** A colleague takes an open application that nobody holds. */
  take: (applicationId: string, personId: string) => void;
  /** A claim ends before its time. */
  letGo: (applicationId: string) => void;
  /** An administrator ends a desk. */
  endDevice: (deviceId: string) => void;
  /** The portal lost its enrolments; enrolled again with the same key, a desk is the same device as before. */
  forgetDevices: () => void;
  changePolicy: (changes: Partial<Policy>) => void;
  /** Everybody is signed out. */
  revokeSignIns: () => void;
}

/** Makes the simulation of everybody else. Each throws when the move is not legal. */
export function createSimulate(portal: PortalContext): Simulate {
  const { applications, claims, events, clock } = portal;
  const must = (id: string) => {
    const row = applications.find(id);
    if (!row) throw new Error(`no application ${id}`);
    return row;
  };
  const changing = (applicationId: string, work: () => void): void => {
    const holder = claims.find(applicationId)?.person_id;
    portal.inTransaction(work);
    events.emit('applications');
    const holders = [holder, claims.find(applicationId)?.person_id].filter((id) => id !== undefined);
    if (holders.length > 0) events.emit('claims', holders);
  };
  return {
    withdraw: (id) =>
      changing(id, () => {
        const { attempt } = must(id);
        applications.move(id, { kind: 'withdraw' });
        applications.touch(id, { isNewRevision: true });
        applications.addHistory(id, { at: instant(clock.now()), kind: 'withdrawn', attempt });
        claims.forget(id);
      }),
    revise: (id) =>
      changing(id, () => {
        if (!isOpen(must(id).status)) throw new Error(`${id} is not open`);
        applications.touch(id, { isNewRevision: true });
      }),
    newAttempt: (id) =>
      changing(id, () => {
        const { status, attempt } = must(id);
        if (status !== 'rejected') throw new Error(`${id} is ${status}, not rejected`);
        applications.newAttempt(id);
        applications.addHistory(id, { at: instant(clock.now()), kind: 'submitted', attempt: attempt + 1 });
      }),
    remove: (id) =>
      changing(id, () => {
        must(id);
        claims.forget(id);
        applications.remove(id);
      }),
    take: (applicationId, personId) =>
      changing(applicationId, () => {
        const takenAtMs = clock.now();
        const expiresAtMs = takenAtMs + portal.policies.current().claims.leaseSeconds * 1000;
        claims.take({ applicationId, personId, takenAtMs, expiresAtMs, isReserved: false });
      }),
    letGo: (id) => changing(id, () => claims.letGo(id)),
    endDevice: (deviceId) => {
      portal.devices.end(deviceId);
      events.emit('device');
    },
    forgetDevices: () => portal.devices.forgetAll(),
    changePolicy: (changes) => {
      portal.policies.change(changes);
      events.emit('policy');
    },
    revokeSignIns: () => portal.tokens.revokeAll(),
  };
}
