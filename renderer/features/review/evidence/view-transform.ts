/** Widths and heights in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** How one photo is looked at: `zoom` relative to fit (1), the centre in shares of the picture, quarter turns clockwise. */
export interface PaneView {
  zoom: number;
  centreX: number;
  centreY: number;
  turns: number;
}

export const FIT_VIEW: PaneView = { zoom: 1, centreX: 0.5, centreY: 0.5, turns: 0 };
/** The closest a photo can be looked at, relative to fit. */
export const MAX_ZOOM = 8;
/** One step of the zoom keys. */
export const ZOOM_STEP = 1.25;

interface Point {
  x: number;
  y: number;
}

/** Turns a vector by quarter turns clockwise (screen coordinates). */
function turned({ x, y }: Point, turns: number): Point {
  switch (((turns % 4) + 4) % 4) {
    case 1:
      return { x: -y, y: x };
    case 2:
      return { x: -x, y: -y };
    case 3:
      return { x: y, y: -x };
    default:
      return { x, y };
  }
}

const isSideways = (turns: number): boolean => Math.abs(turns % 2) === 1;

/** Pixels of the pane for one pixel of the picture when the whole picture just fits. */
export function fitScale(pane: Size, picture: Size, turns: number): number {
  const [width, height] = isSideways(turns) ? [picture.height, picture.width] : [picture.width, picture.height];
  return Math.min(pane.width / width, pane.height / height);
}

/** Pixels of the pane for one pixel of the picture in this view. */
export const scaleOf = (view: PaneView, pane: Size, picture: Size): number =>
  fitScale(pane, picture, view.turns) * view.zoom;

const limit = (value: number, most: number): number => Math.min(most, Math.max(-most, value));

/** Keeps the zoom in its range and the picture in the pane: no empty margin on a side where there is more to see. */
export function clampView(view: PaneView, pane: Size, picture: Size): PaneView {
  const most = Math.max(MAX_ZOOM, 1 / fitScale(pane, picture, view.turns));
  const zoom = Math.min(most, Math.max(1, view.zoom));
  const scale = fitScale(pane, picture, view.turns) * zoom;
  const centre = {
    x: (0.5 - view.centreX) * picture.width * scale,
    y: (0.5 - view.centreY) * picture.height * scale,
  };
  const offset = turned(centre, view.turns);
  const sideways = isSideways(view.turns);
  const shown = {
    width: (sideways ? picture.height : picture.width) * scale,
    height: (sideways ? picture.width : picture.height) * scale,
  };
  const kept = turned(
    {
      x: limit(offset.x, Math.max(0, (shown.width - pane.width) / 2)),
      y: limit(offset.y, Math.max(0, (shown.height - pane.height) / 2)),
    },
    -view.turns,
  );
  return {
    zoom,
    turns: view.turns,
    centreX: 0.5 - kept.x / (picture.width * scale),
    centreY: 0.5 - kept.y / (picture.height * scale),
  };
}

/** Zooms so that the point of the picture under `at` (from the pane's centre) stays where it is. */
export function zoomAt(view: PaneView, factor: number, at: Point, pane: Size, picture: Size): PaneView {
  const scale = scaleOf(view, pane, picture);
  const most = Math.max(MAX_ZOOM, 1 / fitScale(pane, picture, view.turns));
  const zoom = Math.min(most, Math.max(1, view.zoom * factor));
  const nextScale = (scale / view.zoom) * zoom;
  const there = turned(at, -view.turns);
  return clampView(
    {
      ...view,
      zoom,
      centreX: view.centreX + (there.x / scale - there.x / nextScale) / picture.width,
      centreY: view.centreY + (there.y / scale - there.y / nextScale) / picture.height,
    },
    pane,
    picture,
  );
}

/** Moves the picture under the pane by pixels of the pane. */
export function panBy(view: PaneView, by: Point, pane: Size, picture: Size): PaneView {
  const scale = scaleOf(view, pane, picture);
  const move = turned(by, -view.turns);
  return clampView(
    {
      ...view,
      centreX: view.centreX - move.x / scale / picture.width,
      centreY: view.centreY - move.y / scale / picture.height,
    },
    pane,
    picture,
  );
}

/** Turns by quarter turns, keeping what is in the centre there. */
export const turnBy = (view: PaneView, quarters: number, pane: Size, picture: Size): PaneView =>
  clampView({ ...view, turns: (((view.turns + quarters) % 4) + 4) % 4 }, pane, picture);

/** The view in which one pixel of the picture is one pixel of the screen. `pixelRatio` is the screen's. */
export const exactView = (view: PaneView, pane: Size, picture: Size, pixelRatio: number): PaneView =>
  clampView({ ...view, zoom: 1 / (fitScale(pane, picture, view.turns) * pixelRatio) }, pane, picture);

/** The CSS transform that shows a picture of its natural size, placed at the pane's corner, in this view. */
export function cssTransform(view: PaneView, pane: Size, picture: Size): string {
  const scale = scaleOf(view, pane, picture);
  const left = -view.centreX * picture.width;
  const top = -view.centreY * picture.height;
  return `translate(${pane.width / 2}px, ${pane.height / 2}px) rotate(${view.turns * 90}deg) scale(${scale}) translate(${left}px, ${top}px)`;
}
