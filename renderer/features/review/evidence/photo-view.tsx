import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { MediaRef } from '../../../../shared/portal-api/application';
import { useReview } from '../review-context';
import { usePhotoKeys } from './use-photo-keys';
import { useSeenClock } from './use-seen-clock';
import { type Part, type Size, WHOLE, clampView, cssTransform, panBy, zoomAt } from './view-transform';
import css from './evidence-pane.module.css';

interface PhotoViewProps {
  itemId: string;
  media: MediaRef;
  url: string;
  /** Where the document lies on it, with its air. */
  outline: Part | undefined;
  /** The pane around it, which has the focus. */
  pane: RefObject<HTMLDivElement | null>;
  isActive: boolean;
  label: string;
  /** What lies over the picture. */
  children: ReactNode;
}

/** A photo that can be zoomed at the pointer, dragged and turned. Its size comes from metadata, so nothing moves when it appears. */
export function PhotoView({ itemId, media, url, outline, pane, isActive, label, children }: PhotoViewProps) {
  const { panes } = useReview();
  const well = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>();
  const [isDragging, setDragging] = useState(false);
  const picture = { width: media.widthPx, height: media.heightPx, frame: outline ?? WHOLE };
  const raw = panes.viewOf(itemId);
  const view = size ? clampView(raw, size, picture) : raw;
  const control = { view, size, picture, setView: (next: typeof view) => panes.setView(itemId, next) };
  const latest = useRef(control);
  useEffect(() => {
    latest.current = control;
  });
  usePhotoKeys(pane, latest, isActive);
  useSeenClock(media.id, size !== undefined);

  useEffect(() => {
    const target = well.current;
    if (!target) return undefined;
    const sizes = new ResizeObserver(() => setSize({ width: target.clientWidth, height: target.clientHeight }));
    sizes.observe(target);
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const now = latest.current;
      if (!now.size) return;
      const box = target.getBoundingClientRect();
      const at = {
        x: event.clientX - box.left - box.width / 2,
        y: event.clientY - box.top - box.height / 2,
      };
      now.setView(zoomAt(now.view, Math.exp(-event.deltaY * 0.002), at, now.size, now.picture));
    };
    target.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      sizes.disconnect();
      target.removeEventListener('wheel', onWheel);
    };
  }, [latest]);

  return (
    <div
      ref={well}
      className={css['photo']}
      data-dragging={isDragging || undefined}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={(event) => {
        if (isDragging && size)
          panes.setView(itemId, panBy(view, { x: event.movementX, y: event.movementY }, size, picture));
      }}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
    >
      {size ? (
        <img
          src={url}
          alt={label}
          width={picture.width}
          height={picture.height}
          draggable={false}
          decoding="sync"
          style={{ transform: cssTransform(view, size, picture) }}
        />
      ) : null}
      {children}
    </div>
  );
}
