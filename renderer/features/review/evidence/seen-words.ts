import { useTranslation } from 'react-i18next';
import { isSeen } from '../../../../shared/domain/evidence';
import type { StripItem } from '../model/strip-items';
import { useReview } from '../review-context';

export interface SeenWords {
  kind: 'seen' | 'part' | 'not_seen' | 'not_sent';
  text: string;
}

/** Whether an item counts as seen under the policy, in words. */
export function useSeenWords(): (item: StripItem) => SeenWords {
  const { t } = useTranslation();
  const { state, policy } = useReview();
  return ({ media }) => {
    if (!media) return { kind: 'not_sent', text: t('review.evidence.notSent') };
    const seen = state.seen[media.id];
    if (isSeen(policy, media, seen)) return { kind: 'seen', text: t('review.evidence.seen') };
    if (media.kind === 'liveness_clip' && seen && seen.playedPercent > 0)
      return { kind: 'part', text: t('review.evidence.partSeen', { percent: seen.playedPercent }) };
    return { kind: 'not_seen', text: t('review.evidence.notSeen') };
  };
}
