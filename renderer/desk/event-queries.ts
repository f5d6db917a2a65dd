import type { DeskEvent } from '../../shared/contract/events';

/** The beginning of a query key as oRPC builds them: the procedure's path and, where only one record changed, its input. */
export interface InvalidationKey {
  path: readonly string[];
  input?: Readonly<Record<string, string>>;
}

const ROWS: InvalidationKey[] = [
  { path: ['queue', 'page'] },
  { path: ['queue', 'news'] },
  { path: ['queue', 'counts'] },
];

/** Which queries have to be asked again after an event. The order of an open list is never asked anew: arrivals are announced. */
export function keysToInvalidate(event: DeskEvent): InvalidationKey[] {
  switch (event.type) {
    case 'session.changed':
      return [{ path: ['session', 'people'] }, { path: ['session', 'preferences'] }];
    case 'queue.changed':
      return ROWS;
    case 'application.changed':
    case 'evidence.changed':
      return [
        { path: ['application', 'get'], input: { applicationId: event.applicationId } },
        { path: ['queue', 'page'] },
      ];
    case 'outbox.changed':
      return [{ path: ['outbox'] }, { path: ['decision'] }, { path: ['sync', 'status'] }];
    case 'claims.changed':
      return [...ROWS, { path: ['application', 'get'] }];
    case 'policy.changed':
      return [{ path: ['policy'] }, { path: ['application', 'get'] }, { path: ['sync', 'status'] }];
    case 'sync.changed':
      return [{ path: ['sync', 'status'] }];
  }
}
