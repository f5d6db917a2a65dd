import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Role } from '../portal-api/person';
import { errorsOf } from './errors';

/** Someone who can work at this desk. */
export const DeskPerson = z.object({
  personId: z.string(),
  name: z.string(),
  roles: z.array(Role),
  locale: z.string(),
  /** Has a profile here already, and can open it while the portal is gone. */
  knownHere: z.boolean(),
});
export type DeskPerson = z.infer<typeof DeskPerson>;

export const SessionState = z.object({
  status: z.enum(['signed_out', 'opening', 'signed_in']),
  person: DeskPerson.optional(),
  portalOrigin: z.string(),
  /** True while this session was opened without the portal. */
  openedOffline: z.boolean(),
});
export type SessionState = z.infer<typeof SessionState>;

export const Preferences = z.object({
  locale: z.enum(['en', 'fr']),
  colorScheme: z.enum(['light', 'dark', 'auto']),
});
export type Preferences = z.infer<typeof Preferences>;

export const sessionContract = {
  state: oc.output(SessionState),
  /** People to choose from: the portal's demo people, or those known here while it is gone. */
  people: oc.output(z.object({ people: z.array(DeskPerson), portalReachable: z.boolean() })),
  signIn: oc
    .input(z.object({ personId: z.string() }))
    .output(SessionState)
    .errors(
      errorsOf(
        'NOT_SIGNED_IN',
        'PORTAL_UNREACHABLE',
        'PORTAL_ANSWER_UNUSABLE',
        'PERSON_UNKNOWN_HERE',
        'PROFILE_IN_USE',
        'PROFILE_FROM_NEWER_VERSION',
        'PROFILE_DAMAGED',
        'PROFILE_KEY_UNAVAILABLE',
        'DISK_FULL',
        'STORAGE_FAILED',
      ),
    ),
  /** Locks the desk: ends the hold of held decisions, then this core; the page hears nothing more from it. */
  lock: oc.output(z.object({})),
  preferences: oc.output(Preferences),
  setPreferences: oc.input(Preferences.partial()).output(Preferences),
};
