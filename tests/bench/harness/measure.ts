import process from 'node:process';

/** What something took: by the clock, and of the processor in all threads of this process. The second hardly feels what else runs. */
export interface Took {
  wallMs: number;
  processorMs: number;
}

/** Starts to measure; the result ends it. */
export function startTimer(): () => Took {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { wallMs: performance.now() - startedAt, processorMs: (user + system) / 1000 };
  };
}

/** How often something is done before and while it is measured. */
export interface Repeats {
  warmUp: number;
  repeat: number;
}

/** Milliseconds that each run of `work` took. */
export function timeSync(work: (run: number) => unknown, { warmUp, repeat }: Repeats): number[] {
  const values: number[] = [];
  for (let run = -warmUp; run < repeat; run += 1) {
    const startedAt = performance.now();
    work(run + warmUp);
    const tookMs = performance.now() - startedAt;
    if (run >= 0) values.push(tookMs);
  }
  return values;
}

/** Measures several things in turn, so that what disturbs one disturbs all; a row for each. */
export async function timeInTurn<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
  { warmUp, repeat }: Repeats,
): Promise<Record<Name, Took[]>> {
  const names = Object.keys(works).filter((name): name is Name => Object.hasOwn(works, name));
  const taken = new Map<Name, Took[]>(names.map((name) => [name, []]));
  for (let run = -warmUp; run < repeat; run += 1)
    for (const name of names) {
      const stop = startTimer();
      await works[name]();
      const took = stop();
      if (run >= 0) taken.get(name)?.push(took);
    }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the names that the map has
  return Object.fromEntries(taken) as Record<Name, Took[]>;
}
