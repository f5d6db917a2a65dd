import type { Benchmark } from './harness/benchmark';
import { costFigure, type Figure, rawLimit } from './harness/figure';
import { openDeskPage, signInAs, waitForAll } from './support/desk-page';

const INPUT_BUDGET_MS = 50;
const EVERY_MS = 60;
const QUIET_PRESSES = 100;

/** A first sync while a person presses keys in the queue: how long the page takes to hear of each press. */
export const syncPageBenchmark: Benchmark = async ({ folder, summaries, note }): Promise<Figure[]> => {
  const desk = await openDeskPage(folder, summaries);
  const { page } = desk;
  try {
    await signInAs(page, 'Sam Ortiz');
    await page.evaluate(() => {
      window.benchProbe.takeDelays();
      window.benchProbe.startTrace();
    });
    const startedAt = performance.now();
    let isOver = false;
    const pressing = (async () => {
      for (let press = 0; !isOver; press += 1) {
        await page.keyboard.press(press % 2 === 0 ? 'ArrowDown' : 'ArrowUp');
        await page.waitForTimeout(EVERY_MS);
      }
    })();
    await waitForAll(page, summaries, 3000).finally(() => {
      isOver = true;
    });
    const tookMs = performance.now() - startedAt;
    await pressing;
    const { longTaskMs, frameMs } = await page.evaluate(() => window.benchProbe.stopTrace());
    const values = await page.evaluate(() => window.benchProbe.takeDelays());

    await page.waitForTimeout(3000);
    await page.evaluate(() => window.benchProbe.takeDelays());
    for (let press = 0; press < QUIET_PRESSES; press += 1) {
      await page.keyboard.press(press % 2 === 0 ? 'ArrowDown' : 'ArrowUp');
      await page.waitForTimeout(EVERY_MS);
    }
    const quiet = await page.evaluate(() => window.benchProbe.takeDelays());
    note(
      `sync-page: ${summaries} summaries in ${Math.round(tookMs / 1000)} s with the page open; ${values.length} presses, ` +
        `${longTaskMs.length} tasks and ${frameMs.filter((ms) => ms > 50).length} of ${frameMs.length} frames over 50 ms`,
    );
    return [
      costFigure({
        name: 'sync first, input delay of the page meanwhile',
        values,
        limit: rawLimit('the same keys with nothing going on', quiet),
        judged: 'p95',
        budget: INPUT_BUDGET_MS,
      }),
    ];
  } finally {
    await desk.close();
  }
};
