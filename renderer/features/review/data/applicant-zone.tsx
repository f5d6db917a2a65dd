import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords, useNow } from '../../../format/use-words';
import { useKeys } from '../../../keyboard/keyboard-context';
import { useReview } from '../review-context';
import { ConsentAlert } from './consent-alert';
import { ConsentList } from './consent-list';
import { DocumentFields } from './document-fields';
import { HistoryList } from './history-list';
import { SignalList } from './signal-list';
import css from './applicant-zone.module.css';

/** How long numbers stay in sight once asked for, in milliseconds. */
const SHOWN_MS = 30_000;

/** The left zone: who applies, typed beside read, signals, consent, history. */
export function ApplicantZone() {
  const { t } = useTranslation();
  const words = useWords();
  const nowMs = useNow(60_000);
  const { application } = useReview();
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isShown) return undefined;
    const timer = setTimeout(() => setShown(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isShown]);
  const toggle = () => setShown((before) => !before);
  useKeys('review', { unmask: toggle });
  const { applicant, locale } = application;
  return (
    <>
      <header className={css['who']}>
        <h1 className={css['name']} dir="auto" lang={locale}>
          {applicant.familyName}, {applicant.givenNames}
        </h1>
        <p className={css['small']}>
          {t('review.writes', {
            language: words.language(locale),
            time: words.moment(Date.parse(application.submittedAt), nowMs),
          })}
        </p>
      </header>
      <ConsentAlert />
      <div className={css['scroll']}>
        <DocumentFields isShown={isShown} onToggle={toggle} />
        <SignalList />
        <ConsentList />
        <HistoryList />
      </div>
    </>
  );
}
