import { VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../shared/contract/application';
import type { DeskPerson } from '../../../shared/contract/session';
import type { Policy } from '../../../shared/portal-api/policy';
import { Zone } from '../../components/zone';
import { useKeys } from '../../keyboard/keyboard-context';
import { ApplicantZone } from './data/applicant-zone';
import { EvidenceZone } from './evidence/evidence-zone';
import { JudgementZone } from './judgement/judgement-zone';
import { ReviewContext } from './review-context';
import { useReviewState } from './use-review-state';
import css from './review-desk.module.css';

interface ReviewDeskProps {
  view: ApplicationView;
  policy: Policy;
  person: DeskPerson;
}

/** The three zones of a review: data on the left, evidence in the middle, judgement on the right. */
export function ReviewDesk({ view, policy, person }: ReviewDeskProps) {
  const { t } = useTranslation();
  const review = useReviewState(view, policy, person);
  const [isFolded, setFolded] = useState(false);
  useKeys('review', { foldZones: () => setFolded((before) => !before) });
  return (
    <ReviewContext value={review}>
      <div className={css['desk']} data-folded={isFolded || undefined}>
        {isFolded ? (
          <VisuallyHidden component="h1">{view.application.reference}</VisuallyHidden>
        ) : (
          <Zone label={t('zones.applicant')} className={css['applicant']}>
            <ApplicantZone />
          </Zone>
        )}
        <Zone label={t('zones.evidence')} className={css['evidence']}>
          <EvidenceZone isFolded={isFolded} />
        </Zone>
        <Zone label={t('zones.judgement')} className={css['judgement']}>
          <JudgementZone isFolded={isFolded} />
        </Zone>
      </div>
    </ReviewContext>
  );
}
