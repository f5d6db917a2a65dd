import { IconCheck, IconLock } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../../shared/portal-api/application';
import { ActButton } from '../../../components/act-button';
import { useAnnounce } from '../../../components/announcer';
import { useKeys } from '../../../keyboard/keyboard-context';
import { useReview } from '../review-context';
import type { Missing } from '../model/missing';
import { MissingList } from './missing-list';
import { useMissingWords } from './use-missing-words';
import css from './judgement-zone.module.css';

/** While a check is failed there will be reasons; that they do not go with an approval is said only once they are all that is left. */
const worthSaying = (missing: readonly Missing[]): readonly Missing[] =>
  missing.some(({ rule }) => rule === 'checks_passed')
    ? missing.filter(({ rule }) => rule !== 'reason_known')
    : missing;

const FOCUS_SIGN = () => setTimeout(() => document.querySelector<HTMLElement>('[data-place=sign]')?.focus());

/** What is missing for approving, and the three verdicts. Choosing never signs. */
export function ChooseVerdict() {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const id = useId();
  const { missing, dispatch, policy, application, checklist } = useReview();
  const say = useMissingWords();
  const isReady = missing.approve.length === 0;
  const choose = (verdict: Verdict) => () => {
    if (!policy.verdicts.includes(verdict)) return;
    if (verdict === 'approve' && !isReady) {
      announce(
        worthSaying(missing.approve)
          .map((one) => say(one))
          .join(' '),
      );
      return;
    }
    const newAttempt = application.attempt < policy.maxAttempts ? ('invited' as const) : ('not_invited' as const);
    dispatch({ type: 'chosen', verdict, ...(verdict === 'reject' ? { newAttempt } : {}) });
    FOCUS_SIGN();
  };
  const [approve, reject, flag] = [choose('approve'), choose('reject'), choose('flag')];
  useKeys('review', { chooseApprove: approve, chooseReject: reject, chooseFlag: flag });
  return (
    <>
      <div className={css['say']}>
        {isReady ? (
          <IconCheck size={16} stroke={2} aria-hidden="true" data-tone="pass" />
        ) : (
          <IconLock size={16} stroke={1.5} aria-hidden="true" />
        )}
        {isReady ? (
          <p className={css['words']} id={id}>
            <strong>{t('review.decision.ready', { count: checklist.length })}</strong>{' '}
            {t('review.decision.readyLevel', { level: application.levelRequested })}
          </p>
        ) : (
          <MissingList id={id} verdict="approve" missing={worthSaying(missing.approve)} />
        )}
      </div>
      <div className={css['verdicts']}>
        <ActButton
          size="lg"
          act="chooseApprove"
          tone="pass"
          variant={isReady ? 'filled' : 'default'}
          offBecause={isReady ? undefined : id}
          onClick={approve}
        >
          {t('verdicts.approve')}
        </ActButton>
        <ActButton size="lg" act="chooseReject" tone="fail" variant="outline" onClick={reject}>
          {t('verdicts.reject')}
        </ActButton>
        <ActButton size="lg" act="chooseFlag" tone="caution" variant="outline" onClick={flag}>
          {t('verdicts.flag')}
        </ActButton>
      </div>
    </>
  );
}
