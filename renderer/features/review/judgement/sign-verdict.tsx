import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../../shared/portal-api/application';
import { ActButton } from '../../../components/act-button';
import { NoteLine } from '../../../components/note-line';
import { useWords } from '../../../format/use-words';
import { useKeys } from '../../../keyboard/keyboard-context';
import { useReview } from '../review-context';
import { MissingList } from './missing-list';
import { NewAttempt } from './new-attempt';
import { useSign } from './use-sign';
import css from './judgement-zone.module.css';

const TONES = { approve: 'pass', reject: 'fail', flag: 'caution' } as const;

/** The chosen verdict, once more in words, and the signature. */
export function SignVerdict({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation();
  const words = useWords();
  const id = useId();
  const { missing, dispatch, application } = useReview();
  const { sign, isSigning, error } = useSign(verdict);
  const lacking = missing[verdict];
  const isOff = lacking.length > 0;
  const press = () => {
    if (!isOff) sign();
  };
  useKeys('review', { sign: press });
  return (
    <>
      <h2 className={css['chosen']} data-tone={TONES[verdict]}>
        {t(`review.decision.chosen.${verdict}`, { level: application.levelRequested })}
      </h2>
      {verdict === 'reject' ? <NewAttempt /> : null}
      {isOff ? <MissingList id={id} verdict={verdict} missing={lacking} /> : null}
      {error ? <NoteLine>{`${t('review.decision.notSaved')} ${words.error(error)}`}</NoteLine> : null}
      <div className={css['signing']}>
        <ActButton
          size="lg"
          act="stepBack"
          variant="default"
          onClick={() => dispatch({ type: 'chosen', verdict: undefined })}
        >
          {t('review.decision.back')}
        </ActButton>
        <ActButton
          size="lg"
          act="sign"
          place="sign"
          tone={TONES[verdict]}
          fullWidth
          offBecause={isOff ? id : undefined}
          busyLabel={isSigning ? t('review.decision.signing') : undefined}
          onClick={press}
        >
          {t(`review.decision.sign.${verdict}`)}
        </ActButton>
      </div>
    </>
  );
}
