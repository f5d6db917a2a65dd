import { z } from 'zod';

const holder = z.object({ holderName: z.string(), expiresAtMs: z.int() });

/**
 * Expected failures of the desk's procedures: a code and parameters, never a sentence (the page has the words).
 * Anything else reaches the page as `INTERNAL_SERVER_ERROR` with a correlation id.
 */
export const deskErrors = {
  /** No person has a session on this desk, or it was locked meanwhile. */
  NOT_SIGNED_IN: {},
  /** The signed-in person's roles do not allow it. */
  NOT_ALLOWED: {},
  /** The portal gave no answer. */
  PORTAL_UNREACHABLE: {},
  /** The portal answered, but not with what its contract says; `reason` is for the log and support. */
  PORTAL_ANSWER_UNUSABLE: { data: z.object({ reason: z.string() }) },
  /** The portal asks for a new sign-in. */
  SIGN_IN_AGAIN: {},
  NOT_FOUND: {},
  /** A list snapshot that this core no longer holds (restart, or too many lists open). */
  LIST_GONE: {},
  /** The full application is not on this desk and cannot be fetched now. */
  NOT_ON_DESK: {},
  /** The portal's record breaks its own rules and cannot be shown; `reason` names the first broken field. */
  RECORD_BROKEN: { data: z.object({ reason: z.string() }) },
  NOTHING_TO_CLAIM: {},
  CLAIM_LIMIT: { data: z.object({ maxHeld: z.int() }) },
  CLAIM_REASON_NEEDED: {},
  CLAIMED_BY_OTHER: { data: holder },
  /** The application is decided or withdrawn at the portal. */
  ALREADY_CLOSED: {},
  /** A decision needs a claim of this person that has not expired. */
  CLAIM_NOT_HELD: {},
  /** The application changed since it was opened; `revision` is the one that stands now. */
  REVISION_CHANGED: { data: z.object({ revision: z.int() }) },
  /** The decision breaks rules of shared/domain/decision-rules. */
  RULES_BROKEN: {
    data: z.object({ violations: z.array(z.object({ rule: z.string(), subjects: z.array(z.string()) })) }),
  },
  /** A decision of ours already stands against this application. */
  ALREADY_DECIDED_HERE: { data: z.object({ decisionId: z.string() }) },
  /** The same decision id with other content. */
  DECISION_ID_REUSED: {},
  /** Undo came after the hold had ended. */
  UNDO_TOO_LATE: {},
  /** This state of the outbox row does not allow it. */
  OUTBOX_STATE: { data: z.object({ state: z.string() }) },
  POLICY_MISSING: {},
  PROFILE_IN_USE: {},
  PROFILE_FROM_NEWER_VERSION: { data: z.object({ found: z.int(), known: z.int() }) },
  PROFILE_DAMAGED: {},
  PROFILE_KEY_UNAVAILABLE: {},
  /** Offline, and this person has never worked at this desk. */
  PERSON_UNKNOWN_HERE: {},
  DISK_FULL: {},
  STORAGE_FAILED: { data: z.object({ code: z.string() }) },
} as const;

export type DeskErrorCode = keyof typeof deskErrors;

/** Picks the errors a procedure may answer with. */
export function errorsOf<Code extends DeskErrorCode>(...codes: Code[]): Pick<typeof deskErrors, Code> {
  const picked = Object.entries(deskErrors).filter(([code]) => codes.some((wanted) => wanted === code));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.fromEntries forgets the keys the filter keeps
  return Object.fromEntries(picked) as Pick<typeof deskErrors, Code>;
}
