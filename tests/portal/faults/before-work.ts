import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { Call, PortalContext } from '../context';
import { PEOPLE } from '../people';
import { PortalProblem } from '../problem';
import type { Struck } from './fault-list';

const About = z.object({ applicationId: z.string() });

function applicationOf(jws: Uint8Array): string | undefined {
  try {
    return About.parse(decodeJwt(Buffer.from(jws).toString('utf8'))).applicationId;
  } catch {
    return undefined;
  }
}

function giveAway(applicationId: string, call: Call, { claims, clock, events }: PortalContext): void {
  const other = PEOPLE.find(({ id }) => id !== call.signedIn.person.id);
  if (!other || !claims.find(applicationId)) return;
  claims.change(applicationId, other.id, clock.now() + 1_800_000);
  events.emit('claims', [call.signedIn.person.id, other.id]);
}

/** Faults that change what the work finds: the sign-in is gone, the cursor too old, the application another. */
export function strikeBeforeWork(struck: Struck, call: Call, portal: PortalContext): void {
  if (struck.get('cursor_expired')) throw new PortalProblem('/problems/cursor-expired');
  if (struck.get('media_missing')) throw new PortalProblem('/problems/not-found');
  const applicationId = applicationOf(call.bytes);
  if (applicationId === undefined) return;
  if (struck.get('revision_changed')) portal.applications.touch(applicationId, { isNewRevision: true });
  if (struck.get('claim_taken')) giveAway(applicationId, call, portal);
}
