import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../format/use-words';
import { splitKey } from '../model/review-state';
import { useReview } from '../review-context';
import css from './reasons-part.module.css';

/** One reason with its words for colleagues and where it came from. */
export function ReasonChip({ code }: { code: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const { policy, state, dispatch, canDecide } = useReview();
  const reason = policy.reasonCodes.find((known) => known.code === code);
  const from = state.broughtBy[code];
  return (
    <li className={css['chip']}>
      <span className={css['code']}>{code}</span>
      {from === undefined ? null : (
        <span className={css['from']}>{t('review.reasons.from', { check: splitKey(from).checkId })}</span>
      )}
      {canDecide ? (
        <button
          type="button"
          aria-label={t('review.reasons.remove', { code })}
          onClick={() => dispatch({ type: 'reason_removed', code })}
        >
          <IconX size={14} stroke={2} aria-hidden="true" />
        </button>
      ) : null}
      {reason ? <span className={css['internal']}>{words.local(reason.internal)}</span> : null}
    </li>
  );
}
