import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isOpen } from '../../../../shared/domain/application-state';
import { isUndelivered } from '../../../../shared/domain/outbox-state';
import { ActButton } from '../../../components/act-button';
import { NoteLine } from '../../../components/note-line';
import { useDesk } from '../../../desk/desk-context';
import { useWords } from '../../../format/use-words';
import { useReview } from '../review-context';
import css from './judgement-zone.module.css';

/** Why nothing can be decided here now, and the way to change that. */
export function LookOnly() {
  const { t } = useTranslation();
  const words = useWords();
  const desk = useDesk();
  const queryClient = useQueryClient();
  const { view, application, policy } = useReview();
  const labelId = useId();
  const [reasonCode, setReasonCode] = useState<string>();
  const take = useMutation(
    desk.claim.take.mutationOptions({
      onSuccess: ({ applicationId }) =>
        queryClient.invalidateQueries({ queryKey: desk.application.get.key({ input: { applicationId } }) }),
    }),
  );
  const { claim, ourDecision } = view;
  const time = claim.expiresAtMs === undefined ? '' : words.clock(claim.expiresAtMs);
  if (ourDecision && (isUndelivered(ourDecision.state) || !isOpen(application.status)))
    return (
      <p className={css['words']}>
        <strong>
          {t('review.decision.decidedHere', {
            verdict: t(`verdictsDone.${ourDecision.verdict}`),
            time: words.clock(ourDecision.decidedAtMs),
          })}
        </strong>{' '}
        {t('review.decision.decidedHereMore')} <Link to="/decisions">{t('review.decision.openOutbox')}</Link>
      </p>
    );
  if (!isOpen(application.status))
    return (
      <p className={css['words']}>
        {t('review.decision.lookClosed', { status: t(`queue.status.${application.status}`).toLowerCase() })}
      </p>
    );
  if (claim.state === 'held_by_other')
    return <p className={css['words']}>{t('review.decision.lookOther', { name: claim.holderName ?? '', time })}</p>;
  const reasons = claim.state === 'expired' ? [] : policy.claims.chooseReasons;
  return (
    <>
      <p className={css['words']}>
        {claim.state === 'expired' ? t('review.decision.lookExpired') : t('review.decision.lookFree')}
      </p>
      {take.error ? <NoteLine>{words.error(take.error)}</NoteLine> : null}
      {reasons.length > 0 ? (
        <label className={css['choose']} id={labelId}>
          {t('queue.choose.title')}
          <select value={reasonCode ?? ''} onChange={(event) => setReasonCode(event.currentTarget.value)}>
            <option value="" disabled>
              –
            </option>
            {reasons.map(({ code, text }) => (
              <option key={code} value={code}>
                {words.local(text)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <ActButton
        size="lg"
        offBecause={reasons.length > 0 && reasonCode === undefined ? labelId : undefined}
        busyLabel={take.isPending ? t('review.decision.taking') : undefined}
        onClick={() =>
          take.mutate({ applicationId: application.id, ...(reasonCode === undefined ? {} : { reasonCode }) })
        }
      >
        {t('review.decision.take')}
      </ActButton>
    </>
  );
}
