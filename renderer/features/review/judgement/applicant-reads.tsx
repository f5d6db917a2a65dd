import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCaps } from '../../../components/key-caps';
import { useWords } from '../../../format/use-words';
import { ariaKeys } from '../../../keyboard/key-caps';
import { useKeys } from '../../../keyboard/keyboard-context';
import { useReview } from '../review-context';
import css from './reasons-part.module.css';

/** What the applicant will read, in the applicant's own language. */
export function ApplicantReads() {
  const { t } = useTranslation();
  const words = useWords();
  const { application, policy, state } = useReview();
  const [isAsked, setAsked] = useState(false);
  // A rejection is never signed without its words in sight.
  const isOpen = isAsked || state.chosen === 'reject';
  const toggle = () => setAsked((before) => !before);
  useKeys('review', { applicantReads: toggle });
  const { locale } = application;
  const language = locale.split('-')[0] ?? locale;
  const reasons = policy.reasonCodes.filter(({ code }) => state.reasonCodes.includes(code));
  const texts = [...new Set(reasons.map(({ applicant }) => applicant[language] ?? applicant.en))];
  const hasNeutral = reasons.some(({ applicantTextClass }) => applicantTextClass === 'neutral');
  return (
    <div className={css['reads']}>
      <button type="button" aria-expanded={isOpen} aria-keyshortcuts={ariaKeys('applicantReads')} onClick={toggle}>
        <IconMail size={15} stroke={1.5} aria-hidden="true" />
        {isOpen ? t('review.reasons.readsHide') : t('review.reasons.readsShow')}
        <KeyCaps act="applicantReads" />
      </button>
      {isOpen ? (
        <>
          <p className={css['none']}>
            {texts.length === 0
              ? t('review.reasons.readsNothing')
              : t('review.reasons.reads', { language: words.language(language) })}
          </p>
          {texts.map((text) => (
            <blockquote key={text} lang={language} dir="auto">
              {text}
            </blockquote>
          ))}
          {hasNeutral ? <p className={css['none']}>{t('review.reasons.neutral')}</p> : null}
        </>
      ) : null}
    </div>
  );
}
