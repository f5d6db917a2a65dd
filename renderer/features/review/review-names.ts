import { useTranslation } from 'react-i18next';
import { FACE_SUBJECT, LIVENESS_SUBJECT } from '../../../shared/domain/checklist';
import { splitKey } from './model/review-state';
import type { StripItem } from './model/strip-items';
import { useReview } from './review-context';

/** Names of things in a review, in the page's language. */
export function useReviewNames() {
  const { t } = useTranslation();
  const { application, items } = useReview();
  const documentName = (documentId: string): string => {
    const document = application.documents.find(({ id }) => id === documentId);
    return document ? t(`documents.${document.type}`) : documentId;
  };
  const itemName = (item: StripItem): string =>
    item.kind === 'clip'
      ? t('review.evidence.clip')
      : t('review.evidence.itemName', {
          document: t(`documents.${item.documentType}`),
          side: t(`sides.${item.side}`),
        });
  return {
    documentName,
    itemName,
    mediaName: (mediaId: string): string => {
      const item = items.find(({ media }) => media?.id === mediaId);
      return item ? itemName(item) : mediaId;
    },
    subjectName: (subject: string): string => {
      if (subject === LIVENESS_SUBJECT) return t('review.checks.liveness');
      if (subject === FACE_SUBJECT) return t('review.checks.face');
      return documentName(subject);
    },
    checkId: (key: string): string => splitKey(key).checkId,
  };
}
