import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useAnnounce } from '../../components/announcer';
import { KeyCaps } from '../../components/key-caps';
import { useDesk } from '../../desk/desk-context';
import { useUndoOffer } from '../../desk/undo-offer';
import { useNow, useWords } from '../../format/use-words';
import { ariaKeys } from '../../keyboard/key-caps';
import { useKeys } from '../../keyboard/keyboard-context';
import css from './undo-toast.module.css';

const AFTERMATH_MS = 4000;

/** Offers to undo the decision just signed, for as long as core holds it. */
export function UndoToast() {
  const { t } = useTranslation();
  const words = useWords();
  const desk = useDesk();
  const queryClient = useQueryClient();
  const announce = useAnnounce();
  const [, navigate] = useLocation();
  const { decision, withdraw, undone } = useUndoOffer();
  const [aftermath, setAftermath] = useState<string>();
  const nowMs = useNow(200);
  const untilMs = decision?.holdUntilMs ?? 0;
  const undo = useMutation(
    desk.decision.undo.mutationOptions({
      onSuccess: async ({ applicationId }) => {
        setAftermath(t('undo.undone'));
        announce(t('undo.undone'), 'assertive');
        withdraw();
        await queryClient.invalidateQueries({ queryKey: desk.application.get.key({ input: { applicationId } }) });
        await queryClient.invalidateQueries({ queryKey: desk.outbox.key() });
        undone();
        navigate(`/review/${encodeURIComponent(applicationId)}`);
      },
      onError: (error) => {
        setAftermath(words.error(error));
        withdraw();
      },
    }),
  );
  useEffect(() => {
    if (decision === undefined || undo.isPending) return undefined;
    const timer = setTimeout(withdraw, Math.max(0, untilMs - Date.now()));
    return () => clearTimeout(timer);
  }, [decision, untilMs, undo.isPending, withdraw]);
  useEffect(() => {
    if (aftermath === undefined) return undefined;
    const timer = setTimeout(() => setAftermath(undefined), AFTERMATH_MS);
    return () => clearTimeout(timer);
  }, [aftermath]);
  const press = () => {
    if (decision && !undo.isPending) undo.mutate({ decisionId: decision.decisionId });
  };
  useKeys('global', { undo: press }, decision !== undefined);
  if (!decision)
    return aftermath === undefined ? null : (
      <output className={css['toast']}>
        <span>{aftermath}</span>
      </output>
    );
  const totalMs = Math.max(1, untilMs - decision.decidedAtMs);
  const leftMs = Math.max(0, untilMs - nowMs);
  return (
    <section className={css['toast']} aria-label={t('undo.label')}>
      <div>
        <p className={css['title']}>{t(`undo.saved.${decision.verdict}`, { reference: decision.reference })}</p>
        <p className={css['text']}>{t('undo.goesOut', { count: Math.ceil(leftMs / 1000) })}</p>
      </div>
      <button type="button" className={css['undo']} aria-keyshortcuts={ariaKeys('undo')} onClick={press}>
        {undo.isPending ? t('undo.undoing') : t('undo.undo')}
        <KeyCaps act="undo" />
      </button>
      <span className={css['left']} style={{ width: `${(leftMs / totalMs) * 100}%` }} aria-hidden="true" />
    </section>
  );
}
