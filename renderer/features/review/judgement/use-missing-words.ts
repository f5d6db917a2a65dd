import { useTranslation } from 'react-i18next';
import { useWords } from '../../../format/use-words';
import type { Missing } from '../model/missing';
import { splitKey } from '../model/review-state';
import { useReview } from '../review-context';
import { useReviewNames } from '../review-names';

/** How many things a sentence names before it only counts them. */
const NAMED = 4;

/** One whole sentence for one thing that is missing. */
export function useMissingWords(): (missing: Missing) => string {
  const { t } = useTranslation();
  const words = useWords();
  const { application, view } = useReview();
  const { mediaName } = useReviewNames();
  const list = (names: string[]) =>
    words.list(
      names.length > NAMED
        ? [...names.slice(0, NAMED - 1), t('review.decision.missing.others', { count: names.length - NAMED + 1 })]
        : names,
    );
  return ({ rule, subjects }) => {
    const count = subjects.length;
    switch (rule) {
      case 'checks_answered':
      case 'checks_known':
        return t(`review.decision.missing.${rule}`, { count });
      case 'checks_passed':
      case 'unclear_explained':
        return t(`review.decision.missing.${rule}`, {
          count,
          checks: list(subjects.map((key) => splitKey(key).checkId)),
        });
      case 'evidence_seen':
        return t('review.decision.missing.evidence_seen', { count, items: list(subjects.map(mediaName)) });
      case 'reason_known':
        return t('review.decision.missing.reason_known', { count, codes: list(subjects) });
      case 'level_within_cap':
        return view.reachableLevel === 0
          ? t('review.decision.missing.level_none', { asked: application.levelRequested })
          : t('review.decision.missing.level_within_cap', {
              asked: application.levelRequested,
              reach: view.reachableLevel,
            });
      case 'verdict_allowed':
      case 'reason_given':
      case 'new_attempt_stated':
      case 'evidence_digests':
      case 'policy_version':
      case 'note_length':
      case 'attempts_left':
        return t(`review.decision.missing.${rule}`);
    }
  };
}
