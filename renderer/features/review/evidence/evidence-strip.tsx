import { IconCheck, IconCircleDashed, IconCircleHalf2, IconPhotoOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StripItem } from '../model/strip-items';
import { useReview } from '../review-context';
import { useReviewNames } from '../review-names';
import { useSeenWords } from './seen-words';
import css from './evidence-strip.module.css';

const ICONS = { seen: IconCheck, part: IconCircleHalf2, not_seen: IconCircleDashed, not_sent: IconPhotoOff } as const;

function Thumb({ item }: { item: StripItem }) {
  const { shelf } = useReview();
  const file = item.media ? shelf.get(item.media.id) : undefined;
  if (file?.state !== 'shown') return null;
  if (item.kind === 'clip') return <video src={file.url} muted preload="metadata" tabIndex={-1} aria-hidden="true" />;
  return <img src={file.url} alt="" draggable={false} />;
}

/** Every item of evidence in order, with what it is and whether it was seen. */
export function EvidenceStrip() {
  const { t } = useTranslation();
  const { items, panes } = useReview();
  const { itemName } = useReviewNames();
  const seenWords = useSeenWords();
  const { layout, shown, active } = panes.state;
  return (
    <ol className={css['strip']} aria-label={t('review.evidence.strip')}>
      {items.map((item, index) => {
        const seen = seenWords(item);
        const Icon = ICONS[seen.kind];
        const isShown = layout === 'one' ? shown[active] === item.id : shown.includes(item.id);
        return (
          <li key={item.id}>
            <button
              type="button"
              className={css['item']}
              aria-pressed={isShown}
              onClick={() => panes.put(item.id)}
              onContextMenu={(event) => event.preventDefault()}
            >
              <span className={css['thumb']}>
                <Thumb item={item} />
                <span className={css['number']} aria-hidden="true">
                  {index + 1}
                </span>
              </span>
              <span className={css['name']}>{itemName(item)}</span>
              <span className={css['seen']} data-kind={seen.kind}>
                <Icon size={12} stroke={2} aria-hidden="true" />
                {seen.text}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
