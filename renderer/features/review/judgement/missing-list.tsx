import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../../shared/portal-api/application';
import type { Missing } from '../model/missing';
import { useReview } from '../review-context';
import { useMissingWords } from './use-missing-words';
import css from './judgement-zone.module.css';

interface MissingListProps {
  id: string;
  verdict: Verdict;
  missing: readonly Missing[];
}

/** Says in words, in the order of work, why a verdict is off, and offers the way to the first thing to do. */
export function MissingList({ id, verdict, missing }: MissingListProps) {
  const { t } = useTranslation();
  const { goTo } = useReview();
  const say = useMissingWords();
  const place = missing.find((one) => one.place !== undefined)?.place;
  return (
    <p className={css['words']} id={id}>
      <strong>{t(`review.decision.off.${verdict}`)}</strong>{' '}
      {missing.map((one) => (
        <span key={one.rule}>{say(one)} </span>
      ))}
      {place ? (
        <button type="button" className={css['link']} onClick={() => goTo(place)}>
          {t('review.decision.goTo')}
        </button>
      ) : null}
    </p>
  );
}
