import type { Figure } from './figure';

/** What every benchmark is given. */
export interface BenchContext {
  /** Load summaries beside the samples. */
  summaries: number;
  /** How often the long ones (a first sync) are repeated. */
  repeats: number;
  /** A folder that is removed at the end of the run. */
  folder: string;
  /** A fresh copy of a database that holds the summaries; made once a run. */
  filledDatabase: () => Promise<string>;
  /** What is noted for the reader beside the figures: what was left out and why, what disturbed. */
  note: (text: string) => void;
}

/** One benchmark: measures and gives its figures. */
export type Benchmark = (context: BenchContext) => Promise<Figure[]>;
