/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a group that takes the focus itself, which a fieldset does not */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StripItem } from '../model/strip-items';
import { useReview } from '../review-context';
import { useReviewNames } from '../review-names';
import { ClipView } from './clip-view';
import { EvidenceAbsence } from './evidence-absence';
import { PhotoView } from './photo-view';
import { useSeenWords } from './seen-words';
import { Watermark } from './watermark';
import css from './evidence-pane.module.css';

interface EvidencePaneProps {
  item: StripItem;
  isActive: boolean;
  onActivate: () => void;
}

/** One pane: a photo, a clip, or why there is none. */
export function EvidencePane({ item, isActive, onActivate }: EvidencePaneProps) {
  const { t } = useTranslation();
  const { shelf, panes, application, person } = useReview();
  const { itemName } = useReviewNames();
  const seen = useSeenWords()(item);
  const pane = useRef<HTMLDivElement>(null);
  const file = item.media ? shelf.get(item.media.id) : undefined;
  const name = itemName(item);
  const isPhotoShown = item.kind === 'side' && file?.state === 'shown';
  const label = isPhotoShown
    ? t('review.evidence.paneNameZoom', {
        item: name,
        seen: seen.text,
        percent: Math.round(panes.viewOf(item.id).zoom * 100),
      })
    : t('review.evidence.paneName', { item: name, seen: seen.text });
  // The pane takes pointer and focus itself: both say "this one", before anything inside hears of them.
  useEffect(() => {
    const target = pane.current;
    if (!target) return undefined;
    target.addEventListener('focusin', onActivate);
    target.addEventListener('pointerdown', onActivate);
    const noMenu = (event: Event) => event.preventDefault();
    target.addEventListener('contextmenu', noMenu);
    return () => {
      target.removeEventListener('focusin', onActivate);
      target.removeEventListener('pointerdown', onActivate);
      target.removeEventListener('contextmenu', noMenu);
    };
  }, [onActivate]);
  return (
    <div
      ref={pane}
      className={css['pane']}
      role="group"
      aria-roledescription={t('review.evidence.role')}
      aria-label={label}
      tabIndex={0}
      data-active-pane={isActive || undefined}
    >
      {file?.state === 'shown' && item.media ? (
        item.kind === 'clip' ? (
          <ClipView media={item.media} url={file.url} pane={pane}>
            <Watermark name={person.name} reference={application.reference} />
          </ClipView>
        ) : (
          <PhotoView
            itemId={item.id}
            media={item.media}
            url={file.url}
            outline={file.outline}
            pane={pane}
            isActive={isActive}
            label={name}
          >
            <Watermark name={person.name} reference={application.reference} />
          </PhotoView>
        )
      ) : (
        <EvidenceAbsence item={item} file={file} />
      )}
      <span className={css['label']} aria-hidden="true">
        {name}
      </span>
    </div>
  );
}
