import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClockPlay,
  IconFlag,
  IconProgressX,
  IconUserCheck,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contract/queue';
import { isUndelivered, needsPerson } from '../../../shared/domain/outbox-state';
import type { Words } from '../../format/use-words';
import css from './queue-grid.module.css';

const ICON = { size: 15, stroke: 1.5, 'aria-hidden': true } as const;
const STATUS_ICONS = {
  pending: IconCircleDashed,
  claimed: IconUserCheck,
  approved: IconCircleCheck,
  rejected: IconCircleX,
  flagged: IconFlag,
  withdrawn: IconProgressX,
} as const;

/** Where an application stands: at the portal, or decided here and not sent yet. */
export function StatusCell({ row }: { row: QueueRow }) {
  const { t } = useTranslation();
  const isDecidedHere = row.ourDecision !== undefined && isUndelivered(row.ourDecision.state);
  // A claim is known here before the portal's feed says so.
  const status = row.status === 'pending' && row.claim ? 'claimed' : row.status;
  const Icon = isDecidedHere ? IconClockPlay : STATUS_ICONS[status];
  return (
    <span className={css['state']}>
      <Icon {...ICON} />
      {isDecidedHere ? t('queue.decidedHere') : t(`queue.status.${status}`)}
    </span>
  );
}

/** Who has it, or what of ours is on its way. */
export function ClaimCell({ row, nowMs, words }: { row: QueueRow; nowMs: number; words: Words }) {
  const { t } = useTranslation();
  const decision = row.ourDecision;
  if (decision && needsPerson(decision.state)) return <span data-tone="caution">{t('queue.needsYou')}</span>;
  if (decision && isUndelivered(decision.state)) return <span data-tone="accent">{t('queue.notSentYet')}</span>;
  if (row.hasDraft && !row.claim) return <span>{t('queue.draft')}</span>;
  if (!row.claim) return <span data-tone="quiet">{t('queue.claimFree')}</span>;
  const minutes = words.minutes(row.claim.expiresAtMs, nowMs);
  return row.claim.mine ? (
    <span data-tone="accent">{t('queue.claimMine', { minutes })}</span>
  ) : (
    <span>{t('queue.claimOther', { name: row.claim.holderName, minutes })}</span>
  );
}

/** How much of it is on this desk and verified. */
export function DeskCell({ row }: { row: QueueRow }) {
  const { t } = useTranslation();
  const percent = row.onDeskPercent;
  const kind = percent === undefined ? 'none' : percent === 100 ? 'all' : 'part';
  return (
    <span className={css['state']} data-tone={kind === 'all' ? undefined : 'quiet'}>
      <span className={css['dot']} data-kind={kind} aria-hidden="true" />
      {percent === undefined
        ? t('queue.notHere')
        : percent === 100
          ? t('queue.ready')
          : t('queue.percentHere', { percent })}
    </span>
  );
}
