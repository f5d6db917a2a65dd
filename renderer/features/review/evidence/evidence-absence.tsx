import { IconCloudOff, IconFileAlert, IconPhotoDown, IconPhotoOff, IconPhotoX, IconShieldX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../format/use-words';
import type { StripItem } from '../model/strip-items';
import { useReview } from '../review-context';
import { useReviewNames } from '../review-names';
import { type AbsenceKind, absenceOf } from './absence';
import type { ShelfItem } from './evidence-shelf';
import css from './evidence-pane.module.css';

const ICONS = {
  loading: IconPhotoDown,
  not_here: IconCloudOff,
  damaged: IconFileAlert,
  undecodable: IconPhotoX,
  refused: IconShieldX,
  not_sent: IconPhotoOff,
  lost: IconCloudOff,
} as const;

/** Says why a pane shows no picture, and what can be done. */
export function EvidenceAbsence({ item, file }: { item: StripItem; file: ShelfItem | undefined }) {
  const { t } = useTranslation();
  const words = useWords();
  const { view, askAgain } = useReview();
  const { itemName } = useReviewNames();
  const { media } = item;
  const handle = view.evidence.find(({ mediaId }) => mediaId === media?.id);
  const kind: AbsenceKind = absenceOf(media !== undefined, handle?.state, file);
  const [title, more] = ((): [string, string] => {
    switch (kind) {
      case 'loading':
        return [
          itemName(item),
          t('review.evidence.loading', {
            received: words.size(handle?.state === 'ready' ? (media?.sizeBytes ?? 0) : (handle?.receivedBytes ?? 0)),
            size: words.size(media?.sizeBytes ?? 0),
          }),
        ];
      case 'not_here':
        return [t('review.evidence.notHere'), t('review.evidence.notHereMore')];
      case 'damaged':
        return [t('review.evidence.damaged'), t('review.evidence.damagedMore')];
      case 'refused':
        return [t('review.evidence.refused'), t('review.evidence.refusedMore')];
      case 'lost':
        return [t('review.evidence.notHere'), t('review.evidence.lost')];
      case 'undecodable':
        return [
          item.kind === 'clip' ? t('review.evidence.undecodableClip') : t('review.evidence.undecodablePhoto'),
          t('review.evidence.undecodableMore'),
        ];
      case 'not_sent':
        return item.kind === 'clip'
          ? [t('review.evidence.clipMissing'), '']
          : [t(`review.evidence.side_${item.side}_missing`), t('review.evidence.sideMissingMore')];
    }
  })();
  const Icon = ICONS[kind];
  const canAsk = media !== undefined && (kind === 'damaged' || kind === 'undecodable' || kind === 'not_here');
  const action: ReactNode = canAsk ? (
    <button type="button" onClick={() => askAgain(media.id)}>
      {t('review.evidence.askAgain')}
    </button>
  ) : null;
  return (
    <output className={css['absence']} data-late={kind === 'loading' || undefined}>
      <Icon size={28} stroke={1.25} aria-hidden="true" />
      <p className={css['title']}>{title}</p>
      <p className={css['more']}>{more}</p>
      {action}
    </output>
  );
}
