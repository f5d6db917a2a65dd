import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { DecisionView } from '../../../shared/contract/decision';
import { ActButton } from '../../components/act-button';
import { NoteLine } from '../../components/note-line';
import { useDesk } from '../../desk/desk-context';
import { useWords } from '../../format/use-words';
import { ReceiptFacts } from './receipt-facts';
import { StateMark } from './state-mark';
import { useStory } from './use-story';
import css from './decisions-screen.module.css';

/** One decision with its story, its receipt and what can be done about it. */
export function DecisionRow({ decision, nowMs }: { decision: DecisionView; nowMs: number }) {
  const { t } = useTranslation();
  const words = useWords();
  const desk = useDesk();
  const queryClient = useQueryClient();
  const story = useStory();
  const [isOpen, setOpen] = useState(false);
  const retry = useMutation(
    desk.outbox.retry.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: desk.outbox.key() }),
    }),
  );
  return (
    <li className={css['row']} tabIndex={-1} data-row="" aria-label={decision.reference}>
      <Link to={`/review/${encodeURIComponent(decision.applicationId)}`} className={css['reference'] ?? ''}>
        {decision.reference}
      </Link>
      <span className={css['verdict']}>{t(`verdicts.${decision.verdict}`)}</span>
      <StateMark state={decision.state} />
      <div className={css['story']}>
        <p>
          {story(decision, nowMs).map((sentence) => (
            <span key={sentence}>{sentence} </span>
          ))}
        </p>
        {decision.reasonCodes.length > 0 ? (
          <p className={css['reasons']}>
            {t('decisions.reasons')} <span className={css['codes']}>{decision.reasonCodes.join(' · ')}</span>
          </p>
        ) : null}
        {isOpen && decision.receipt ? <ReceiptFacts receipt={decision.receipt} /> : null}
        {retry.error ? <NoteLine>{words.error(retry.error)}</NoteLine> : null}
      </div>
      <div className={css['acts']}>
        {decision.state === 'pending' ? (
          <ActButton
            size="xs"
            variant="default"
            busyLabel={retry.isPending ? t('decisions.retrying') : undefined}
            onClick={() => retry.mutate({ decisionId: decision.decisionId })}
          >
            {t('decisions.retry')}
          </ActButton>
        ) : null}
        {decision.receipt ? (
          <button type="button" className={css['link']} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? t('decisions.hideReceipt') : t('decisions.showReceipt')}
          </button>
        ) : null}
      </div>
    </li>
  );
}
