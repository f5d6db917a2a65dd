import { DocumentType, type PersonStatement, type Role } from '../../shared/portal-api';
import { instant } from './clock';

/** One of the portal's demo people. */
export interface PortalPerson {
  id: string;
  name: string;
  roles: Role[];
  locale: string;
}

/** The demo people who can sign in: two reviewers and a supervisor. */
export const DEMO_PEOPLE: readonly PortalPerson[] = [
  { id: 'person-lea-moreau', name: 'Léa Moreau', roles: ['reviewer'], locale: 'fr' },
  { id: 'person-sam-ortiz', name: 'Sam Ortiz', roles: ['reviewer'], locale: 'en' },
  { id: 'person-ines-duarte', name: 'Ines Duarte', roles: ['reviewer', 'supervisor'], locale: 'en' },
];

/** Colleagues who are only simulated; nobody signs in as one of them. */
export const COLLEAGUES: readonly PortalPerson[] = [
  { id: 'person-amina-diallo', name: 'Amina Diallo', roles: ['reviewer'], locale: 'fr' },
  { id: 'person-noah-tran', name: 'Noah Tran', roles: ['reviewer'], locale: 'en' },
];

/** Everybody at this portal. */
export const PEOPLE: readonly PortalPerson[] = [...DEMO_PEOPLE, ...COLLEAGUES];

const ASSESSED_BEFORE_MS = 90 * 86_400_000;
const STATEMENT_STEP_MS = 3_600_000;
const STATEMENT_LIFE_MS = 24 * 3_600_000;

/** The person with this id, if there is one. */
export const findPerson = (id: string): PortalPerson | undefined => PEOPLE.find((person) => person.id === id);

/** How others see a person. A person who is no longer known keeps the id as the name. */
export const personRef = (id: string): { id: string; name: string } => ({ id, name: findPerson(id)?.name ?? id });

/** True when this person may take what a reviewer has flagged. */
export const isSupervisor = (person: PortalPerson): boolean => person.roles.includes('supervisor');

/** What `GET /v1/me` signs. It is issued once an hour, so that the same hour gives the same bytes. */
export function personStatement(person: PortalPerson, nowMs: number): PersonStatement {
  const issuedMs = nowMs - (nowMs % STATEMENT_STEP_MS);
  const assessedAt = instant(issuedMs - ASSESSED_BEFORE_MS);
  return {
    id: person.id,
    name: person.name,
    roles: [...person.roles],
    competence: DocumentType.options.map((documentType) => ({ documentType, assessedAt })),
    locale: person.locale,
    issuedAt: instant(issuedMs),
    expiresAt: instant(issuedMs + STATEMENT_LIFE_MS),
  };
}
