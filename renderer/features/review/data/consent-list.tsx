import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../format/use-words';
import { useReview } from '../review-context';
import css from './applicant-zone.module.css';

const ICON = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

/** What the applicant agreed to. */
export function ConsentList() {
  const { t } = useTranslation();
  const words = useWords();
  const { consent } = useReview().application;
  return (
    <section className={css['section']}>
      <h2 className={css['heading']}>{t('review.consent.title')}</h2>
      {consent.length === 0 ? (
        <p className={css['none']} data-tone="caution">
          {t('review.consent.none')}
        </p>
      ) : null}
      <ul className={css['list']}>
        {consent.map(({ purpose, given, at }) => (
          <li key={`${purpose} ${at}`} data-severity={given ? 'fine' : 'alert'}>
            {given ? <IconCheck {...ICON} /> : <IconX {...ICON} />}
            <span>{t(`review.consent.${purpose}`)}</span>
            <span className={css['end']}>
              {given ? t('review.consent.given', { day: words.day(Date.parse(at)) }) : t('review.consent.notGiven')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
