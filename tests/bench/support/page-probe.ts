/** One trace of a page while it was scrolled. */
export interface ScrollTrace {
  /** Milliseconds from each frame to the next. */
  frameMs: number[];
  /** Tasks of more than 50 ms on the page's thread, in milliseconds. */
  longTaskMs: number[];
  /** Frames in which a row in the window had not come yet. */
  emptyFrames: number;
}

/** What the page measures about itself. All times are of the page's own clock, which its input events carry too. */
export interface PageProbe {
  /** Waits for the last of `presses` key presses or clicks, and then for the list to be another one, whole and painted. */
  arm: (presses: number) => void;
  /** Milliseconds from that press to the paint. */
  painted: () => Promise<number>;
  startTrace: () => void;
  stopTrace: () => ScrollTrace;
  /** Milliseconds from each key press to the first code that hears of it, since the last call. */
  takeDelays: () => number[];
}

declare global {
  interface Window {
    benchProbe: PageProbe;
  }
}

/** Runs inside the page, before its own code: everything it uses is written here. */
export function installProbe(): void {
  const EMPTY = '[role=row][data-loading]';
  const LIMIT_MS = 10_000;
  let wanted = 0;
  let lastPressMs = 0;
  let result: Promise<number> = Promise.resolve(0);
  let delays: number[] = [];

  /** References of the rows that are drawn, and which one is selected: what a person would see change. */
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- only what is inside goes to the page
  const looks = (): string => {
    const rows = [...document.querySelectorAll('[role=row][id^=queue-row-]')];
    const references = rows.map((row) => row.children[2]?.textContent ?? '');
    return `${document.querySelector('[role=row][aria-selected=true]')?.id ?? ''} ${references.join(' ')}`;
  };
  const isWhole = (): boolean =>
    document.querySelector('[role=row][id^=queue-row-]') !== null && document.querySelector(EMPTY) === null;

  const onPress = (event: Event): void => {
    delays.push(performance.now() - event.timeStamp);
    if (wanted <= 0) return;
    wanted -= 1;
    lastPressMs = event.timeStamp;
  };
  addEventListener('keydown', onPress, { capture: true });
  addEventListener('click', onPress, { capture: true });

  const waitForChange = (before: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const startedMs = performance.now();
      const look = (nowMs: number): void => {
        if (nowMs - startedMs > LIMIT_MS) reject(new Error(`nothing changed: ${wanted} presses missing, ${looks()}`));
        else if (wanted > 0 || !isWhole() || looks() === before) requestAnimationFrame(look);
        else {
          // A message from within a frame comes when that frame has been handed over.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => {
            port1.close();
            resolve(performance.now() - lastPressMs);
          });
          port1.start();
          port2.postMessage(0);
        }
      };
      requestAnimationFrame(look);
    });

  let isTracing = false;
  let trace: { frameMs: number[]; longTaskMs: number[]; emptyFrames: number } = {
    frameMs: [],
    longTaskMs: [],
    emptyFrames: 0,
  };
  const tasks = new PerformanceObserver((list) => {
    trace.longTaskMs.push(...list.getEntries().map((entry) => entry.duration));
  });
  const hasEmptyRow = (): boolean => {
    const grid = document.querySelector('[role=grid]')?.getBoundingClientRect();
    if (!grid) return false;
    return [...document.querySelectorAll(EMPTY)].some((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > grid.top && top < grid.bottom;
    });
  };
  const traceFrames = (lastMs: number): void => {
    requestAnimationFrame((nowMs) => {
      if (!isTracing) return;
      trace.frameMs.push(nowMs - lastMs);
      if (hasEmptyRow()) trace.emptyFrames += 1;
      traceFrames(nowMs);
    });
  };

  window.benchProbe = {
    arm: (presses) => {
      wanted = presses;
      result = waitForChange(looks());
      // It is heard of when it is asked for.
      result.catch(() => undefined);
    },
    painted: () => result,
    startTrace: () => {
      trace = { frameMs: [], longTaskMs: [], emptyFrames: 0 };
      isTracing = true;
      tasks.observe({ entryTypes: ['longtask'] });
      requestAnimationFrame((nowMs) => traceFrames(nowMs));
    },
    stopTrace: () => {
      isTracing = false;
      tasks.disconnect();
      return trace;
    },
    takeDelays: () => {
      const taken = delays;
      delays = [];
      return taken;
    },
  };
}
