import { z } from 'zod';
import { DocumentType } from './application';
import { Id, Instant, LocaleTag, PersonRef } from './primitives';

export const Role = z.enum(['reviewer', 'supervisor']);
export type Role = z.infer<typeof Role>;

/** The payload of the signed person statement (`GET /v1/me`). */
export const PersonStatement = z
  .object({
    id: Id,
    name: z.string(),
    roles: z.array(Role),
    /** Document types this person may judge, and when they were last assessed on each. */
    competence: z.array(z.object({ documentType: DocumentType, assessedAt: Instant })),
    locale: LocaleTag,
    issuedAt: Instant,
    expiresAt: Instant,
  })
  .meta({ id: 'PersonStatement' });
export type PersonStatement = z.infer<typeof PersonStatement>;

export const PeoplePage = z.object({ items: z.array(PersonRef) }).meta({ id: 'PeoplePage' });
