import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuidv7 } from 'uuid';
import type { DecisionDraft } from '../../../../shared/contract/decision';
import type { Verdict } from '../../../../shared/portal-api/application';
import { useAnnounce } from '../../../components/announcer';
import { useDesk } from '../../../desk/desk-context';
import { useTakeNext } from '../../../desk/take-next';
import { useUndoOffer } from '../../../desk/undo-offer';
import { contentOf, draftOfDecision, judgementOf } from '../model/decision-content';
import { useReview } from '../review-context';

const secondsUntil = (atMs: number): number => Math.max(0, Math.ceil((atMs - Date.now()) / 1000));

/**
 * Signs a decision. A second press, or another try after an answer that was lost, sends the very same decision with the very same id;
 * only another judgement is another decision. Afterwards the next application opens and the undo is offered.
 */
export function useSign(verdict: Verdict) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const desk = useDesk();
  const queryClient = useQueryClient();
  const { take } = useTakeNext();
  const { offer } = useUndoOffer();
  const { state, application, checklist, activeMs, hold, finish } = useReview();
  const attempt = useRef<{ judgement: string; draft: DecisionDraft }>(undefined);
  const submit = useMutation(
    desk.decision.submit.mutationOptions({
      onMutate: () => hold(true),
      onError: () => hold(false),
      onSuccess: (decision) => {
        finish();
        offer(decision);
        announce(
          t('undo.announce', {
            seconds: secondsUntil(decision.holdUntilMs ?? 0),
          }),
          'assertive',
        );
        void queryClient.invalidateQueries({ queryKey: desk.outbox.key() });
        take(decision.applicationId);
      },
    }),
  );
  return {
    isSigning: submit.isPending || submit.isSuccess,
    error: submit.error,
    sign: () => {
      if (submit.isPending || submit.isSuccess) return;
      const content = contentOf(verdict, state, { application, checklist });
      const judgement = judgementOf(content);
      if (attempt.current?.judgement !== judgement)
        attempt.current = { judgement, draft: draftOfDecision(uuidv7(), content, state, application, activeMs()) };
      submit.mutate(attempt.current.draft);
    },
  };
}
