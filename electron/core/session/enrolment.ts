import { DeskError } from '../errors';
import type { PortalClient, PortalFailure } from '../portal/portal-client';
import { readDevice } from '../storage/reads/meta';
import type { Sql } from '../storage/statements';
import type { Writer } from '../storage/writer';

/** What a person hears when the portal gave no usable answer to something that signing in needs. */
export function signInError(failure: PortalFailure): DeskError {
  switch (failure.kind) {
    case 'problem':
      return new DeskError('PORTAL_ANSWER_UNUSABLE', { reason: failure.type });
    case 'invalid':
      return new DeskError('PORTAL_ANSWER_UNUSABLE', { reason: failure.reason });
    case 'unknown_answer':
      return new DeskError('PORTAL_ANSWER_UNUSABLE', { reason: failure.kind });
    case 'network':
    case 'timeout':
    case 'aborted':
    case 'signed_out':
      return new DeskError('PORTAL_UNREACHABLE');
  }
}

/** A kept connection that the portal has closed breaks at its next use, and there may be more than one of them. */
const TRIES = 3;

/** Asks again when the connection breaks: for a portal that forgot this desk, every decision hangs on this one answer. */
async function askEnrolment(
  client: Pick<PortalClient, 'enrolDevice'>,
  device: Parameters<PortalClient['enrolDevice']>[0],
): ReturnType<PortalClient['enrolDevice']> {
  for (let tries = 1; ; tries += 1) {
    const answer = await client.enrolDevice(device);
    if (answer.ok || answer.failure.kind !== 'network' || tries === TRIES) return answer;
  }
}

/**
 * Enrols this profile's signing key at the portal. The first enrolment pins the keys that the portal's statements are checked
 * with, for good: a later answer cannot change whom this desk trusts. Every sign-in enrols again, because a portal that lost
 * its memory of this desk would turn its decisions away; enrolling the same key twice is the same device.
 * @returns whether the portal knows this desk now
 * @throws DeskError PORTAL_UNREACHABLE, PORTAL_ANSWER_UNUSABLE when a first enrolment gave nothing usable
 */
export async function enrol(options: {
  sql: Sql;
  writer: Writer;
  client: Pick<PortalClient, 'enrolDevice'>;
  deviceName: string;
}): Promise<boolean> {
  const device = readDevice(options.sql);
  if (!device) return false;
  const answer = await askEnrolment(options.client, { name: options.deviceName, publicKey: device.publicKey });
  if (device.enrolment) return answer.ok;
  if (!answer.ok) throw signInError(answer.failure);
  const { deviceId, logOrigin, pinnedKeys } = answer.value;
  await options.writer.run('saveEnrolment', { deviceId, logOrigin, pinnedKeys: JSON.stringify(pinnedKeys) });
  return true;
}
