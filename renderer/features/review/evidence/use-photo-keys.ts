import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../components/announcer';
import { useKeys } from '../../../keyboard/keyboard-context';
import { type ViewCommand, onViewCommand } from './view-commands';
import {
  FIT_VIEW,
  type PaneView,
  type Picture,
  type Size,
  ZOOM_STEP,
  exactView,
  isFitted,
  panBy,
  turnBy,
  wholeView,
  zoomAt,
} from './view-transform';

interface PhotoControl {
  view: PaneView;
  size: Size | undefined;
  picture: Picture;
  setView: (view: PaneView) => void;
}

const NEAR = 0.1;
const FAR = 0.5;
const REST_MS = 600;

function commanded(command: ViewCommand, { view, picture }: PhotoControl, size: Size): PaneView {
  switch (command) {
    case 'zoomIn':
      return zoomAt(view, ZOOM_STEP, { x: 0, y: 0 }, size, picture);
    case 'zoomOut':
      return zoomAt(view, 1 / ZOOM_STEP, { x: 0, y: 0 }, size, picture);
    case 'fit':
      // The document first; asked once more, the whole photo.
      return isFitted(view, size, picture) ? wholeView(view.turns, size, picture) : { ...FIT_VIEW, turns: view.turns };
    case 'exact':
      return exactView(view, size, picture, window.devicePixelRatio);
    case 'turn':
      return turnBy(view, 1, size, picture);
    case 'turnBack':
      return turnBy(view, -1, size, picture);
  }
}

/** Keys of a photo: zoom and turn while its pane is the active one, moving while the pane has the focus. */
export function usePhotoKeys(
  pane: RefObject<HTMLDivElement | null>,
  control: RefObject<PhotoControl>,
  isActive: boolean,
): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  useEffect(() => {
    const target = pane.current;
    if (!target || !isActive) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onViewCommand(target, (command) => {
      const now = control.current;
      if (!now.size) return;
      now.setView(commanded(command, now, now.size));
      clearTimeout(timer);
      timer = setTimeout(
        () => announce(t('review.view.rests', { percent: Math.round(control.current.view.zoom * 100) })),
        REST_MS,
      );
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [pane, control, isActive, announce, t]);
  const ask = (command: ViewCommand) => () => {
    const now = control.current;
    if (now.size) now.setView(commanded(command, now, now.size));
  };
  useKeys(
    'review',
    {
      zoomIn: ask('zoomIn'),
      zoomOut: ask('zoomOut'),
      zoomFit: ask('fit'),
      zoomExact: ask('exact'),
      turn: ask('turn'),
      turnBack: ask('turnBack'),
    },
    isActive,
  );
  const pan = (x: number, y: number) => () => {
    const { view, size, picture, setView } = control.current;
    if (!size || !pane.current?.contains(document.activeElement)) return false;
    setView(panBy(view, { x: -x * size.width, y: -y * size.height }, size, picture));
  };
  useKeys(
    'photo',
    {
      panLeft: pan(-NEAR, 0),
      panRight: pan(NEAR, 0),
      panUp: pan(0, -NEAR),
      panDown: pan(0, NEAR),
      panFarLeft: pan(-FAR, 0),
      panFarRight: pan(FAR, 0),
      panFarUp: pan(0, -FAR),
      panFarDown: pan(0, FAR),
    },
    isActive,
  );
}
