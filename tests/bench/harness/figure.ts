import { sumUp, type Summed } from './stats';

/** Which of the measurements is held against the budget. */
export type Judged = 'median' | 'p95' | 'p99';

/** The physical limit beside a figure, measured in the same run and in the same unit. */
export interface RawLimit {
  /** What was measured, in a few words. */
  what: string;
  summed: Summed;
}

/** One measured figure. `--json` prints name, value, unit, limit, ratio, budget and met of each. */
export interface Figure {
  name: string;
  value: number;
  unit: 'ms' | 'rows/s' | 'MiB/s' | 'count';
  limit: number | null;
  /** How near it comes to the raw limit: 1 is as fast, 0.5 half as fast. */
  ratio: number | null;
  /** In the unit of `value`; null where the product promises nothing. */
  budget: number | null;
  /** True where there is no budget. */
  met: boolean;
  judged: Judged;
  summed: Summed;
  limitOf: string | undefined;
}

interface Measured {
  name: string;
  values: readonly number[];
  judged?: Judged;
  limit?: RawLimit | undefined;
}

/** The limit that a row of raw measurements gives. A p95 is held against the raw p95, so that noise meets noise. */
export const rawLimit = (what: string, values: readonly number[]): RawLimit => ({ what, summed: sumUp(values) });

/** A figure of which less is better: milliseconds, or a count. `budget` is the most that is allowed. */
export function costFigure({
  name,
  values,
  judged = 'median',
  limit,
  unit = 'ms',
  budget,
}: Measured & { unit?: 'ms' | 'count'; budget?: number }): Figure {
  const summed = sumUp(values);
  const value = summed[judged];
  const raw = limit?.summed[judged] ?? null;
  return {
    name,
    value,
    unit,
    limit: raw,
    ratio: raw === null ? null : value === 0 ? 1 : raw / value,
    budget: budget ?? null,
    met: budget === undefined || value <= budget,
    judged,
    summed,
    limitOf: limit?.what,
  };
}

/** A figure of which more is better. `atLeast` is the share of the raw limit that is promised. */
export function rateFigure({
  name,
  values,
  limit,
  unit,
  atLeast,
}: Omit<Measured, 'judged'> & { unit: 'rows/s' | 'MiB/s'; atLeast?: number }): Figure {
  const summed = sumUp(values);
  const value = summed.median;
  const raw = limit?.summed.median ?? null;
  const budget = atLeast === undefined || raw === null ? null : atLeast * raw;
  return {
    name,
    value,
    unit,
    limit: raw,
    ratio: raw === null ? null : value / raw,
    budget,
    met: budget === null || value >= budget,
    judged: 'median',
    summed,
    limitOf: limit?.what,
  };
}
