import { IconArrowBackUp, IconGavel, IconInbox, IconRotate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../../../shared/portal-api/application';
import { useWords } from '../../../format/use-words';
import { useReview } from '../review-context';
import css from './applicant-zone.module.css';

const ICONS = { submitted: IconInbox, decided: IconGavel, reopened: IconRotate, withdrawn: IconArrowBackUp } as const;

/** Earlier attempts and decisions. */
export function HistoryList() {
  const { t } = useTranslation();
  const words = useWords();
  const { history } = useReview().application;
  const sentence = (event: Application['history'][number]): string => {
    const { kind, attempt, verdict, by } = event;
    if (kind !== 'decided') return t(`review.history.${kind}`, { attempt });
    const done = verdict === undefined ? '' : t(`verdictsDone.${verdict}`);
    return by === undefined
      ? t('review.history.decidedBySomeone', { attempt, verdict: done })
      : t('review.history.decided', { attempt, verdict: done, name: by.name });
  };
  return (
    <section className={css['section']}>
      <h2 className={css['heading']}>{t('review.history.title')}</h2>
      {history.length === 0 ? <p className={css['none']}>{t('review.history.none')}</p> : null}
      <ul className={css['list']}>
        {history.map((event) => {
          const Icon = ICONS[event.kind];
          return (
            <li key={`${event.at} ${event.kind}`}>
              <Icon size={16} stroke={1.5} aria-hidden="true" />
              <span>
                {sentence(event)}
                {event.reasonCodes && event.reasonCodes.length > 0 ? (
                  <span className={css['codes']}>{event.reasonCodes.join(' · ')}</span>
                ) : null}
              </span>
              <span className={css['end']}>{words.day(Date.parse(event.at))}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
