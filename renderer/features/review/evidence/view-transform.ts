/** Widths and heights in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** A part of a picture, in shares of its width and height. */
export interface Part {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A picture and what of it fits the pane at first: the document with a little air, or all of it where no outline is known. */
export interface Picture extends Size {
  frame: Part;
}

/** The frame of a picture whose document was not made out. */
export const WHOLE: Part = { left: 0, top: 0, right: 1, bottom: 1 };

/**
 * How one photo is looked at: `zoom` relative to fit (1), the centre in shares of the frame, quarter turns clockwise. As it is told by the
 * frame, linked panes show the same place of two documents, however they lie on their photos.
 */
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

const frameSize = ({ width, height, frame }: Picture): Size => ({
  width: width * (frame.right - frame.left),
  height: height * (frame.bottom - frame.top),
});

function scaleToFit(pane: Size, size: Size, turns: number): number {
  const [width, height] = isSideways(turns) ? [size.height, size.width] : [size.width, size.height];
  return Math.min(pane.width / width, pane.height / height);
}

/** Pixels of the pane for one pixel of the picture when its frame just fits. */
export const fitScale = (pane: Size, picture: Picture, turns: number): number =>
  scaleToFit(pane, frameSize(picture), turns);

/** Pixels of the pane for one pixel of the picture in this view. */
export const scaleOf = (view: PaneView, pane: Size, picture: Picture): number =>
  fitScale(pane, picture, view.turns) * view.zoom;

/** From the whole photo to the closest look. */
function limitZoom(zoom: number, turns: number, pane: Size, picture: Picture): number {
  const fit = fitScale(pane, picture, turns);
  const least = Math.min(1, scaleToFit(pane, picture, turns) / fit);
  return Math.min(Math.max(MAX_ZOOM, 1 / fit), Math.max(least, zoom));
}

const limit = (value: number, most: number): number => Math.min(most, Math.max(-most, value));

/** The centre of a view in pixels of the picture. */
const centreOf = (view: PaneView, picture: Picture): Point => {
  const { width, height } = frameSize(picture);
  return {
    x: picture.frame.left * picture.width + view.centreX * width,
    y: picture.frame.top * picture.height + view.centreY * height,
  };
};

/** Keeps the zoom in its range and the picture in the pane: no empty margin on a side where there is more to see. */
export function clampView(view: PaneView, pane: Size, picture: Picture): PaneView {
  const zoom = limitZoom(view.zoom, view.turns, pane, picture);
  const scale = fitScale(pane, picture, view.turns) * zoom;
  const centre = centreOf(view, picture);
  const offset = turned(
    { x: (picture.width / 2 - centre.x) * scale, y: (picture.height / 2 - centre.y) * scale },
    view.turns,
  );
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
  const { width, height } = frameSize(picture);
  return {
    zoom,
    turns: view.turns,
    centreX: (picture.width / 2 - kept.x / scale - picture.frame.left * picture.width) / width,
    centreY: (picture.height / 2 - kept.y / scale - picture.frame.top * picture.height) / height,
  };
}

/** The view that shows the whole photo. */
export const wholeView = (turns: number, pane: Size, picture: Picture): PaneView =>
  clampView({ zoom: 0, centreX: 0.5, centreY: 0.5, turns }, pane, picture);

/** Whether a view shows what "fit" shows. */
export function isFitted(view: PaneView, pane: Size, picture: Picture): boolean {
  const fit = clampView({ ...FIT_VIEW, turns: view.turns }, pane, picture);
  return (['zoom', 'centreX', 'centreY'] as const).every((name) => Math.abs(view[name] - fit[name]) < 1e-6);
}

/** Zooms so that the point of the picture under `at` (from the pane's centre) stays where it is. */
export function zoomAt(view: PaneView, factor: number, at: Point, pane: Size, picture: Picture): PaneView {
  const scale = scaleOf(view, pane, picture);
  const zoom = limitZoom(view.zoom * factor, view.turns, pane, picture);
  const nextScale = (scale / view.zoom) * zoom;
  const there = turned(at, -view.turns);
  const { width, height } = frameSize(picture);
  return clampView(
    {
      ...view,
      zoom,
      centreX: view.centreX + (there.x / scale - there.x / nextScale) / width,
      centreY: view.centreY + (there.y / scale - there.y / nextScale) / height,
    },
    pane,
    picture,
  );
}

/** Moves the picture under the pane by pixels of the pane. */
export function panBy(view: PaneView, by: Point, pane: Size, picture: Picture): PaneView {
  const scale = scaleOf(view, pane, picture);
  const move = turned(by, -view.turns);
  const { width, height } = frameSize(picture);
  return clampView(
    { ...view, centreX: view.centreX - move.x / scale / width, centreY: view.centreY - move.y / scale / height },
    pane,
    picture,
  );
}

/** Turns by quarter turns, keeping what is in the centre there. */
export const turnBy = (view: PaneView, quarters: number, pane: Size, picture: Picture): PaneView =>
  clampView({ ...view, turns: (((view.turns + quarters) % 4) + 4) % 4 }, pane, picture);

/** The view in which one pixel of the picture is one pixel of the screen. `pixelRatio` is the screen's. */
export const exactView = (view: PaneView, pane: Size, picture: Picture, pixelRatio: number): PaneView =>
  clampView({ ...view, zoom: 1 / (fitScale(pane, picture, view.turns) * pixelRatio) }, pane, picture);

/** The CSS transform that shows a picture of its natural size, placed at the pane's corner, in this view. */
export function cssTransform(view: PaneView, pane: Size, picture: Picture): string {
  const { x, y } = centreOf(view, picture);
  return `translate(${pane.width / 2}px, ${pane.height / 2}px) rotate(${view.turns * 90}deg) scale(${scaleOf(view, pane, picture)}) translate(${-x}px, ${-y}px)`;
}
