import { CHANGES_PAGE_LIMIT, operations } from '../../../shared/portal-api';
import type { Handler, PortalContext } from '../context';
import { readCursor, writeCursor } from '../cursor';
import { matchesETag } from '../etag';
import { PortalProblem } from '../problem';
import type { ApplicationRow } from '../state/applications';

const SEARCH_LIMIT = 50;

/** The application with this id; 404 when it is not here, or no longer for this person. */
export function mustFind({ applications }: PortalContext, id: string): ApplicationRow {
  const row = applications.find(id);
  if (!row) throw new PortalProblem('/problems/not-found');
  return row;
}

/** `GET /v1/applications/changes`: summaries and removals in the order of their sequence. */
export const listChanges: Handler = ({ query }, { applications, meta, generation }) => {
  const { cursor, limit = CHANGES_PAGE_LIMIT } = operations.listChanges.query.parse(query);
  const from = readCursor(cursor, generation, meta.last('sequence'));
  const rows = applications.after(from, limit + 1);
  const removed = applications.removedAfter(from, limit + 1);
  const sequences = [...rows, ...removed].map(({ sequence }) => sequence).toSorted((a, b) => a - b);
  const upTo = sequences.slice(0, limit).at(-1) ?? from;
  return {
    status: 200,
    json: {
      items: rows.filter(({ sequence }) => sequence <= upTo).map((row) => applications.summary(row)),
      removed: removed.filter(({ sequence }) => sequence <= upTo),
      nextCursor: writeCursor(generation, upTo),
      hasMore: sequences.length > limit,
    },
  };
};

/** `GET /v1/applications?query=`: names, references and document numbers. */
export const searchApplications: Handler = ({ query }, { applications }) => {
  const { query: text } = operations.searchApplications.query.parse(query);
  const items = applications.search(text, SEARCH_LIMIT).map((row) => applications.summary(row));
  return { status: 200, json: { items } };
};

/** `GET /v1/applications/{id}`. The ETag is the revision: claims come and go without changing what is to be judged. */
export const getApplication: Handler = ({ params, headers }, portal) => {
  const row = mustFind(portal, operations.getApplication.params.parse(params).id);
  const etag = `"${row.revision}"`;
  const { 'if-none-match': ifNoneMatch } = operations.getApplication.headers.parse(headers);
  if (matchesETag(ifNoneMatch, etag)) return { status: 304, headers: { etag } };
  return { status: 200, headers: { etag }, json: portal.evidence.announced(portal.applications.full(row)) };
};
