import { IconAlertTriangle, IconCheck, IconEyeOff, IconHelp, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FACE_SUBJECT, LIVENESS_SUBJECT } from '../../../../shared/domain/checklist';
import { useWords } from '../../../format/use-words';
import { useReview } from '../review-context';
import css from './applicant-zone.module.css';

const ICONS = {
  fine: IconCheck,
  look: IconInfoCircle,
  alert: IconAlertTriangle,
  not_available: IconHelp,
} as const;
const ICON = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

/** What the portal noticed. Its scores come only after the person has judged clip and face. */
export function SignalList() {
  const { t } = useTranslation();
  const words = useWords();
  const { application, checklist, state } = useReview();
  const { signals, liveness } = application;
  const toLook = signals.filter(({ severity }) => severity === 'look' || severity === 'alert').length;
  const isJudged = checklist
    .filter(({ subject }) => subject === LIVENESS_SUBJECT || subject === FACE_SUBJECT)
    .every(({ key }) => state.answers[key] !== undefined);
  const scores = liveness?.scores ?? [];
  return (
    <section className={css['section']}>
      <h2 className={css['heading']}>
        {t('review.signals.title')}
        {toLook > 0 ? <span>{t('review.signals.toLook', { count: toLook })}</span> : null}
      </h2>
      {signals.length === 0 && scores.length === 0 ? <p className={css['none']}>{t('review.signals.none')}</p> : null}
      <ul className={css['list']}>
        {signals.map((signal) => {
          const Icon = ICONS[signal.severity];
          return (
            <li key={`${signal.kind} ${signal.text.en}`} data-severity={signal.severity}>
              <Icon {...ICON} />
              <span>
                <span className={css['hidden']}>{t(`review.signals.severity.${signal.severity}`)}: </span>
                {words.local(signal.text)}
              </span>
            </li>
          );
        })}
        {scores.length > 0 && !isJudged ? (
          <li data-severity="not_available">
            <IconEyeOff {...ICON} />
            {t('review.signals.scoresHidden')}
          </li>
        ) : null}
        {isJudged
          ? scores.map(({ kind, valuePercent, thresholdPercent }) => {
              // Likeness is good when it is high; signs of an attack are good when they are few.
              const isFine = valuePercent >= thresholdPercent === (kind === 'face_match');
              const Icon = isFine ? IconCheck : IconInfoCircle;
              return (
                <li key={kind} data-severity={isFine ? 'fine' : 'look'}>
                  <Icon {...ICON} />
                  {t(`review.signals.scores.${kind}.${isFine ? 'fine' : 'look'}`, {
                    value: valuePercent,
                    threshold: thresholdPercent,
                  })}
                </li>
              );
            })
          : null}
      </ul>
    </section>
  );
}
