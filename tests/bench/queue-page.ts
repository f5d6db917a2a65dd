import type { Page } from '@playwright/test';
import type { BenchContext, Benchmark } from './harness/benchmark';
import { costFigure, type Figure, rawLimit, type RawLimit } from './harness/figure';
import { tell } from './harness/report';
import { openDeskPage, signInAs, waitForAll, type DeskPage } from './support/desk-page';
import type { ScrollTrace } from './support/page-probe';

const WARM_UP = 3;
const REPEAT = 20;
const ROW_PX = 32;
const WHEEL_ROWS = 20_000;
const WHEEL_PX = 1600;
const LONG_FRAME_MS = 50;

/** What a person does, with how many presses, and what has to be done before so that something changes. */
interface Act {
  name: string;
  presses: number;
  before?: (page: Page, run: number) => Promise<void>;
  act: (page: Page, run: number) => Promise<void>;
}

const settle = (page: Page): Promise<void> => page.waitForTimeout(150);
const view = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) }).first();
const head = (page: Page, name: string) => page.locator(`[data-column=${name}] button`);

const ACTS: readonly Act[] = [
  {
    name: 'open the queue from another screen',
    presses: 2,
    before: async (page) => {
      await page.keyboard.press('g');
      await page.keyboard.press('o');
      await settle(page);
    },
    act: async (page) => {
      await page.keyboard.press('g');
      await page.keyboard.press('q');
    },
  },
  { name: 'another view', presses: 1, act: (page, run) => view(page, run % 2 === 0 ? 'Flagged' : 'All open').click() },
  { name: 'sort by name, up and down', presses: 1, act: (page) => head(page, 'name').click() },
  {
    name: 'search, last letter of a word',
    presses: 3,
    before: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await settle(page);
      await settle(page);
    },
    act: async (page, run) => {
      // One letter after the other, faster than the page waits before it searches.
      await page.keyboard.type(run % 2 === 0 ? 'ash' : 'mar', { delay: 30 });
    },
  },
  {
    name: 'next row by key',
    presses: 1,
    before: async (page) => {
      await page.getByRole('grid').focus();
    },
    act: (page) => page.keyboard.press('ArrowDown'),
  },
  { name: 'a page of rows by key', presses: 1, act: (page) => page.keyboard.press('PageDown') },
  {
    name: 'jump to the end',
    presses: 1,
    before: async (page) => {
      await page.keyboard.press('Home');
      await settle(page);
    },
    act: (page) => page.keyboard.press('End'),
  },
];

/** The list as it is after a start: everything open, nothing searched, from its top. */
async function reset(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  await settle(page);
  await view(page, 'All open').click();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.waitForTimeout(1000);
}

async function measureAct(page: Page, { presses, before, act }: Act): Promise<number[]> {
  const values: number[] = [];
  for (let run = 0; run < WARM_UP + REPEAT; run += 1) {
    await before?.(page, run);
    await settle(page);
    await page.evaluate((count) => window.benchProbe.arm(count), presses);
    await act(page, run);
    const tookMs = await page.evaluate(() => window.benchProbe.painted());
    if (run >= WARM_UP) values.push(tookMs);
  }
  return values;
}

const ONE_WORD = `<!doctype html><div role="row" id="queue-row-0"><i></i><i></i><i id="word">0</i></div><script>
addEventListener('keydown', () => { document.getElementById('word').textContent = performance.now() })</script>`;

/** From a key press to one changed word in a page with nothing else: what browser and machine take for themselves. */
async function barePaint(desk: DeskPage): Promise<RawLimit> {
  const page = await desk.blank(ONE_WORD);
  await page.bringToFront();
  const act = { name: 'bare', presses: 1, act: () => page.keyboard.press('x') };
  const values = await measureAct(page, act);
  await page.close();
  return rawLimit('one word in an empty page', values);
}

async function wheelThrough(page: Page): Promise<ScrollTrace> {
  await page.mouse.move(700, 500);
  await page.evaluate(() => window.benchProbe.startTrace());
  for (let at = 0; at < WHEEL_ROWS * ROW_PX; at += WHEEL_PX) await page.mouse.wheel(0, WHEEL_PX);
  return page.evaluate(() => window.benchProbe.stopTrace());
}

const frames = (from: readonly ScrollTrace[]): number[] => from.flatMap(({ frameMs }) => frameMs);
const longFrames = ({ frameMs }: ScrollTrace): number => frameMs.filter((ms) => ms > LONG_FRAME_MS).length;

async function scrollFigures(desk: DeskPage, context: BenchContext): Promise<Figure[]> {
  const { page } = desk;
  const lines = Math.max(WHEEL_ROWS, context.summaries);
  const empty = await desk.blank(`<!doctype html><style>body{margin:0;height:${lines * ROW_PX}px}</style>`);
  await empty.bringToFront();
  const bare: ScrollTrace[] = [];
  for (let run = 0; run < context.repeats; run += 1) {
    await empty.evaluate(() => scrollTo(0, 0));
    bare.push(await wheelThrough(empty));
  }
  await empty.close();
  await page.bringToFront();
  const traces: ScrollTrace[] = [];
  for (let run = 0; run < context.repeats; run += 1) {
    await page.keyboard.press('Home');
    await settle(page);
    traces.push(await wheelThrough(page));
  }
  context.note(
    `queue-page: wheel through ${WHEEL_ROWS} rows, frames over 50 ms ${traces.map(longFrames).join(', ')} of ` +
      `${traces.map(({ frameMs }) => frameMs.length).join(', ')} (an empty page: ${bare.map(longFrames).join(', ')} of ` +
      `${bare.map(({ frameMs }) => frameMs.length).join(', ')}); frames with a row still to come ` +
      `${traces.map(({ emptyFrames }) => emptyFrames).join(', ')}; tasks over 50 ms ${traces.map(({ longTaskMs }) => longTaskMs.length).join(', ')}`,
  );
  const name = `page scroll through ${WHEEL_ROWS.toLocaleString('en')} rows`;
  return [
    costFigure({
      name: `${name}, frame`,
      values: frames(traces),
      limit: rawLimit('an empty page', frames(bare)),
      judged: 'p95',
    }),
    costFigure({
      name: `${name}, frames over 50 ms`,
      unit: 'count',
      values: traces.map(longFrames),
      limit: rawLimit('an empty page', bare.map(longFrames)),
    }),
    costFigure({
      name: `${name}, frames with a row still to come`,
      unit: 'count',
      values: traces.map(({ emptyFrames }) => emptyFrames),
    }),
  ];
}

/** The queue as a person has it: from the press to the painted rows, and scrolled. */
export const queuePageBenchmark: Benchmark = async (context) => {
  const desk = await openDeskPage(context.folder, context.summaries);
  try {
    const { page } = desk;
    const limit = await barePaint(desk);
    await page.bringToFront();
    await signInAs(page, 'Sam Ortiz');
    await waitForAll(page, context.summaries, 1000);
    await page.waitForTimeout(2000);
    const figures: Figure[] = [];
    for (const act of ACTS) {
      tell(`queue-page: ${act.name}`);
      await reset(page);
      figures.push(costFigure({ name: `page ${act.name}`, values: await measureAct(page, act), limit, judged: 'p95' }));
    }
    return [...figures, ...(await scrollFigures(desk, context))];
  } finally {
    await desk.close();
  }
};
