import type { Statement } from 'better-sqlite3';
import type { z } from 'zod';
import { InvariantError } from '../errors';
import type { Db } from './open-database';

export type SqlValue = string | number | Buffer | null;

/**
 * One connection with its prepared statements. Statement texts are constants of the storage folder and values are always
 * bound, so the cache is bounded and nothing can be injected. Rows are checked by a schema where they leave the database.
 */
export interface Sql {
  readonly db: Db;
  /** Runs a statement; the result counts changed rows and gives the last row id. */
  run(text: string, ...values: SqlValue[]): { changes: number; rowId: number };
  /** The one number that a query gives; undefined without a row or for NULL. */
  number(text: string, ...values: SqlValue[]): number | undefined;
  /** The one text that a query gives; undefined without a row or for NULL. */
  text(text: string, ...values: SqlValue[]): string | undefined;
  /** The first column of every row, as text. */
  texts(text: string, ...values: SqlValue[]): string[];
  /** The first column of every row, as numbers. */
  numbers(text: string, ...values: SqlValue[]): number[];
  /** One row, checked. */
  row<Schema extends z.ZodType>(schema: Schema, text: string, ...values: SqlValue[]): z.output<Schema> | undefined;
  /** All rows, checked. */
  rows<Schema extends z.ZodType>(schema: Schema, text: string, ...values: SqlValue[]): Array<z.output<Schema>>;
}

function asNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  throw new InvariantError('a stored number is something else');
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new InvariantError('a stored text is something else');
}

/** Wraps a connection. */
export function createSql(db: Db): Sql {
  const prepared = new Map<string, Statement<SqlValue[]>>();
  const prepare = (text: string, mode: 'rows' | 'column'): Statement<SqlValue[]> => {
    const name = `${mode}:${text}`;
    const known = prepared.get(name);
    if (known) return known;
    const made = db.prepare<SqlValue[]>(text);
    if (mode === 'column') made.pluck();
    prepared.set(name, made);
    return made;
  };
  return {
    db,
    run: (text, ...values) => {
      const { changes, lastInsertRowid } = prepare(text, 'rows').run(...values);
      return { changes, rowId: Number(lastInsertRowid) };
    },
    number: (text, ...values) => {
      const value = prepare(text, 'column').get(...values);
      return value === undefined || value === null ? undefined : asNumber(value);
    },
    text: (text, ...values) => {
      const value = prepare(text, 'column').get(...values);
      return value === undefined || value === null ? undefined : asText(value);
    },
    texts: (text, ...values) =>
      prepare(text, 'column')
        .all(...values)
        .map(asText),
    numbers: (text, ...values) =>
      prepare(text, 'column')
        .all(...values)
        .map(asNumber),
    row: (schema, text, ...values) => {
      const value = prepare(text, 'rows').get(...values);
      return value === undefined ? undefined : schema.parse(value);
    },
    rows: (schema, text, ...values) =>
      prepare(text, 'rows')
        .all(...values)
        .map((value) => schema.parse(value)),
  };
}
