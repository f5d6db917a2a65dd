import { ApplicationStatus, DocumentType, type Summary } from '../../../shared/portal-api/application';
import { InvariantError } from '../errors';

/** Stored order of statuses and types: append only, the position is what the database holds. */
const STATUSES: readonly ApplicationStatus[] = ['pending', 'claimed', 'approved', 'rejected', 'flagged', 'withdrawn'];
const TYPES: readonly DocumentType[] = [
  'passport',
  'drivers_licence',
  'national_id',
  'health_card',
  'birth_certificate',
  'residence_permit',
];
const PRIORITIES = ['normal', 'high', 'urgent'] as const satisfies readonly Summary['priority'][];

function at<T>(list: readonly T[], index: number, what: string): T {
  const value = list[index];
  if (value === undefined) throw new InvariantError(`unknown stored ${what}`);
  return value;
}

export const statusCode = (status: ApplicationStatus): number => STATUSES.indexOf(status);
export const statusOf = (code: number): ApplicationStatus => at(STATUSES, code, 'status');
export const priorityCode = (priority: Summary['priority']): number => PRIORITIES.indexOf(priority);
export const priorityOf = (code: number): Summary['priority'] => at(PRIORITIES, code, 'priority');

/** Document types as a bit set, in the order above. */
export const typesMask = (types: readonly DocumentType[]): number =>
  types.reduce((mask, type) => mask | (1 << TYPES.indexOf(type)), 0);
export const typesOf = (mask: number): DocumentType[] => TYPES.filter((_, index) => (mask & (1 << index)) !== 0);
