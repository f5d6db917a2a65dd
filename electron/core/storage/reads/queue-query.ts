import { foldText } from '../../../../shared/domain/fold';
import type { QueueFilter, QueueSort } from '../../../../shared/contract/queue';
import { statusCode, typesMask } from '../codes';
import type { SqlValue } from '../statements';

/** What a question about the queue depends on beside its filter. */
export interface QueueMoment {
  personId: string;
  nowMs: number;
  /** End of the person's day, epoch ms. */
  dayEndMs: number;
}

/** A condition of a query with the values it binds; texts are constants of this file. */
interface Condition {
  text: string;
  values: SqlValue[];
}

const VIEWS: Readonly<Record<QueueFilter['view'], (moment: QueueMoment) => Condition>> = {
  open: () => ({ text: 'is_open = 1', values: [] }),
  due_today: ({ dayEndMs }) => ({ text: 'is_open = 1 AND due_at < ?', values: [dayEndMs] }),
  mine: ({ personId, nowMs }) => ({ text: 'claim_holder_id = ? AND claim_expires_at > ?', values: [personId, nowMs] }),
  drafts: () => ({ text: 'has_draft = 1', values: [] }),
  flagged: () => ({ text: 'is_open = 1 AND status = ?', values: [statusCode('flagged')] }),
  later_attempt: () => ({ text: 'is_open = 1 AND attempt > 1', values: [] }),
  on_desk: () => ({ text: 'application_id IN (SELECT application_id FROM application)', values: [] }),
  decided: () => ({
    text: 'is_open = 0 AND status IN (?, ?)',
    values: [statusCode('approved'), statusCode('rejected')],
  }),
  broken: () => ({ text: 'broken IS NOT NULL', values: [] }),
};

const ORDERS: Readonly<Record<QueueSort['by'], string>> = {
  due: 'due_at',
  submitted: 'submitted_at',
  priority: 'priority',
  name: 'name_key',
  reference: 'reference_key',
  level: 'level_requested',
  attempt: 'attempt',
  signals: 'signal_count',
};

const list = (values: readonly number[]): string => values.map(() => '?').join(', ');

/** An FTS5 query that finds every word of the search as a prefix; undefined when nothing is left to search. */
export function searchExpression(search: string | undefined): string | undefined {
  const words = foldText(search ?? '')
    .split(' ')
    .filter((word) => word !== '');
  return words.length === 0 ? undefined : words.map((word) => `"${word}"*`).join(' ');
}

function claimCondition(claim: QueueFilter['claim'], { personId, nowMs }: QueueMoment): Condition | undefined {
  switch (claim) {
    case 'free':
      return { text: '(claim_holder_id IS NULL OR claim_expires_at <= ?)', values: [nowMs] };
    case 'mine':
      return { text: 'claim_holder_id = ? AND claim_expires_at > ?', values: [personId, nowMs] };
    case 'other':
      return { text: 'claim_holder_id <> ? AND claim_expires_at > ?', values: [personId, nowMs] };
    case undefined:
      return undefined;
  }
}

function conditions(filter: QueueFilter, moment: QueueMoment): Condition[] {
  const found: Array<Condition | undefined> = [VIEWS[filter.view](moment), claimCondition(filter.claim, moment)];
  const statuses = filter.statuses?.map(statusCode);
  if (statuses?.length) found.push({ text: `status IN (${list(statuses)})`, values: statuses });
  if (filter.levels?.length) found.push({ text: `level_requested IN (${list(filter.levels)})`, values: filter.levels });
  if (filter.documentTypes?.length)
    found.push({ text: 'document_types & ? <> 0', values: [typesMask(filter.documentTypes)] });
  if (filter.dueBeforeMs !== undefined) found.push({ text: 'due_at < ?', values: [filter.dueBeforeMs] });
  if (filter.hasSignals !== undefined)
    found.push({ text: filter.hasSignals ? 'signal_count > 0' : 'signal_count = 0', values: [] });
  const search = searchExpression(filter.search);
  if (search !== undefined)
    found.push({ text: 'row_id IN (SELECT rowid FROM summary_fts WHERE summary_fts MATCH ?)', values: [search] });
  return found.filter((condition) => condition !== undefined);
}

export interface BuiltQuery {
  text: string;
  values: SqlValue[];
}

function build(head: string, filter: QueueFilter, moment: QueueMoment, tail: string): BuiltQuery {
  const where = conditions(filter, moment);
  return {
    text: `${head} WHERE ${where.map(({ text }) => text).join(' AND ')}${tail}`,
    values: where.flatMap(({ values }) => values),
  };
}

/** Ties are ordered by row, so that the same question gives the same order; urgent ones of one priority come by due time. */
function orderOf({ by, direction }: QueueSort): string {
  const [along, against] = direction === 'asc' ? ['ASC', 'DESC'] : ['DESC', 'ASC'];
  return by === 'priority'
    ? `priority ${along}, due_at ${against}, row_id ${against}`
    : `${ORDERS[by]} ${along}, row_id ${along}`;
}

/** Row ids of a list in its order. */
export const listQuery = (filter: QueueFilter, sort: QueueSort, moment: QueueMoment): BuiltQuery =>
  build('SELECT row_id FROM summary', filter, moment, ` ORDER BY ${orderOf(sort)}`);

/** How many rows of the list came after the row with the given id was the newest. */
export function newsQuery(filter: QueueFilter, afterRowId: number, moment: QueueMoment): BuiltQuery {
  const query = build('SELECT count(*) FROM summary', filter, moment, ' AND row_id > ?');
  return { text: query.text, values: [...query.values, afterRowId] };
}

/** How many rows a list would have now. */
export const countQuery = (filter: QueueFilter, moment: QueueMoment): BuiltQuery =>
  build('SELECT count(*) FROM summary', filter, moment, '');
