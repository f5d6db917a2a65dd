import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absenceOf } from '../../../renderer/features/review/evidence/absence';
import { clipTime } from '../../../renderer/features/review/evidence/clip-time';
import { EvidenceShelf } from '../../../renderer/features/review/evidence/evidence-shelf';
import { FrameClock } from '../../../renderer/features/review/evidence/frame-clock';
import { findOutline } from '../../../renderer/features/review/evidence/document-outline';
import { aspectOf, bestLayout } from '../../../renderer/features/review/evidence/layout-choice';
import { PlayedShare } from '../../../renderer/features/review/evidence/played-share';
import { openPanes, panesReducer } from '../../../renderer/features/review/evidence/use-panes';
import {
  FIT_VIEW,
  MAX_ZOOM,
  clampView,
  exactView,
  fitScale,
  panBy,
  WHOLE,
  isFitted,
  scaleOf,
  turnBy,
  wholeView,
  zoomAt,
} from '../../../renderer/features/review/evidence/view-transform';
import { EvidenceError } from '../../../renderer/transport/desk-transport';

const PANE = { width: 734, height: 398 };
const PICTURE = { width: 4000, height: 3000, frame: WHOLE };
const FRAMED = { ...PICTURE, frame: { left: 0.2, top: 0.3, right: 0.7, bottom: 0.8 } };

describe('looking at a photo', () => {
  it('fits the whole picture, also when it is turned', () => {
    expect(fitScale(PANE, PICTURE, 0)).toBeCloseTo(398 / 3000);
    expect(fitScale(PANE, PICTURE, 1)).toBeCloseTo(398 / 4000);
  });

  it('zooms so that what is under the pointer stays under it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: -150, max: 150 }),
        fc.integer({ min: 0, max: 3 }),
        (x, y, turns) => {
          const start = clampView({ ...FIT_VIEW, turns, zoom: 3 }, PANE, PICTURE);
          const next = zoomAt(start, 1.25, { x, y }, PANE, PICTURE);
          const under = (view: typeof start) => {
            const scale = scaleOf(view, PANE, PICTURE);
            const angle = (-turns * Math.PI) / 2;
            const [cos, sin] = [Math.round(Math.cos(angle)), Math.round(Math.sin(angle))];
            return [
              view.centreX + (x * cos - y * sin) / scale / PICTURE.width,
              view.centreY + (x * sin + y * cos) / scale / PICTURE.height,
            ];
          };
          const [before, after] = [under(start), under(next)];
          expect(after[0]).toBeCloseTo(before[0] ?? 9, 9);
          expect(after[1]).toBeCloseTo(before[1] ?? 9, 9);
        },
      ),
    );
  });

  it('stays between fit and eight times fit, and never shows an empty margin where there is more to see', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.integer({ min: 0, max: 3 }),
        (zoom, centreX, centreY, turns) => {
          const view = clampView({ zoom, centreX, centreY, turns }, PANE, PICTURE);
          const most = Math.max(MAX_ZOOM, 1 / fitScale(PANE, PICTURE, turns));
          expect(view.zoom).toBeGreaterThanOrEqual(1);
          expect(view.zoom).toBeLessThanOrEqual(most + 1e-9);
          for (const centre of [view.centreX, view.centreY])
            expect(Math.abs(centre - 0.5)).toBeLessThanOrEqual(0.5 + 1e-9);
        },
      ),
    );
  });

  it('fits the document where its outline is known, and the whole photo when asked once more', () => {
    const fitted = clampView(FIT_VIEW, PANE, FRAMED);
    expect(scaleOf(fitted, PANE, FRAMED)).toBeCloseTo(398 / 1500);
    expect([fitted.centreX, fitted.centreY]).toEqual([expect.closeTo(0.5), expect.closeTo(0.5)]);
    expect(isFitted(fitted, PANE, FRAMED)).toBe(true);
    const whole = wholeView(0, PANE, FRAMED);
    expect(scaleOf(whole, PANE, FRAMED)).toBeCloseTo(398 / 3000);
    expect(isFitted(whole, PANE, FRAMED)).toBe(false);
  });

  it('moves with the pointer and comes back after four quarter turns', () => {
    const start = clampView({ ...FIT_VIEW, zoom: 4 }, PANE, PICTURE);
    const moved = panBy(start, { x: 40, y: 10 }, PANE, PICTURE);
    expect(moved.centreX).toBeLessThan(start.centreX);
    const round = [1, 1, 1, 1].reduce((view, by) => turnBy(view, by, PANE, PICTURE), moved);
    expect(round.turns).toBe(0);
    expect(turnBy(start, -1, PANE, PICTURE).turns).toBe(3);
  });

  it('shows one pixel of the picture on one of the screen when asked', () => {
    const view = exactView(FIT_VIEW, PANE, PICTURE, 2);
    expect(scaleOf(view, PANE, PICTURE)).toBeCloseTo(0.5);
  });
});

const isCard = (x: number, y: number) => x >= 24 && x < 72 && y >= 18 && y < 54;

describe('the outline of a document', () => {
  const TABLE = [90, 60, 40];
  const CARD = [210, 220, 225];
  /** A photo of 96 x 72 with a card on a table; `shade` lights it unevenly. */
  const photo = (covers: (x: number, y: number) => boolean, shade = (_x: number) => 0) => {
    const [width, height] = [96, 72];
    const rgba = new Uint8ClampedArray(width * height * 4);
    for (let at = 0; at < width * height; at += 1) {
      const [x, y] = [at % width, Math.floor(at / width)];
      const grain = ((x * 7 + y * 13) % 5) - 2;
      rgba.set([...(covers(x, y) ? CARD : TABLE).map((value) => value + grain + shade(x)), 255], at * 4);
    }
    return { width, height, rgba };
  };
  const OUTLINE = {
    left: expect.closeTo(0.23),
    top: expect.closeTo(0.23),
    right: expect.closeTo(0.77),
    bottom: expect.closeTo(0.77),
  };

  it('is found with four hundredths of air, also in uneven light and across a stripe as dark as the table', () => {
    expect(findOutline(photo(isCard), [])).toEqual(OUTLINE);
    expect(
      findOutline(
        photo(isCard, (x) => x / 4),
        [],
      ),
    ).toEqual(OUTLINE);
    expect(
      findOutline(
        photo((x, y) => isCard(x, y) && (y < 22 || y > 26)),
        [],
      ),
    ).toEqual(OUTLINE);
  });

  it('is not claimed where it would leave out what was read, where nothing stands out, and where all of it does', () => {
    expect(findOutline(photo(isCard), [{ left: 0.2, top: 0.4, right: 0.5, bottom: 0.5 }])).toBeUndefined();
    expect(findOutline(photo(isCard), [{ left: 0.3, top: 0.4, right: 0.5, bottom: 0.5 }])).toEqual(OUTLINE);
    expect(
      findOutline(
        photo(() => false),
        [],
      ),
    ).toBeUndefined();
    expect(
      findOutline(
        photo((x, y) => x > 1 && x < 94 && y > 1 && y < 70),
        [],
      ),
    ).toBeUndefined();
  });
});

describe('panes', () => {
  it('open in the layout that shows the document largest', () => {
    expect(bestLayout({ width: 734, height: 800 }, 1.586)).toBe('over');
    expect(bestLayout({ width: 1296, height: 748 }, 1.586)).toBe('beside');
    expect(bestLayout({ width: 734, height: 800 }, 0.7)).toBe('beside');
    const clip = { kind: 'clip', id: 'clip', media: undefined } as const;
    expect(bestLayout({ width: 734, height: 800 }, aspectOf(clip))).toBe('beside');
  });

  it('never show the same item twice, and share zoom but not turning when linked', () => {
    const media = undefined;
    const side = (id: string) =>
      ({ kind: 'side', id, documentId: 'd', documentType: 'national_id', side: 'front', media }) as const;
    const opened = openPanes([side('a'), side('b'), side('c')]);
    expect(opened.shown).toEqual(['a', 'b']);
    expect(panesReducer(opened, { type: 'put', itemId: 'b' }).active).toBe(1);
    expect(panesReducer(opened, { type: 'put', itemId: 'c' }).shown).toEqual(['c', 'b']);
    const linked = panesReducer(opened, { type: 'linked' });
    const viewed = panesReducer(linked, {
      type: 'viewed',
      itemId: 'a',
      view: { zoom: 2, centreX: 0.4, centreY: 0.6, turns: 1 },
    });
    expect(viewed.views['b']).toEqual({ zoom: 2, centreX: 0.4, centreY: 0.6, turns: 0 });
  });
});

describe('the clip', () => {
  it('counts what was played, also where a slow machine left frames out', () => {
    const share = new PlayedShare(4000);
    for (let atMs = 0; atMs < 4000; atMs += 120) share.show(atMs, 1);
    share.end(4000);
    expect(share.percent).toBe(100);
  });

  it('does not count what was jumped over', () => {
    const share = new PlayedShare(4000);
    share.show(0, 0);
    share.jump();
    share.show(3900, 0);
    expect(share.percent).toBe(2);
    share.show(3000, 1);
    share.show(3600, 1);
    expect(share.percent).toBeLessThan(6);
  });

  it('does not count the time between two steps of single frames', () => {
    const share = new PlayedShare(4000);
    for (const atMs of [0, 400, 800, 1200]) share.show(atMs, 0);
    expect(share.percent).toBe(4);
  });

  it('learns the length of a frame from frames that follow each other', () => {
    const clock = new FrameClock();
    expect(clock.frameMs).toBe(40);
    clock.show(0, 1);
    clock.show(33.3, 2);
    clock.show(900, 3);
    expect(clock.frameMs).toBeCloseTo(33.3);
    expect(clock.frameAt(clock.middleOf(17))).toBe(17);
    expect(clock.frames(3330)).toBe(100);
  });

  it('writes moments to the hundredth', () => {
    expect([0, 2480, 67_205].map(clipTime)).toEqual(['0:00.00', '0:02.48', '1:07.21']);
  });
});

describe('why a pane shows no picture', () => {
  it('believes core unless the page found out more', () => {
    expect(absenceOf(false, undefined, undefined)).toBe('not_sent');
    expect(absenceOf(true, 'fetching', undefined)).toBe('loading');
    expect(absenceOf(true, 'damaged', { state: 'undecodable' })).toBe('damaged');
    expect(absenceOf(true, 'ready', { state: 'undecodable' })).toBe('undecodable');
    expect(absenceOf(true, 'ready', { state: 'failed', code: 'LINK_LOST' })).toBe('lost');
    expect(absenceOf(true, undefined, undefined)).toBe('not_here');
  });
});

const item = (mediaId: string, more = {}) => ({
  mediaId,
  handle: `h-${mediaId}`,
  state: 'ready' as const,
  receivedBytes: 3,
  photo: { holds: [] },
  ...more,
});

function shelf(decodes = true) {
  const reported: string[] = [];
  const asked: string[] = [];
  let unknown = 0;
  const made = new EvidenceShelf({
    readEvidence: async (handle) => {
      asked.push(handle);
      if (handle === 'h-old') throw new EvidenceError('HANDLE_UNKNOWN');
      return { bytes: new ArrayBuffer(3), contentType: 'image/jpeg' };
    },
    decodePhoto: async () => {
      if (!decodes) throw new Error('no picture');
      return undefined;
    },
    onUndecodable: (mediaId) => void reported.push(mediaId),
    onHandleUnknown: () => void (unknown += 1),
  });
  return { made, reported, asked, unknown: () => unknown };
}

describe('the shelf of evidence', () => {
  it('reads what is ready once, and revokes it when it closes', async () => {
    const { made, asked } = shelf();
    made.offer([item('a'), item('b', { state: 'fetching' })]);
    made.offer([item('a')]);
    await expect.poll(() => made.items.get('a')?.state).toBe('shown');
    expect(asked).toEqual(['h-a']);
    const shown = made.items.get('a');
    made.close();
    expect(made.items.size).toBe(0);
    if (shown?.state !== 'shown') throw new Error('not shown');
    await expect(fetch(shown.url)).rejects.toThrow(TypeError);
  });

  it('reports a photo that does not open, and never shows it', async () => {
    const { made, reported } = shelf(false);
    made.offer([item('a')]);
    await expect.poll(() => made.items.get('a')?.state).toBe('undecodable');
    expect(reported).toEqual(['a']);
    made.close();
  });

  it('asks for a new handle when the old one expired, and reads with it', async () => {
    const { made, asked, unknown } = shelf();
    made.offer([item('a', { handle: 'h-old' })]);
    await expect.poll(() => unknown()).toBe(1);
    made.offer([item('a', { handle: 'h-new' })]);
    await expect.poll(() => made.items.get('a')?.state).toBe('shown');
    expect(asked).toEqual(['h-old', 'h-new']);
    made.close();
  });
});
