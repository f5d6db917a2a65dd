import { IconClock, IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../shared/contract/application';
import { useDesk } from '../../desk/desk-context';
import { dueState } from '../../format/format';
import { useNow, useWords } from '../../format/use-words';
import css from './review-header.module.css';

function ClaimWords({ claim }: { claim: ApplicationView['claim'] }) {
  const { t } = useTranslation();
  const words = useWords();
  const time = claim.expiresAtMs === undefined ? undefined : words.clock(claim.expiresAtMs);
  const text = (() => {
    switch (claim.state) {
      case 'ours':
        return t('review.header.yours', { time: time ?? '' });
      case 'expired':
        return time === undefined ? t('review.header.expiredNoTime') : t('review.header.expired', { time });
      case 'held_by_other':
        return t('review.header.other', { name: claim.holderName ?? '', time: time ?? '' });
      case 'free':
        return t('review.header.free');
    }
  })();
  return (
    <span className={css['part']} data-tone={claim.state === 'ours' ? undefined : 'caution'}>
      <IconUserCheck size={16} stroke={1.5} aria-hidden="true" />
      {text}
    </span>
  );
}

/** What the header says of the application on screen: reference, due, level, attempt, claim. Never a name. */
export function ReviewHeader({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const nowMs = useNow(10_000);
  const desk = useDesk();
  const { data } = useQuery(desk.application.get.queryOptions({ input: { applicationId }, gcTime: 0 }));
  const { data: policy } = useQuery(desk.policy.get.queryOptions());
  if (!data) return null;
  const { application, reachableLevel, claim } = data;
  const dueAtMs = Date.parse(application.dueAt);
  const due = dueState(dueAtMs, nowMs);
  const time = words.due(dueAtMs, nowMs);
  return (
    <div className={css['parts']}>
      <span className={css['reference']}>{application.reference}</span>
      <span className={css['part']} data-tone={due === 'later' ? undefined : 'caution'}>
        <IconClock size={16} stroke={1.5} aria-hidden="true" />
        {due === 'overdue' ? t('review.header.overdue', { time }) : t('review.header.due', { time })}
      </span>
      <span className={css['part']} data-tone={reachableLevel < application.levelRequested ? 'caution' : undefined}>
        {reachableLevel === 0
          ? t('review.header.levelNone', { asked: application.levelRequested })
          : t('review.header.level', { asked: application.levelRequested, reach: reachableLevel })}
      </span>
      {policy ? (
        <span className={css['part']}>
          {t('review.header.attempt', { attempt: application.attempt, max: policy.maxAttempts })}
        </span>
      ) : null}
      <ClaimWords claim={claim} />
    </div>
  );
}
