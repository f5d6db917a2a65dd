/** What a row of measurements says, in their own unit. */
export interface Summed {
  median: number;
  p95: number;
  p99: number;
  /** Half of the values lie within this share of the median: (p75 − p25) / median. */
  spread: number;
  count: number;
}

/** The value below which the share `q` of the values lies; the nearest rank, so it is always one of them. */
function quantile(sorted: readonly number[], q: number): number {
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1));
  return sorted[at] ?? Number.NaN;
}

/** Sums a row of measurements up. Throws when there is none: a figure without a measurement is no figure. */
export function sumUp(values: readonly number[]): Summed {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  const median = quantile(sorted, 0.5);
  return {
    median,
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
    spread: median === 0 ? 0 : (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / median,
    count: values.length,
  };
}
