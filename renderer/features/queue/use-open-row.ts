import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { QueueRow } from '../../../shared/contract/queue';
import { isOpen } from '../../../shared/domain/application-state';
import { isUndelivered } from '../../../shared/domain/outbox-state';
import { useDesk } from '../../desk/desk-context';

/** Whether opening a row takes it: it is open, nobody has it, and we have not decided it. */
const isTakeable = (row: QueueRow): boolean =>
  isOpen(row.status) &&
  row.claim === undefined &&
  (row.ourDecision === undefined || !isUndelivered(row.ourDecision.state));

/** Opens rows by hand: says what is broken, asks why it is chosen, or opens it to look. */
export function useOpenRow() {
  const desk = useDesk();
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState<QueueRow>();
  const [broken, setBroken] = useState<QueueRow>();
  const { data: policy } = useQuery(desk.policy.get.queryOptions());
  const take = useMutation(
    desk.claim.take.mutationOptions({
      onSuccess: ({ applicationId }) => navigate(`/review/${encodeURIComponent(applicationId)}`),
    }),
  );
  return {
    chosen,
    broken,
    take,
    reasons: policy?.claims.chooseReasons ?? [],
    open: (row: QueueRow) => {
      take.reset();
      if (row.broken !== undefined) setBroken(row);
      else if (isTakeable(row)) setChosen(row);
      else navigate(`/review/${encodeURIComponent(row.applicationId)}`);
    },
    choose: (reasonCode: string | undefined) => {
      if (!chosen || take.isPending) return;
      const { applicationId } = chosen;
      take.mutate({ applicationId, ...(reasonCode === undefined ? {} : { reasonCode }) });
    },
    look: () => {
      if (chosen) navigate(`/review/${encodeURIComponent(chosen.applicationId)}`);
    },
    close: () => {
      setChosen(undefined);
      setBroken(undefined);
    },
  };
}
